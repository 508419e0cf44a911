/** Where an officer prepares a release, looks at it and publishes it. */
import { formatNumber, sentenceCase } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  Choices,
  DataTable,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  Notice,
  NumberField,
  PageTitle,
  Section,
  SelectField,
  TextField,
} from '../../../ui/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { RELEASE_REASONS } from '../actions/prepare-release.ts';
import type { Indicator } from '../domain/indicator.ts';
import { UNKNOWN } from '../domain/member.ts';
import { shownOf } from '../domain/release.ts';
import { deskFiguresText } from '../messages/desk.ts';
import { figuresText } from '../messages/index.ts';
import { releasesText } from '../messages/releases.ts';
import type { Release, ReleaseTable } from '../store/releases.read.ts';
import { ReleaseBody, ReleaseList } from './release-pages.tsx';
import { ShownNumber } from './shown.tsx';

export interface PrepareForm {
  readonly command: string;
  readonly entered: Readonly<Record<'from' | 'to' | 'corrects' | 'reason', string>>;
  readonly chosen: readonly string[];
  readonly issues: readonly Issue[];
}

export function DeskReleasesPage(props: {
  readonly language: Language;
  readonly indicators: readonly Indicator[];
  readonly published: readonly Release[];
  readonly prepared: Release | undefined;
  readonly form: PrepareForm;
}) {
  const { language, form, prepared } = props;
  const text = releasesText(language);
  return (
    <>
      <BackLink href={`/${language}/desk/figures`}>{deskFiguresText(language).title}</BackLink>
      <PageTitle title={text.title} lead={text.lead} />
      {prepared !== undefined && (
        <Notice title={text.waiting}>
          <LinkButton href={`/${language}/desk/figures/releases/${prepared.id}`}>{text.look}</LinkButton>
        </Notice>
      )}
      <Section title={text.prepareTitle} id="prepare">
        <p>{text.prepareLead}</p>
        <form class="stack" method="post" action={`/${language}/desk/figures/releases`}>
          <ErrorSummary language={language} issues={form.issues} />
          <HiddenFields fields={{ command: form.command }} />
          <Choices
            language={language}
            name="indicators"
            type="checkbox"
            legend={text.indicators}
            options={props.indicators.map(({ id, name }) => ({
              value: id,
              label: sentenceCase(name[language], language),
            }))}
            selected={form.chosen}
            error={issueFor(form.issues, 'indicators')}
          />
          <TextField
            language={language}
            name="from"
            size="short"
            label={text.from}
            hint={text.monthHint}
            value={form.entered.from}
            error={issueFor(form.issues, 'from')}
          />
          <TextField
            language={language}
            name="to"
            size="short"
            label={text.to}
            value={form.entered.to}
            error={issueFor(form.issues, 'to')}
          />
          <NumberField
            language={language}
            name="corrects"
            label={text.correctsField}
            hint={text.correctsHint}
            optional
            value={form.entered.corrects}
            error={issueFor(form.issues, 'corrects')}
          />
          <SelectField
            language={language}
            name="reason"
            label={text.reason}
            any={text.noReason}
            options={RELEASE_REASONS.map((reason) => ({ value: reason, label: text.reasons[reason] ?? reason }))}
            value={form.entered.reason}
            error={issueFor(form.issues, 'reason')}
          />
          <Button>{text.prepare}</Button>
        </form>
      </Section>
      <Section title={text.title} id="releases" full>
        {props.published.length === 0 ? (
          <p>{text.none}</p>
        ) : (
          <ReleaseList language={language} releases={props.published} />
        )}
      </Section>
    </>
  );
}

export function PreviewPage(props: {
  readonly language: Language;
  readonly release: Release;
  readonly tables: readonly ReleaseTable[];
  readonly indicators: readonly Indicator[];
  readonly places: Pick<Gazetteer, 'nameOf'>;
  readonly commands: readonly [string, string];
  readonly problem?: string;
}) {
  const { language, release, tables, indicators, places } = props;
  const text = releasesText(language);
  const words = figuresText(language);
  const base = `/${language}/desk/figures/releases`;
  const nameOf = (id: string) => indicators.find((indicator) => indicator.id === id)?.name[language] ?? id;
  const hidden = { content: release.contentHash };
  return (
    <>
      <BackLink href={base}>{text.title}</BackLink>
      {props.problem && <Notice tone="bad">{props.problem}</Notice>}
      <PageTitle title={text.previewTitle} lead={text.previewLead} />
      {release.state === 'prepared' && (
        <Actions>
          <ActForm action={`${base}/${release.id}/publish`} command={props.commands[0]} kind="primary" hidden={hidden}>
            {text.publish}
          </ActForm>
          <ActForm action={`${base}/${release.id}/discard`} command={props.commands[1]} hidden={hidden}>
            {text.discard}
          </ActForm>
        </Actions>
      )}
      <ReleaseBody language={language} release={release} tables={tables} indicators={indicators} />
      {tables.map(({ indicator, shown }) => (
        <Section key={indicator} title={text.byProvince(nameOf(indicator))} id={indicator} full>
          {Object.values(shown.byMonth.rows).every(({ total }) => total === null) ? (
            <p>{text.allWithheld(formatNumber(shown.total, language))}</p>
          ) : (
            <DataTable
              language={language}
              caption={text.byProvince(nameOf(indicator))}
              captionHidden
              columns={[{ label: words.place }, { label: words.count, numeric: true }]}
              rows={[
                [words.nation, <b key="all">{formatNumber(shown.total, language)}</b>],
                ...Object.entries(shown.byMonth.rows)
                  .filter(([, { total }]) => total !== 0)
                  .map(([id, { total }]) => [
                    id === UNKNOWN ? words.unknownPlace : places.nameOf(id, language),
                    <ShownNumber key="value" value={shownOf(total)} language={language} />,
                  ]),
              ]}
            />
          )}
        </Section>
      ))}
    </>
  );
}
