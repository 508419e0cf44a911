/** Which column of a file is what, the day it holds for, what to do with wrong lines, and the first lines as they would be read. */
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  Button,
  Choices,
  DataTable,
  DateField,
  Disclosure,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  PageTitle,
  Section,
  SelectField,
  Stack,
} from '../../../ui/index.ts';
import type { Code } from '../../conditions/index.ts';
import type { Classification } from '../../industries/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { Preview, PreviewRow } from '../actions/preview-upload.ts';
import { type FileMapping, REGISTER_COLUMNS, type RegisterColumn } from '../domain/register-columns.ts';
import type { RegisterUpload } from '../domain/register-upload.ts';
import { isPersonalTaxCode, maskTaxCode } from '../domain/tax-code.ts';
import { importText } from '../messages/imports.ts';
import { dossierText } from '../messages/index.ts';
import { DELIMITERS } from './import-form.ts';

interface Names {
  readonly places: Gazetteer;
  readonly industries: Classification;
  readonly statuses: readonly Code[];
}

export function ImportMappingPage(props: {
  readonly language: Language;
  readonly base: string;
  readonly command: string;
  readonly upload: RegisterUpload;
  /** As typed, when it was no day. */
  readonly asOf?: string;
  readonly preview: Preview | undefined;
  readonly names: Names;
  readonly issues?: readonly Issue[];
}) {
  const { language, upload } = props;
  const text = importText(language);
  const address = `${props.base}/${upload.id}`;
  return (
    <>
      <ErrorSummary language={language} issues={props.issues ?? []} />
      <PageTitle over={text.title} title={upload.fileName} />
      <form method="post" action={address}>
        <HiddenFields fields={{ command: props.command }} />
        <Section title={text.mapping.title} aside={text.mapping.lead}>
          <Stack>
            <Columns {...props} />
          </Stack>
        </Section>
        <Section title={text.preview.title} full>
          <PreviewTable
            language={language}
            preview={props.preview}
            names={props.names}
            withTax={upload.mapping.columns?.taxArisenYear != null}
          />
        </Section>
        <Section title={text.mapping.how}>
          <Stack>
            <Settings {...props} />
            <Actions>
              <Button name="do" value="start">
                {text.mapping.start}
              </Button>
              <Button name="do" value="look" kind="secondary">
                {text.mapping.look}
              </Button>
            </Actions>
          </Stack>
        </Section>
      </form>
      <ActForm action={`${address}/cancel`} command={props.command} kind="text">
        {text.mapping.cancel}
      </ActForm>
    </>
  );
}

/** Found columns first; those the file seems to lack wait behind a disclosure. */
function Columns(props: {
  readonly language: Language;
  readonly upload: RegisterUpload;
  readonly issues?: readonly Issue[];
}) {
  const { language, upload } = props;
  const text = importText(language);
  const headings = [...new Set(upload.headings.map((heading) => heading.trim()))].filter((heading) => heading !== '');
  const options = headings.map((heading) => ({ value: heading, label: heading }));
  const isShown = (field: RegisterColumn) =>
    field === 'taxCode' ||
    field === 'name' ||
    chosen(upload.mapping, field, headings) !== '' ||
    issueFor(props.issues ?? [], field) !== undefined;
  const select = (field: RegisterColumn) => {
    const error = issueFor(props.issues ?? [], field);
    return (
      <SelectField
        key={field}
        language={language}
        name={field}
        label={text.fields[field]}
        options={options}
        any={text.mapping.notThere}
        value={chosen(upload.mapping, field, headings)}
        error={error}
      />
    );
  };
  const others = REGISTER_COLUMNS.filter((field) => !isShown(field));
  return (
    <>
      {REGISTER_COLUMNS.filter(isShown).map(select)}
      {others.length > 0 && (
        <Disclosure summary={text.mapping.others(String(others.length))}>{others.map(select)}</Disclosure>
      )}
    </>
  );
}

function chosen({ columns }: FileMapping, field: RegisterColumn, headings: readonly string[]): string {
  const named = columns?.[field]?.trim();
  return named !== undefined && headings.includes(named) ? named : '';
}

