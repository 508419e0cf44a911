/** One figure opened: the events that make it, newest first. Public, so it shows ids and days, never places that could point at a firm. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { BackLink, DataTable, EmptyState, LinkButton, PageTitle, Pagination, Section } from '../../../ui/index.ts';
import type { Indicator } from '../domain/indicator.ts';
import { figuresText } from '../messages/index.ts';
import type { FigureMembersTable } from '../store/tables.ts';

export const MEMBERS_PER_PAGE = 50;

export function MembersPage(props: {
  readonly language: Language;
  readonly indicator: Indicator;
  readonly total: number;
  readonly page: number;
  readonly members: readonly Pick<FigureMembersTable, 'event_id' | 'occurred_at'>[];
}) {
  const { language, indicator, members } = props;
  const text = figuresText(language);
  const name = indicator.name[language];
  return (
    <>
      <BackLink href={`/${language}/figures`}>{text.back}</BackLink>
      <PageTitle title={text.membersTitle(name)} lead={indicator.definition[language]} />
      <Section title={text.membersLead(formatNumber(props.total, language))} id="members" full>
        {members.length === 0 ? (
          <EmptyState title={text.noMembers} act={<LinkButton href={`/${language}/start`}>{text.start}</LinkButton>} />
        ) : (
          <DataTable
            language={language}
            caption={text.membersCaption}
            captionHidden
            columns={[{ label: text.eventId }, { label: text.when }]}
            rows={members.map((member) => [member.event_id, formatInstantDate(member.occurred_at as Instant)])}
          />
        )}
        <Pagination
          language={language}
          page={props.page}
          pages={Math.max(1, Math.ceil(props.total / MEMBERS_PER_PAGE))}
          hrefOf={(page) => `/${language}/figures/${indicator.id}?page=${String(page)}`}
        />
      </Section>
    </>
  );
}
