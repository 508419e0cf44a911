/** An adviser's own page: what they take on, when they are away, who pays them, their recognitions, and what owners said. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Fields } from '../../../foundation/http/route.ts';
import { formatDate, formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  Button,
  Choices,
  DataTable,
  DateField,
  EmptyState,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  LoneLink,
  Notice,
  NumberField,
  PageTitle,
  PlainList,
  Section,
  SelectField,
  SourceLine,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { HeldAnswer } from '../../cases/index.ts';
import { fieldsOf } from '../actions/adviser-deps.ts';
import { type Adviser, conflictsOn } from '../domain/adviser.ts';
import type { Complaint } from '../domain/complaint.ts';
import type { Hearing } from '../domain/hearing.ts';
import { nameIn } from '../domain/named.ts';
import { LEAST_ANSWERS, type Outcomes, type Quality } from '../domain/quality.ts';
import { complaintText } from '../messages/complaints.ts';
import { joiningText } from '../messages/joining.ts';
import { ownText } from '../messages/own-profile.ts';
import { type NamesOf, optionsOf } from './network-page.ts';

export interface OwnProfileProps {
  readonly deps: NamesOf;
  readonly adviser: Adviser;
  readonly vendors: readonly string[];
  /** The form that was refused. */
  readonly entered: Fields | undefined;
  readonly openCaseId: string | undefined;
  readonly words: readonly HeldAnswer[];
  readonly quality: Quality;
  readonly outcomes: Outcomes;
  /** Complaints that were upheld: nothing of them but the ground and the day. */
  readonly upheld: readonly Complaint[];
  /** What the office asked about complaints; `waits` for an answer that may still be given. */
  readonly hearings: readonly (Hearing & { readonly waits: boolean })[];
  readonly issues: readonly Issue[];
  readonly saved: boolean;
  readonly nextCommand: () => string;
  readonly today: LocalDate;
  readonly language: Language;
}

export function NoProfilePage({ language }: { readonly language: Language }) {
  const text = ownText(language).own;
  return (
    <>
      <PageTitle title={text.title} />
      <EmptyState
        title={text.none}
        act={<LinkButton href={`/${language}/advisers/apply`}>{text.noneAct}</LinkButton>}
      />
    </>
  );
}

export function OwnProfilePage(props: OwnProfileProps) {
  const { adviser, issues, saved, language } = props;
  const text = ownText(language).own;
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      {saved && <Notice tone="ok" title={text.saved} />}
      {adviser.status === 'suspended' && <Notice tone="bad" title={text.suspended} />}
      <PageTitle title={text.title} over={adviser.name} lead={text.lead} />
      {adviser.status === 'active' && (
        <p>
          <LoneLink href={`/${language}/advisers/${adviser.id}`}>{text.public}</LoneLink>
        </p>
      )}
      <Words {...props} />
      <Complaints {...props} />
      <Absences {...props} />
      <Ties {...props} />
      <Recognitions {...props} />
      <Profile {...props} />
    </>
  );
}

function Words({ words, quality, outcomes, language }: OwnProfileProps) {
  const text = ownText(language).own;
  const count = (value: number) => formatNumber(value, language);
  const said = words.flatMap((answer) => answer.words ?? []).slice(0, 20);
  return (
    <Section title={text.words} id="words">
      {quality.answers === 0 ? (
        <p>{text.noWords}</p>
      ) : (
        <p>{text.answers(count(quality.solved), count(quality.answers))}</p>
      )}
      {quality.answers < LEAST_ANSWERS && <p class="small">{text.notPublic(count(LEAST_ANSWERS))}</p>}
      {said.length > 0 && <PlainList items={said} />}
      <p>{outcomes.ripe === 0 ? text.noOutcomes : text.outcomes(count(outcomes.done), count(outcomes.ripe))}</p>
      <SourceLine>{text.wordsLead}</SourceLine>
    </Section>
  );
}