function Settings(props: {
  readonly language: Language;
  readonly upload: RegisterUpload;
  readonly asOf?: string;
  readonly preview: Preview | undefined;
  readonly names: Names;
  readonly issues?: readonly Issue[];
}) {
  const { language, upload } = props;
  const { mapping: words } = importText(language);
  const error = issueFor(props.issues ?? [], 'asOf');
  return (
    <>
      <DateField
        language={language}
        name="asOf"
        label={words.asOf}
        hint={words.asOfHint}
        value={props.asOf ?? formatDate(upload.asOf)}
        error={error}
      />
      <SelectField
        language={language}
        name="edition"
        label={words.edition}
        any={words.editionByDay}
        options={(['2018', '2025'] as const).map((value) => ({ value, label: words.editions[value] }))}
        value={upload.mapping.industryEdition ?? ''}
      />
      {upload.fileKind === 'csv' && (
        <SelectField
          language={language}
          name="delimiter"
          label={words.delimiter}
          any={words.delimiterFound}
          options={Object.keys(DELIMITERS).map((value) => ({
            value,
            label: words.delimiters[value as keyof typeof DELIMITERS],
          }))}
          value={Object.entries(DELIMITERS).find(([, mark]) => mark === upload.mapping.delimiter)?.[0] ?? ''}
        />
      )}
      <StatusWords {...props} />
      <Choices
        language={language}
        name="wrong"
        type="radio"
        legend={words.wrongLines}
        options={[
          { value: 'refuse', label: words.refuseAll, detail: words.refuseAllText },
          { value: 'keep', label: words.keepGood, detail: words.keepGoodText },
        ]}
        selected={[upload.keepGood ? 'keep' : 'refuse']}
      />
    </>
  );
}

/** Words the file uses for an operating status: those settled before and those the first lines show. */
function StatusWords({
  language,
  upload,
  preview,
  names,
}: {
  readonly language: Language;
  readonly upload: RegisterUpload;
  readonly preview: Preview | undefined;
  readonly names: Names;
}) {
  const text = importText(language).mapping;
  const settled = upload.mapping.operatingStatus ?? {};
  const unknown = (preview?.rows ?? []).flatMap(({ issues }) =>
    issues.flatMap((issue) =>
      issue.code === 'status.unknown' && 'value' in issue && issue.value ? [issue.value] : [],
    ),
  );
  const words = [...new Set([...Object.keys(settled), ...unknown])].slice(0, 20);
  if (words.length === 0) return null;
  return (
    <fieldset class="group">
      <legend class="label">{text.statuses}</legend>
      {words.map((word, index) => (
        <>
          <HiddenFields fields={{ [`word-${index}`]: word }} />
          <SelectField
            language={language}
            name={`status-${index}`}
            label={word}
            any={text.statusLeft}
            options={names.statuses.map((status) => ({ value: status.code, label: status[language] }))}
            value={settled[word] ?? ''}
          />
        </>
      ))}
    </fieldset>
  );
}

function PreviewTable({
  language,
  preview,
  names,
  withTax,
}: {
  readonly language: Language;
  readonly preview: Preview | undefined;
  readonly names: Names;
  /** Most files do not say when tax arose: no column for it then. */
  readonly withTax: boolean;
}) {
  const text = importText(language).preview;
  if (preview === undefined) return <p>{text.unreadable}</p>;
  return (
    <Stack>
      <DataTable
        language={language}
        caption={text.caption}
        captionHidden
        columns={[
          { label: text.line, numeric: true },
          { label: text.firm },
          { label: text.place },
          { label: text.industry },
          { label: text.status },
          ...(withTax ? [{ label: text.taxArisen, numeric: true }] : []),
          { label: text.issues },
        ]}
        rows={preview.rows.map((row) => [
          String(row.line),
          ...cells(row, language, names),
          ...(withTax ? [String(row.row?.taxArisenYear ?? '')] : []),
          <Issues row={row} language={language} />,
        ])}
      />
      {preview.ignored.length > 0 && <p class="small mute">{text.ignored(preview.ignored.join(', '))}</p>}
    </Stack>
  );
}

function cells({ row }: PreviewRow, language: Language, { places, industries, statuses }: Names) {
  if (row === undefined) return ['', '', '', ''];
  const code = isPersonalTaxCode(row.taxCode) ? maskTaxCode(row.taxCode) : row.taxCode;
  const industry =
    row.industryCode === undefined ? '' : industries.nameOf(`${row.industryEdition}:${row.industryCode}`, language);
  return [
    <>
      {row.name}
      <br />
      <span class="small mute">{code}</span>
    </>,
    row.communeId === undefined ? (row.placeText ?? '') : places.addressOf(row.communeId, language),
    industry,
    statuses.find((status) => status.code === row.operatingStatus)?.[language] ?? '',
  ];
}

function Issues({ row, language }: { readonly row: PreviewRow; readonly language: Language }) {
  const text = importText(language);
  const words: Readonly<Record<string, string>> = dossierText(language).register;
  if (row.issues.length === 0) return <span class="mute">{text.preview.fine}</span>;
  return (
    <>
      {row.issues.map((issue) => (
        <p class="small">
          <b>{issue.level === 'refused' ? text.preview.refused : text.preview.noted}</b>{' '}
          {issue.column !== '' && `${text.fields[issue.column]}: `}
          {words[issue.code] ?? issue.code}
        </p>
      ))}
    </>
  );
}
