/** The desk's queue: what is due soonest first, baskets by time left, search and filters in the address. */
import { formatInstantDate, formatNumber, formatShare } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  DataTable,
  EmptyState,
  LateTag,
  LinkButton,
  ListSummary,
  LoneLink,
  type Option,
  PageTitle,
  PlainTag,
  SearchForm,
  SelectField,
  SourceLine,
  StepPager,
  Tabs,
} from '../../../ui/index.ts';
import type { Case } from '../domain/case.ts';
import { BASKETS, type Basket } from '../domain/queue.ts';
import { caseText } from '../messages/index.ts';
import { dueInWords, holderName, type Names, stateLabel } from './case-words.ts';
import type { CasePageDeps } from './page-deps.ts';
import { type QueueAddress, queueHref } from './queue-query.ts';

/** A basket is counted up to here and then stops. */
export const MOST_COUNTED = 1000;

export interface QueuePageProps {
  readonly deps: CasePageDeps;
  readonly language: Language;
  readonly base: string;
  /** Whose cases these are: of a place, or what an adviser holds. */
  readonly lead: string;
  readonly address: QueueAddress;
  readonly lines: readonly Case[];
  readonly counts: ReadonlyMap<Basket, number>;
  readonly names: Names;
  /** Absent where the list is no desk's. */
  readonly promises: { readonly ended: number; readonly kept: number } | undefined;
  /** An adviser's are all their own. */
  readonly asksWhose: boolean;
  /** Colleagues at the desk, oneself among them. */
  readonly people: readonly Option[];
  readonly kinds: readonly Option[];
  readonly states: readonly Option[];
  /** Empty for a commune's own desk. */
  readonly communes: readonly Option[];
  readonly next?: QueueAddress | undefined;
}

export function QueuePage(props: QueuePageProps) {
  const { language, base, address, counts, promises } = props;
  const text = caseText(language).queue;
  const { after: _, ...first } = address;
  return (
    <>
      <PageTitle title={text.title} lead={props.lead} />
      {props.asksWhose && (
        <Actions>
          <LinkButton href={`${base}/new`} kind="secondary">
            {text.file}
          </LinkButton>
          <LinkButton href={`${base}/people`} kind="text">
            {text.peopleLink}
          </LinkButton>
        </Actions>
      )}
      {promises !== undefined && (
        <SourceLine>
          {promises.ended === 0
            ? text.noPromises
            : text.kept(formatShare(promises.kept / promises.ended, language), formatNumber(promises.ended, language))}
        </SourceLine>
      )}
      <Tabs
        label={text.basketsLabel}
        items={BASKETS.filter((basket) => isShown(basket, props)).map((basket) => ({
          href: queueHref(base, { ...first, basket }),
          label: text.baskets[basket],
          ...(counts.has(basket) && { count: counted(counts.get(basket) ?? 0, language) }),
          current: basket === address.basket,
        }))}
      />
      <SearchForm
        language={language}
        action={base}
        label={text.search}
        value={address.text}
        hidden={address.basket === 'open' ? {} : { basket: address.basket }}
        filters={<Filters {...props} />}
        submitLabel={text.find}
      />
      <Lines {...props} first={first} />
    </>
  );
}

/** Most desks have nothing that waits for a partner. */
function isShown(basket: Basket, { address, counts }: QueuePageProps): boolean {
  return basket !== 'partner' || address.basket === 'partner' || (counts.get('partner') ?? 0) > 0;
}

function Filters({ language, address, kinds, states, communes, asksWhose, people }: QueuePageProps) {
  const text = caseText(language).queue;
  const filters = [
    { name: 'holder', label: text.holder, options: people, isAsked: asksWhose },
    { name: 'type', label: text.kind, options: kinds, isAsked: true },
    { name: 'state', label: text.state, options: states, isAsked: true },
    { name: 'commune', label: text.commune, options: communes, isAsked: communes.length > 0 },
  ] as const;
  return (
    <>
      {filters.map(
        ({ name, label, options, isAsked }) =>
          isAsked && <SelectField {...{ language, name, label, options }} any={text.all} value={address[name]} />,
      )}
    </>
  );
}

function Lines(props: QueuePageProps & { readonly first: QueueAddress }) {
  const { language, base, address, first, lines, deps, names } = props;
  const text = caseText(language).queue;
  if (lines.length === 0)
    return (
      <EmptyState
        title={text.empty}
        act={
          <LinkButton kind="secondary" href={base}>
            {text.emptyAct}
          </LinkButton>
        }
      />
    );
  const closed = address.basket === 'closed';
  const narrowed = [
    ...(address.text === '' ? [] : [{ label: address.text, withoutHref: queueHref(base, { ...first, text: '' }) }]),
    ...(address.holder === ''
      ? []
      : [
          {
            label:
              props.people.find(({ value }) => value === address.holder)?.label ??
              names.get(address.holder) ??
              text.holder,
            withoutHref: queueHref(base, { ...first, mine: false, holder: '' }),
          },
        ]),
  ];
  return (
    <>
      <ListSummary
        language={language}
        count={
          props.counts.has(address.basket)
            ? text.count(counted(props.counts.get(address.basket) ?? 0, language))
            : text.shown(formatNumber(lines.length, language))
        }
        narrowed={narrowed}
        clearHref={queueHref(base, {
          basket: address.basket,
          text: '',
          mine: false,
          holder: '',
          type: '',
          state: '',
          commune: '',
        })}
      />
      <CaseLines {...{ deps, lines, names, base, language, closed }} />
      <StepPager
        language={language}
        firstHref={address.after === undefined ? undefined : queueHref(base, first)}
        nextHref={props.next === undefined ? undefined : queueHref(base, props.next)}
      />
    </>
  );
}

/** Cases as the lines of a table, each with its promise. */
export function CaseLines(props: {
  readonly deps: CasePageDeps;
  readonly lines: readonly Case[];
  readonly names: Names;
  readonly base: string;
  readonly language: Language;
  readonly closed: boolean;
}) {
  const { deps, lines, names, base, language, closed } = props;
  const text = caseText(language).queue;
  return (
    <DataTable
      language={language}
      caption={text.caption}
      captionHidden
      columns={[
        { label: text.columns.what },
        { label: text.columns.place },
        { label: text.columns.state },
        { label: text.columns.holder },
        { label: closed ? text.columns.closed : text.columns.due },
      ]}
      rows={lines.map((line) => [
        <LoneLink key={line.id} href={`${base}/${line.id}`}>
          {`${deps.aboutInWords(line.about, language)} · ${line.reference}`}
        </LoneLink>,
        deps.places.nameOf(line.place.communeId ?? line.place.provinceId ?? 'vn', language),
        <>
          {stateLabel(deps, line, language, 'desk')}
          {line.awaitsOwner && (
            <>
              <br />
              <PlainTag>{caseText(language).filed.waits}</PlainTag>
            </>
          )}
        </>,
        holderName(deps, line.holder, names, language),
        <>
          {closed && line.closedAt !== undefined ? formatInstantDate(line.closedAt) : dueInWords(line)}
          {line.breaches > 0 && (
            <>
              <br />
              <LateTag language={language}>{text.breaches(line.breaches)}</LateTag>
            </>
          )}
        </>,
      ])}
    />
  );
}

function counted(count: number, language: Language): string {
  return count >= MOST_COUNTED ? `${formatNumber(MOST_COUNTED, language)}+` : formatNumber(count, language);
}
