/** The coordinator's room: requests nobody fits, offers that are out, who is paused, and where more advisers are needed. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Button,
  DataTable,
  EmptyState,
  HiddenFields,
  LinkButton,
  Notice,
  PageTitle,
  SelectField,
  StepPager,
  Tabs,
} from '../../../ui/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import { offerText } from '../messages/offers.ts';
import type { Gap } from '../store/coordination.read.ts';
import type { AdviceRequest } from '../store/offers.read.ts';
import { Gaps } from './gaps.tsx';
import { type OfferPageDeps, placeName } from './offer-page-deps.ts';

export const VIEWS = ['waiting', 'out', 'taken', 'paused', 'gaps'] as const;
export type View = (typeof VIEWS)[number];

export interface DispatchPageProps {
  readonly deps: OfferPageDeps;
  readonly language: Language;
  /** `/vi/desk/dispatch`. */
  readonly base: string;
  readonly view: View;
  readonly field: string;
  /** Undefined for the nation. */
  readonly provinceId: string | undefined;
  readonly requests: readonly AdviceRequest[];
  readonly nextHref?: string | undefined;
  readonly isFirst: boolean;
  readonly paused: readonly Adviser[];
  readonly gaps: readonly Gap[];
  readonly resumed: boolean;
}

export function viewHref(base: string, view: View, field = ''): string {
  const query = new URLSearchParams({ ...(view !== 'waiting' && { view }), ...(field !== '' && { field }) });
  return query.size === 0 ? base : `${base}?${query.toString()}`;
}

export function DispatchPage(props: DispatchPageProps) {
  const { deps, language, base, view, field, provinceId } = props;
  const text = offerText(language).dispatch;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead(deps.places.nameOf(provinceId ?? 'vn', language))} />
      {props.resumed && <Notice tone="ok" title={text.resumed} />}
      <Tabs
        label={text.tabsLabel}
        items={VIEWS.map((each) => ({
          ...{ href: viewHref(base, each, field), label: text.tabs[each], current: each === view },
        }))}
      />
      {view !== 'paused' && <FieldFilter {...props} />}
      {view === 'paused' && <Paused {...props} />}
      {view === 'gaps' && <Gaps {...props} />}
      {view !== 'paused' && view !== 'gaps' && <Requests {...props} />}
    </>
  );
}

function FieldFilter({ deps, language, base, view, field }: DispatchPageProps) {
  const text = offerText(language).dispatch;
  return (
    <form class="filters" method="get" action={base}>
      {view !== 'waiting' && <HiddenFields fields={{ view }} />}
      <SelectField
        language={language}
        name="field"
        label={text.search}
        any={text.anyField}
        value={field}
        options={deps.topics.map(({ code, label }) => ({ value: code, label: label[language] }))}
      />
      <Button kind="secondary" unchecked>
        {text.narrow}
      </Button>
    </form>
  );
}

function Requests({ deps, language, base, view, requests, nextHref, isFirst, field }: DispatchPageProps) {
  const words = offerText(language);
  const text = words.dispatch;
  if (requests.length === 0)
    return (
      <EmptyState
        title={text.none[view]}
        act={
          <LinkButton href={`/${language}/desk/cases`} kind="secondary">
            {text.noneAct}
          </LinkButton>
        }
      />
    );
  const { what, place, state, asked, why } = text.columns;
  return (
    <>
      <DataTable
        language={language}
        caption={text.tabs[view]}
        captionHidden
        fold
        columns={[what, place, state, asked, ...(view === 'waiting' ? [why] : [])].map((label) => ({ label }))}
        rows={requests.map((request) => [
          <a key="what" href={`${base}/${request.caseId}`}>
            {deps.aboutInWords(request.about, language)}
          </a>,
          placeName(deps, request, language),
          `${words.states[request.state]}${request.urgent ? ` (${words.adviser.urgent.toLowerCase()})` : ''}`,
          formatInstantDate(request.askedAt),
          ...(view === 'waiting' ? [request.gap === undefined ? '' : words.why[request.gap.reason]] : []),
        ])}
      />
      <StepPager
        language={language}
        nextHref={nextHref}
        {...(!isFirst && { firstHref: viewHref(base, view, field) })}
      />
    </>
  );
}

function Paused({ deps, language, base, paused }: DispatchPageProps) {
  const text = offerText(language).dispatch;
  if (paused.length === 0)
    return (
      <EmptyState
        title={text.none.paused}
        act={
          <LinkButton href={base} kind="secondary">
            {text.tabs.waiting}
          </LinkButton>
        }
      />
    );
  const { who, place, since, why, act } = text.pausedColumns;
  const reasons: Readonly<Record<string, string>> = text.pauseReasons;
  return (
    <DataTable
      language={language}
      caption={text.tabs.paused}
      captionHidden
      fold
      columns={[who, place, since, why, act].map((label) => ({ label }))}
      rows={paused.map((adviser) => [
        adviser.name,
        placeName(deps, adviser, language),
        adviser.paused === undefined ? '' : formatInstantDate(adviser.paused.at),
        reasons[adviser.paused?.reason ?? ''] ?? text.pausedElse,
        <ActForm key="act" action={`${base}/advisers/${adviser.id}/resume`} command={deps.ids.next()} kind="secondary">
          {text.resume}
        </ActForm>,
      ])}
    />
  );
}