function Complaints({ deps, upheld, hearings, language }: OwnProfileProps) {
  const text = complaintText(language).own;
  const base = `/${language}/desk/profile/complaints`;
  const waiting = hearings.filter(({ waits }) => waits);
  const answered = hearings.filter(({ stated }) => stated !== undefined);
  return (
    <Section title={text.title} id="complaints">
      {waiting.map(({ caseId, term }) => (
        <Notice key={caseId} tone="may" title={text.waiting}>
          <p>
            <LoneLink href={`${base}/${caseId}`}>{text.waitingAct(formatDate(term.lastDay))}</LoneLink>
          </p>
        </Notice>
      ))}
      {upheld.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <PlainList
          items={upheld.flatMap(({ ground, decided }) =>
            decided === undefined
              ? []
              : [text.line(nameIn(deps.network.complaintGrounds, ground, language), formatInstantDate(decided.at))],
          )}
        />
      )}
      {answered.map(({ caseId, askedAt }) => (
        <p key={caseId}>
          <LoneLink href={`${base}/${caseId}`}>{`${text.answered}, ${formatInstantDate(askedAt)}`}</LoneLink>
        </p>
      ))}
      <SourceLine>{text.lead}</SourceLine>
    </Section>
  );
}

function Absences(props: OwnProfileProps) {
  const { adviser, nextCommand, language } = props;
  const text = ownText(language).own;
  const base = `/${language}/desk/profile/absences`;
  return (
    <Section title={text.absence} id="absence">
      <p>{text.absenceLead}</p>
      {adviser.absences.length === 0 ? (
        <p>{text.noAbsence}</p>
      ) : (
        <PlainList
          items={adviser.absences.map(({ id, from, until }) => (
            <>
              {text.days(formatDate(from), formatDate(until))}{' '}
              <ActForm action={`${base}/remove`} command={nextCommand()} kind="text" hidden={{ absence: id }}>
                {text.remove}
              </ActForm>
            </>
          ))}
        />
      )}
      <form method="post" action={base} class="stack">
        <HiddenFields fields={{ command: nextCommand() }} />
        <DateField {...typed(props, 'from')} label={text.from} />
        <DateField {...typed(props, 'until')} label={text.until} />
        <Actions>
          <Button kind="secondary">{text.addAbsence}</Button>
        </Actions>
      </form>
    </Section>
  );
}

function Ties(props: OwnProfileProps) {
  const { deps, adviser, vendors, nextCommand, today, language } = props;
  const text = ownText(language).own;
  const base = `/${language}/desk/profile/conflicts`;
  const ties = conflictsOn(adviser, today);
  return (
    <Section title={text.conflicts} id="conflicts">
      <p>{text.conflictsLead}</p>
      {ties.length === 0 ? (
        <p>{text.noConflicts}</p>
      ) : (
        <PlainList
          items={ties.map(({ id, vendorName, nature, from }) => (
            <>
              {vendorName}: {nameIn(deps.network.natures, nature, language)}, {text.since(formatDate(from))}{' '}
              <ActForm action={`${base}/end`} command={nextCommand()} kind="text" hidden={{ conflict: id }}>
                {text.endConflict}
              </ActForm>
            </>
          ))}
        />
      )}
      <form method="post" action={base} class="stack">
        <HiddenFields fields={{ command: nextCommand() }} />
        <datalist id="vendors">
          {vendors.map((vendor) => (
            <option key={vendor} value={vendor} />
          ))}
        </datalist>
        <TextField {...typed(props, 'vendor1')} label={text.vendor} list="vendors" maxLength={200} />
        <SelectField
          {...typed(props, 'nature1')}
          label={text.nature}
          any={text.choose}
          options={optionsOf(deps.network.natures, language)}
        />
        <Actions>
          <Button kind="secondary">{text.addConflict}</Button>
        </Actions>
      </form>
    </Section>
  );
}

