/** The claims of an officer's places: those that wait first, searched by name, each state a tab. */
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  DataTable,
  EmptyState,
  LinkButton,
  LoneLink,
  PageTitle,
  Pagination,
  SearchForm,
  Tabs,
} from '../../../ui/index.ts';
import type { ClaimLevel } from '../domain/claim.ts';
import { claimDeskText } from '../messages/claim-desk.ts';
import type { ListedClaim } from '../store/claims.read.ts';

export const CLAIM_LEVELS = ['self-declared', 'confirmed', 'refused'] as const;

export interface ClaimDeskListProps {
  readonly language: Language;
  readonly level: ClaimLevel;
  readonly text: string;
  readonly total: number;
  readonly claims: readonly ListedClaim[];
  readonly placeName: (id: string) => string;
  readonly page: number;
  readonly pages: number;
}

export function ClaimDeskList(props: ClaimDeskListProps) {
  const { language, level, claims } = props;
  const text = claimDeskText(language);
  const base = `/${language}/desk/claims`;
  const address = (of: { level?: ClaimLevel; page?: number }) =>
    `${base}?${new URLSearchParams({
      level: of.level ?? level,
      ...(props.text !== '' && { q: props.text }),
      ...(of.page !== undefined && of.page > 1 && { page: String(of.page) }),
    }).toString()}`;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <Tabs
        label={text.level}
        items={CLAIM_LEVELS.map((each) => ({
          ...{ href: address({ level: each }), label: text.levels[each], current: each === level },
          ...(each === level && { count: formatNumber(props.total, language) }),
        }))}
      />
      <SearchForm language={language} action={base} label={text.search} value={props.text} hidden={{ level }} />
      {claims.length === 0 ? (
        <EmptyState
          title={text.empty}
          act={
            <LinkButton kind="secondary" href={level === 'self-declared' ? `/${language}/desk` : base}>
              {level === 'self-declared' ? text.homeAct : text.emptyAct}
            </LinkButton>
          }
        />
      ) : (
        <DataTable
          language={language}
          caption={text.title}
          captionHidden
          columns={[{ label: text.firm }, { label: text.place }, { label: text.asked }]}
          rows={claims.map((claim) => [
            <LoneLink key={claim.id} href={`${base}/${claim.id}`}>
              {claim.name}
            </LoneLink>,
            claim.localityId === null ? text.noPlace : props.placeName(claim.localityId),
            formatInstantDate(claim.askedAt),
          ])}
        />
      )}
      <Pagination language={language} page={props.page} pages={props.pages} hrefOf={(at) => address({ page: at })} />
    </>
  );
}
