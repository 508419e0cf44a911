/** Keeps the latest correction of each member, whatever the order in which they arrive. */
import { sql } from 'kysely';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Correction } from '../domain/correction.ts';
import type { Member } from '../domain/member.ts';
import { memberOf } from './members.write.ts';

/** The member as its events made it, held until the transaction ends, so that nobody moves it meanwhile. */
export async function lockMember(trx: Trx, indicator: string, memberId: string): Promise<Member | undefined> {
  const row = await trx
    .selectFrom('figure_members')
    .selectAll()
    .where('indicator', '=', indicator)
    .where('member_id', '=', memberId)
    .forUpdate()
    .executeTakeFirst();
  return row && memberOf(row);
}

export async function keepCorrection(trx: Trx, correction: Correction): Promise<void> {
  const { indicator, memberId, eventId, act, reason, localityId, provinceId, communeId, sectorGroup, sizeClass } =
    correction;
  const said = {
    ...{ event_id: eventId, act, reason, locality_id: localityId, province_id: provinceId, commune_id: communeId },
    ...{ sector_group: sectorGroup, size_class: sizeClass },
  };
  await trx
    .insertInto('figure_corrections')
    .values({ indicator, member_id: memberId, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['indicator', 'member_id'])
        .doUpdateSet(said)
        .where(sql`excluded.event_id`, '>', sql`figure_corrections.event_id`),
    )
    .execute();
}
