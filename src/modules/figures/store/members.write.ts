/** Adds members and moves the totals by exactly as many as were new, in one statement. */
import { sql } from 'kysely';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Membership } from '../domain/indicator.ts';

export async function addMembers(trx: Trx, memberships: readonly Membership[]): Promise<void> {
  const rows = memberships.map(
    (member) =>
      sql`(${member.indicator}::text, ${member.memberId}::uuid, ${member.eventId}::uuid, ${member.occurredAt}::timestamptz)`,
  );
  await sql`
    with added as (
      insert into figure_members (indicator, member_id, event_id, occurred_at)
      values ${sql.join(rows)}
      on conflict (indicator, member_id) do nothing
      returning indicator
    )
    insert into figure_totals (indicator, members)
    select indicator, count(*) from added group by indicator order by indicator
    on conflict (indicator) do update set members = figure_totals.members + excluded.members
  `.execute(trx);
}
