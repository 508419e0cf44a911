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
  ListSummary,
  Notice,
  PageTitle,
  Pagination,
  SearchForm,
  Section,
  SelectField,
  SourceLine,
} from '../../../ui/index.ts';
import { fieldsOf } from '../actions/adviser-deps.ts';
import { mayChange } from '../actions/oversee-adviser.ts';
import { type Adviser, conflictsOn, STANDINGS, standingOf } from '../domain/adviser.ts';
import type { ComplaintCounts } from '../domain/complaint.ts';
import { nameIn } from '../domain/named.ts';
import type { Outcomes, Quality } from '../domain/quality.ts';
import { complaintText } from '../messages/complaints.ts';
import { directoryText } from '../messages/directory.ts';
import { joiningText } from '../messages/joining.ts';
import { ownText } from '../messages/own-profile.ts';
import { type NamesOf, optionsOf } from './network-page.ts';
import { QualityRows } from './quality-rows.tsx';
import { RecognitionTable } from './recognition-table.tsx';

export const OFFICE_ROWS = 50;

interface Shown {
  readonly deps: NamesOf;
  readonly today: LocalDate;
  readonly language: Language;
}

export interface OfficeAddress {
  readonly text: string;
  readonly field: string;
  readonly standing: string;
  readonly page: number;
}

export function OfficeListPage(
  props: Shown & {
    readonly place: string;
    readonly advisers: readonly Adviser[];
    readonly found: number;
    readonly address: OfficeAddress;
  },
) {
  const { deps, place, advisers, found, address, language } = props;
  const text = ownText(language).office;
  const { columns } = text;
  const base = `/${language}/desk/advisers`;
  const isNarrowed = address.text !== '' || address.field !== '' || address.standing !== '';
  return (
    <>
      <PageTitle title={text.title} lead={text.lead(place)} />
      {(isNarrowed || found > 0) && <OfficeFilters {...props} />}
      {advisers.length === 0 ? (
        <EmptyState
          title={isNarrowed ? text.noneFound : text.none}
          act={
            isNarrowed ? (
              <LinkButton href={base} kind="secondary">
                {text.clear}
              </LinkButton>
            ) : (
              <LinkButton href={`/${language}/advisers/apply`}>{text.noneAct}</LinkButton>
            )
          }
        />
      ) : (
        <>
          <ListSummary
            language={language}
            count={text.count(formatNumber(found, language), formatNumber(advisers.length, language))}
          />
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
              standingInWords(props, adviser),
            ])}
          />
        </>
      )}
      <Pagination
        language={language}
        page={address.page}
        pages={Math.ceil(found / OFFICE_ROWS)}
        hrefOf={(page) => officeHref(base, { ...address, page })}
      />
    </>
  );
}

function OfficeFilters({ deps, address, language }: Shown & { readonly address: OfficeAddress }) {
  const text = ownText(language).office;
  return (
    <SearchForm
      language={language}
      action={`/${language}/desk/advisers`}
      label={text.search}
      value={address.text}
      filters={
        <>
          <SelectField
            language={language}
            name="field"
            label={text.columns.fields}
            any={text.anyField}
            value={address.field}
            options={optionsOf(fieldsOf(deps.topics), language)}
          />
          <SelectField
            language={language}
            name="standing"
            label={text.columns.standing}
            any={text.anyStanding}
            value={address.standing}
            options={STANDINGS.map((value) => ({ value, label: text.standing[value] }))}
          />
        </>
      }
    />
  );
}

function officeHref(base: string, { text, field, standing, page }: OfficeAddress): string {
  const query = new URLSearchParams();
  const given = { q: text, field, standing, page: page === 1 ? '' : String(page) };
  for (const [name, value] of Object.entries(given)) if (value !== '') query.set(name, value);
  return query.size === 0 ? base : `${base}?${query.toString()}`;
}

function standingInWords({ today, language }: Shown, adviser: Adviser): string {
  return ownText(language).office.standing[standingOf(adviser, today)];
}

/** As typed; '' for what was left empty. */
export interface EnteredOverseeing {
  readonly what: string;
  readonly recognition: string;
  readonly reason: string;
}

export interface OfficeAdviserProps extends Shown {
  readonly adviser: Adviser;
  readonly complaints: ComplaintCounts;
  readonly entered: EnteredOverseeing;
  readonly quality: Quality;
  readonly outcomes: Outcomes;
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
      <PageTitle title={adviser.name} over={words.kinds[adviser.kind]} lead={standingInWords(props, adviser)} />
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
      <Section title={directoryText(language).qualities} id="quality">
        <QualityRows {...props} />
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
  const { deps, adviser, entered, issues, nextCommand, language } = props;
  const text = ownText(language).office;
  const changeable = adviser.recognitions.filter((each) => mayChange(each, 'withdraw-recognition'));
  const ways = [
    ...(adviser.status === 'active' ? (['suspend'] as const) : []),
    ...(adviser.status === 'suspended' ? (['reinstate'] as const) : []),
    ...CHANGES.filter((act) => changeable.some((recognition) => mayChange(recognition, act))),
  ];
  if (ways.length === 0) return <p>{text.nothing}</p>;
  return (
    <form method="post" action={`/${language}/desk/advisers/${adviser.id}`} class="stack">
      <HiddenFields fields={{ command: nextCommand() }} />
      <Choices
        {...{ language, name: 'what', type: 'radio', legend: text.what, error: issueFor(issues, 'what') }}
        options={ways.map((value) => ({ value, label: text[value] }))}
        selected={[entered.what]}
      />
      {changeable.length > 0 && (
        <SelectField
          {...{ language, name: 'recognition', label: text.recognition, any: text.choose, optional: true }}
          error={issueFor(issues, 'recognition')}
          value={entered.recognition}
          options={changeable.map(({ id, field, ministry, decisionNo }) => ({
            value: id,
            label: `${nameIn(deps.topics, field, language)}, ${nameIn(deps.network.ministries, ministry, language)}, ${decisionNo}`,
          }))}
        />
      )}
      <SelectField
        {...{ language, name: 'reason', label: text.reason, any: text.choose, error: issueFor(issues, 'reason') }}
        value={entered.reason}
        options={optionsOf(deps.network.suspensionReasons, language)}
      />
      <Actions>
        <Button>{text.save}</Button>
      </Actions>
      <SourceLine>{text.suspendNote}</SourceLine>
    </form>
  );
}
