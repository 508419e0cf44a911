/** The advisers of an office's province in a list, and one of them with what the office may decide. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  Choices,
  DataTable,
  EmptyState,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  LinkButton,
  Notice,
  PageTitle,
  Section,
  SelectField,
  SourceLine,
  StepPager,
} from '../../../ui/index.ts';
import { mayChange } from '../actions/oversee-adviser.ts';
import { type Adviser, absenceOn, conflictsOn } from '../domain/adviser.ts';
import type { ComplaintCounts } from '../domain/complaint.ts';
import { nameIn } from '../domain/named.ts';
import { complaintText } from '../messages/complaints.ts';
import { joiningText } from '../messages/joining.ts';
import { ownText } from '../messages/own-profile.ts';
import { type NamesOf, optionsOf } from './network-page.ts';
import { RecognitionTable } from './own-profile-page.tsx';

export const OFFICE_ROWS = 50;

interface Shown {
  readonly deps: NamesOf;
  readonly today: LocalDate;
  readonly language: Language;
}

export function OfficeListPage(
  props: Shown & {
    readonly place: string;
    readonly advisers: readonly Adviser[];
    readonly from: number;
    readonly hasMore: boolean;
  },
) {
  const { deps, place, advisers, from, hasMore, language } = props;
  const text = ownText(language).office;
  const { columns } = text;
  const base = `/${language}/desk/advisers`;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead(place)} />
      {advisers.length === 0 ? (
        <EmptyState
          title={text.none}
          act={<LinkButton href={`/${language}/advisers/apply`}>{text.noneAct}</LinkButton>}
        />
      ) : (
        <DataTable
          language={language}
          caption={text.title}
          captionHidden
          columns={[
            { label: columns.name },
            { label: columns.place },
            { label: columns.fields },
            { label: columns.capacity, numeric: true },
            { label: columns.standing },
          ]}
          rows={advisers.map((adviser) => [
            <a key={adviser.id} href={`${base}/${adviser.id}`}>
              {adviser.name}
            </a>,
            deps.places.nameOf(adviser.communeId ?? adviser.provinceId, language),
            adviser.fields.map((code) => nameIn(deps.topics, code, language)).join('; '),
            formatNumber(adviser.capacityPerWeek, language),
            standingOf(props, adviser),
          ])}
        />
      )}
      <StepPager
        language={language}
        firstHref={from === 0 ? undefined : base}
        nextHref={hasMore ? `${base}?from=${String(from + OFFICE_ROWS)}` : undefined}
      />
    </>
  );
}

function standingOf({ today, language }: Shown, adviser: Adviser): string {
  const { standing } = ownText(language).office;
  if (adviser.status !== 'active') return standing[adviser.status];
  if (adviser.paused !== undefined) return standing.paused;
  return absenceOn(adviser, today) === undefined ? standing.active : standing.away;
}

export interface OfficeAdviserProps extends Shown {
  readonly adviser: Adviser;
  readonly complaints: ComplaintCounts;
  readonly issues: readonly Issue[];
  readonly saved: boolean;
  readonly nextCommand: () => string;
}

export function OfficeAdviserPage(props: OfficeAdviserProps) {
  const { deps, adviser, complaints, issues, saved, today, language } = props;
  const of = complaintText(language).office;
  const text = ownText(language).office;
  const words = joiningText(language).details;
  const named = (codes: readonly string[], list: Parameters<typeof nameIn>[0]) =>
    codes.map((code) => nameIn(list, code, language)).join(', ');
  const ties = conflictsOn(adviser, today);
  return (
    <>
      <BackLink href={`/${language}/desk/advisers`}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {saved && <Notice tone="ok" title={text.saved} />}
      <PageTitle title={adviser.name} over={words.kinds[adviser.kind]} lead={standingOf(props, adviser)} />
      <Section title={text.facts} id="facts">
        <KeyValues
          rows={[
            { label: words.place, value: deps.places.addressOf(adviser.communeId ?? adviser.provinceId, language) },
            { label: words.fields, value: named(adviser.fields, deps.topics) },
            { label: words.languages, value: named(adviser.languages, deps.network.languages) },
            { label: words.remote, value: adviser.remoteOk ? words.yes : words.no },
            { label: words.capacity, value: words.requests(adviser.capacityPerWeek) },
            {
              label: words.conflicts,
              value:
                ties.length === 0
                  ? words.noConflicts
                  : ties
                      .map((tie) => `${tie.vendorName}: ${nameIn(deps.network.natures, tie.nature, language)}`)
                      .join('; '),
            },
          ]}
        />
      </Section>
      <Section title={text.recognitions} id="recognitions">
        <RecognitionTable {...{ deps, adviser, language }} />
      </Section>
      <Section title={of.title} id="complaints">
        <KeyValues
          rows={(['open', 'upheld', 'notUpheld'] as const).map((key) => ({
            ...{ label: of[key], value: formatNumber(complaints[key], language) },
          }))}
        />
      </Section>
      <Section title={text.act} id="act">
        <Decide {...props} />
      </Section>
    </>
  );
}

const CHANGES = ['suspend-recognition', 'restore-recognition', 'withdraw-recognition'] as const;

function Decide(props: OfficeAdviserProps) {
  const { deps, adviser, issues, nextCommand, language } = props;
  const text = ownText(language).office;
  const changeable = adviser.recognitions.filter((each) => mayChange(each, 'withdraw-recognition'));
  const ways = [
    ...(adviser.status === 'active' ? (['suspend'] as const) : []),
    ...(adviser.status === 'suspended' ? (['reinstate'] as const) : []),
    ...CHANGES.filter((act) => changeable.some((recognition) => mayChange(recognition, act))),
  ];
  if (ways.length === 0) return <p>{text.nothing}</p>;
  const error = (name: string) => {
    const message = issueFor(issues, name);
    return message === undefined ? {} : { error: message };
  };
  return (
    <form method="post" action={`/${language}/desk/advisers/${adviser.id}`} class="stack">
      <HiddenFields fields={{ command: nextCommand() }} />
      <Choices
        {...{ language, name: 'what', type: 'radio', legend: text.what, ...error('what') }}
        options={ways.map((value) => ({ value, label: text[value] }))}
      />
      {changeable.length > 0 && (
        <SelectField
          {...{ language, name: 'recognition', label: text.recognition, any: text.choose, optional: true }}
          options={changeable.map(({ id, field, ministry, decisionNo }) => ({
            value: id,
            label: `${nameIn(deps.topics, field, language)}, ${nameIn(deps.network.ministries, ministry, language)}, ${decisionNo}`,
          }))}
        />
      )}
      <SelectField
        {...{ language, name: 'reason', label: text.reason, any: text.choose, ...error('reason') }}
        options={optionsOf(deps.network.suspensionReasons, language)}
      />
      <Actions>
        <Button>{text.save}</Button>
      </Actions>
      <SourceLine>{text.suspendNote}</SourceLine>
    </form>
  );
}