function Recognitions(props: OwnProfileProps) {
  const { deps, adviser, openCaseId, nextCommand, language } = props;
  const text = ownText(language).own;
  return (
    <Section title={text.recognition} id="recognition">
      <RecognitionTable {...{ deps, adviser, language }} />
      {openCaseId !== undefined ? (
        <Notice title={text.waiting}>
          <p>
            <LoneLink href={`/${language}/account/cases/${openCaseId}`}>{text.waitingAct}</LoneLink>
          </p>
        </Notice>
      ) : (
        <form method="post" action={`/${language}/desk/profile/recognition`} class="stack">
          <HiddenFields fields={{ command: nextCommand() }} />
          <SelectField
            {...typed(props, 'ministry')}
            label={text.ministry}
            any={text.choose}
            options={optionsOf(deps.network.ministries, language)}
          />
          <Choices
            {...typed(props, 'wishFields')}
            type="checkbox"
            legend={text.fields}
            options={adviser.fields.map((code) => ({ value: code, label: nameIn(deps.topics, code, language) }))}
            selected={props.entered?.all('wishFields') ?? []}
          />
          <Actions>
            <Button kind="secondary">{text.askAct}</Button>
          </Actions>
        </form>
      )}
    </Section>
  );
}

/** All of them, the ones that are over too. */
export function RecognitionTable(props: {
  readonly deps: NamesOf;
  readonly adviser: Adviser;
  readonly language: Language;
}) {
  const { deps, adviser, language } = props;
  const { own, status } = ownText(language);
  const { columns, open } = joiningText(language).recognitions;
  if (adviser.recognitions.length === 0) return <p>{own.noRecognition}</p>;
  return (
    <DataTable
      language={language}
      caption={own.recognition}
      captionHidden
      columns={[columns.field, columns.ministry, columns.decision, columns.until, columns.status].map((label) => ({
        label,
      }))}
      rows={adviser.recognitions.map((recognition) => [
        nameIn(deps.topics, recognition.field, language),
        nameIn(deps.network.ministries, recognition.ministry, language),
        `${recognition.decisionNo}, ${formatDate(recognition.decidedOn)}`,
        recognition.until === undefined ? open : formatDate(recognition.until),
        status[recognition.status],
      ])}
    />
  );
}

function Profile(props: OwnProfileProps) {
  const { deps, adviser, entered, nextCommand, language } = props;
  const text = ownText(language).own;
  const apply = joiningText(language).apply;
  // Only when it was this form that was refused.
  const again = entered?.names().includes('capacity') === true ? entered : undefined;
  return (
    <Section title={text.profile} id="profile">
      <form method="post" action={`/${language}/desk/profile`} class="stack">
        <HiddenFields fields={{ command: nextCommand() }} />
        <Choices
          {...typed(props, 'fields')}
          type="checkbox"
          legend={apply.fields}
          options={optionsOf(fieldsOf(deps.topics), language)}
          selected={again?.all('fields') ?? adviser.fields}
        />
        <Choices
          {...typed(props, 'languages')}
          type="checkbox"
          inline
          legend={apply.languages}
          options={optionsOf(deps.network.languages, language)}
          selected={again?.all('languages') ?? adviser.languages}
        />
        <Choices
          {...typed(props, 'remote')}
          type="radio"
          legend={apply.remote}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: apply[value] }))}
          selected={[again?.get('remote') ?? (adviser.remoteOk ? 'yes' : 'no')]}
        />
        <NumberField
          {...typed(props, 'capacity')}
          label={apply.capacity}
          value={again?.get('capacity') ?? String(adviser.capacityPerWeek)}
        />
        <TextArea
          {...typed(props, 'about')}
          label={apply.aboutYou}
          hint={apply.aboutHint}
          value={again?.get('about') ?? adviser.about ?? ''}
          maxLength={600}
          optional
        />
        <Actions>
          <Button>{text.save}</Button>
        </Actions>
      </form>
    </Section>
  );
}

function typed({ language, issues, entered }: OwnProfileProps, name: string) {
  const error = issueFor(issues, name);
  return { language, name, value: entered?.get(name) ?? '', ...(error !== undefined && { error }) };
}
