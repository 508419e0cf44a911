/** Pairs of firms that may belong together, as a list of work: what waits, what was decided, branches decided several at once. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorSummary,
  HiddenFields,
  type Issue,
  LinkButton,
  ListSummary,
  PageTitle,
  SelectField,
  StepPager,
  Tabs,
  Tick,
} from '../../../ui/index.ts';
import type { PairAtDesk } from '../actions/decide-duplicates.ts';
import { DUPLICATE_KINDS, type DuplicateKind } from '../domain/duplicate.ts';
import type { RegisterRecord } from '../domain/register-record.ts';
import { formatTaxCode, isPersonalTaxCode } from '../domain/tax-code.ts';
import { duplicateText } from '../messages/duplicates.ts';

export interface DuplicatesPageProps {
  readonly language: Language;
  readonly state: 'open' | 'decided';
  readonly kind?: DuplicateKind | undefined;
  readonly pairs: readonly PairAtDesk[];
  readonly total: number;
  readonly isFirstPage: boolean;
  readonly next?: string | undefined;
  readonly command: string;
  readonly issues?: readonly Issue[];
}

export const duplicatesHref = (
  language: Language,
  { state, kind, after }: { readonly state: string; readonly kind?: string | undefined; readonly after?: string },
): string => {
  const fields = { ...(state === 'decided' && { state }), ...(kind && { kind }), ...(after && { after }) };
  const query = new URLSearchParams(fields).toString();
  return `/${language}/desk/duplicates${query === '' ? '' : `?${query}`}`;
};

export function DuplicatesPage(props: DuplicatesPageProps) {
  const { language, state, kind, pairs } = props;
  const text = duplicateText(language);
  return (
    <>
      <ErrorSummary language={language} issues={props.issues ?? []} />
      <PageTitle title={text.title} lead={text.lead} />
      <Tabs
        label={text.tabs}
        items={(['open', 'decided'] as const).map((each) => ({
          href: duplicatesHref(language, { state: each, kind }),
          label: text[each],
          current: each === state,
        }))}
      />
      <form class="filters" method="get" action={duplicatesHref(language, { state: 'open' })}>
        <HiddenFields fields={state === 'decided' ? { state } : {}} />
        <SelectField
          {...{ language, name: 'kind', label: text.kind, any: text.anyKind, value: kind ?? '' }}
          options={DUPLICATE_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
        />
        <Button kind="secondary">{text.filter}</Button>
      </form>
      {pairs.length === 0 ? (
        <EmptyState
          title={state === 'open' ? text.none : text.noneDecided}
          act={
            <LinkButton href={`/${language}/desk/firms`} kind="secondary">
              {text.toFirms}
            </LinkButton>
          }
        >
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <Pairs {...props} />
      )}
    </>
  );
}

function Pairs(props: DuplicatesPageProps) {
  const { language, state, kind, pairs, total, next } = props;
  const text = duplicateText(language);
  const several = state === 'open' && kind === 'branch';
  const table = (
    <DataTable
      language={language}
      caption={text.caption}
      captionHidden
      columns={[
        { label: text.columns.first },
        { label: text.columns.second },
        { label: text.columns.why },
        { label: text.columns.act },
      ]}
      rows={pairs.map((pair) => row(props, pair, several))}
    />
  );
  return (
    <>
      <ListSummary
        language={language}
        count={text.count(formatNumber(pairs.length, language), formatNumber(total, language))}
      />
      {several ? (
        <form class="stack" method="post" action={`/${language}/desk/duplicates/decide`}>
          <HiddenFields fields={{ command: props.command, decision: 'branch', kind: 'branch' }} />
          {table}
          <p>
            <Button>{text.decideChosen}</Button>
          </p>
        </form>
      ) : (
        table
      )}
      <StepPager
        language={language}
        firstHref={props.isFirstPage ? undefined : duplicatesHref(language, { state, kind })}
        nextHref={next === undefined ? undefined : duplicatesHref(language, { state, kind, after: next })}
      />
    </>
  );
}

function row({ language, state }: DuplicatesPageProps, { candidate, firm, other }: PairAtDesk, several: boolean) {
  const text = duplicateText(language);
  const decided = candidate.decision === undefined ? text.kinds[candidate.kind] : text.decisions[candidate.decision];
  return [
    <FirmOfPair language={language} firm={firm} taxCode={candidate.taxCode} />,
    <FirmOfPair language={language} firm={other} taxCode={candidate.otherCode} />,
    <>
      <b>{decided}</b>
      <br />
      <span class="small mute">{candidate.reasons.map((reason) => text.reasons[reason]).join(', ')}</span>
    </>,
    <>
      <a href={`/${language}/desk/duplicates/${candidate.id}`}>{state === 'open' ? text.look : text.lookDecided}</a>
      {several && (
        <Tick name="candidate" value={candidate.id}>
          <span class="vh">{text.choose(other?.name ?? candidate.otherCode)}</span>
        </Tick>
      )}
    </>,
  ];
}

/** A person's own code is masked and in no address. */
export function FirmOfPair(props: {
  readonly language: Language;
  readonly firm: RegisterRecord | undefined;
  readonly taxCode: string;
}) {
  const { language, firm, taxCode } = props;
  return (
    <>
      {firm === undefined || isPersonalTaxCode(taxCode) ? (
        <b>{firm?.name ?? duplicateText(language).gone}</b>
      ) : (
        <a href={`/${language}/desk/firms/${taxCode}`}>{firm.name}</a>
      )}
      <br />
      <span class="small mute nowrap">{formatTaxCode(taxCode)}</span>
    </>
  );
}
