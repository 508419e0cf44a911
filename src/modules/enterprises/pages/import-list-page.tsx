/** Where an officer sends a register, and what has been loaded before. */
import { formatDate, formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorSummary,
  Field,
  GoList,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  PageTitle,
  PlainTag,
  Section,
  Stack,
  StepPager,
} from '../../../ui/index.ts';
import { importText } from '../messages/imports.ts';
import type { ImportLine } from '../store/register-uploads.read.ts';

type Words = ReturnType<typeof importText>;

export function ImportListPage(props: {
  readonly language: Language;
  readonly base: string;
  readonly command: string;
  /** The province whose firms alone are taken. */
  readonly province: string | undefined;
  readonly lines: readonly ImportLine[];
  readonly firstHref?: string | undefined;
  readonly nextHref?: string | undefined;
  readonly issues?: readonly Issue[];
}) {
  const { language, base } = props;
  const text = importText(language);
  return (
    <>
      <ErrorSummary language={language} issues={props.issues ?? []} />
      <PageTitle title={text.title} lead={text.lead} />
      <Section title={text.newFile} id="new">
        <UploadForm {...props} />
      </Section>
      <Section title={text.past} id="past" full>
        {props.lines.length === 0 ? (
          <EmptyState title={text.none} act={<LinkButton href="#file">{text.toForm}</LinkButton>}>
            <p>{text.noneText}</p>
          </EmptyState>
        ) : (
          <PastImports language={language} base={base} lines={props.lines} text={text} />
        )}
        <StepPager language={language} firstHref={props.firstHref} nextHref={props.nextHref} />
      </Section>
      <GoList items={[{ href: `${base}/places`, title: text.waitingPlaces, detail: text.waitingPlacesText }]} />
    </>
  );
}

function UploadForm(props: {
  readonly language: Language;
  readonly base: string;
  readonly command: string;
  readonly province: string | undefined;
  readonly issues?: readonly Issue[];
}) {
  const { language } = props;
  const text = importText(language);
  const error = issueFor(props.issues ?? [], 'file');
  return (
    <form method="post" action={props.base} encType="multipart/form-data">
      <HiddenFields fields={{ command: props.command }} />
      <Stack>
        <Field language={language} name="file" label={text.file} hint={text.fileHint} error={error}>
          <input
            class="input"
            id="file"
            name="file"
            type="file"
            accept=".csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            required
            aria-describedby={error === undefined ? 'file-hint' : 'file-hint file-error'}
            aria-invalid={error === undefined ? undefined : 'true'}
          />
        </Field>
        {props.province !== undefined && <p class="small">{text.ownProvince(props.province)}</p>}
        <div class="acts">
          <Button>{text.send}</Button>
          <span class="small mute">{text.afterSend}</span>
        </div>
      </Stack>
    </form>
  );
}

function PastImports(props: {
  readonly language: Language;
  readonly base: string;
  readonly lines: readonly ImportLine[];
  readonly text: Words;
}) {
  const { language, base, text } = props;
  const { columns } = text;
  const shown = (value: number | null) => (value === null ? '' : formatNumber(value, language));
  return (
    <DataTable
      language={language}
      caption={text.past}
      captionHidden
      columns={[
        { label: columns.file },
        { label: columns.state },
        ...[columns.read, columns.added, columns.changed, columns.same, columns.refused].map((label) => ({
          label,
          numeric: true,
        })),
      ]}
      rows={props.lines.map((line) => [
        <>
          <a href={`${base}/${line.id}`}>{line.fileName}</a>
          <br />
          <span class="small mute">
            {[
              formatInstantDate(line.begunAt),
              text.asOfShort(formatDate(line.asOf)),
              ...(line.state === null ? [text.byCommand] : []),
            ].join(', ')}
          </span>
        </>,
        <PlainTag>{text.states[stateOf(line)]}</PlainTag>,
        shown(line.read),
        shown(line.added),
        shown(line.changed),
        shown(line.same),
        shown(line.refused),
      ])}
    />
  );
}

/** What an upload and its import say together. */
export function stateOf({
  state,
  outcome,
  fault,
}: Pick<ImportLine, 'state' | 'outcome' | 'fault'>): keyof Words['states'] {
  if (fault !== null) return 'failed';
  if (outcome === 'applied' || outcome === 'refused') return outcome;
  if (outcome === 'discarded' || state === 'cancelled') return 'cancelled';
  if (outcome === 'reading' && state === null) return 'running';
  return state === null || state === 'ended' ? 'failed' : state;
}
