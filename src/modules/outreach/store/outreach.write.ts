/** Writes tries to reach a firm, and how it can be reached. */
import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { CheckedContact, FirmState } from '../domain/contact.ts';
import './tables.ts';

export interface FirmBefore {
  readonly id: string;
  readonly state: FirmState;
  readonly isNew: boolean;
}

/** The firm's row for the length of the transaction, made when it is the first try; two officers calling at once take turns here. */
export async function lockFirm(
  trx: Trx,
  firm: {
    readonly id: string;
    readonly taxCode: string;
    readonly now: Instant;
    readonly outcome: CheckedContact['outcome'];
  },
): Promise<FirmBefore> {
  const made = await trx
    .insertInto('outreach_firms')
    .values({
      ...{ id: firm.id, tax_code: firm.taxCode, commune_id: null, province_id: null, state: 'tried', reached_at: null },
      ...{ contacts: 1, last_contact_at: firm.now, last_outcome: firm.outcome, next_on: null },
    })
    .onConflict((conflict) => conflict.column('tax_code').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made !== undefined) return { id: made.id, state: 'tried', isNew: true };
  const row = await trx
    .selectFrom('outreach_firms')
    .select(['id', 'state'])
    .where('tax_code', '=', firm.taxCode)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { ...row, isNew: false };
}

export async function saveFirm(
  trx: Trx,
  firm: {
    readonly id: string;
    readonly isNew: boolean;
    readonly communeId: string | undefined;
    readonly provinceId: string | undefined;
    readonly state: FirmState;
    readonly outcome: CheckedContact['outcome'];
    readonly nextOn: LocalDate | undefined;
    readonly at: Instant;
  },
): Promise<void> {
  await trx
    .updateTable('outreach_firms')
    .set({
      ...{ commune_id: firm.communeId ?? null, province_id: firm.provinceId ?? null, state: firm.state },
      ...{ last_contact_at: firm.at, last_outcome: firm.outcome, next_on: firm.nextOn ?? null },
      ...(firm.state === 'reached' && { reached_at: sql<Instant>`coalesce(reached_at, ${firm.at})` }),
      ...(!firm.isNew && { contacts: sql<number>`contacts + 1` }),
    })
    .where('id', '=', firm.id)
    .execute();
}

export async function insertContact(
  trx: Trx,
  contact: CheckedContact & {
    readonly id: string;
    readonly firmId: string;
    readonly note: string | undefined;
    readonly personId: string;
    readonly assignmentId: string;
    readonly at: Instant;
  },
): Promise<void> {
  await trx
    .insertInto('outreach_contacts')
    .values({
      ...{ id: contact.id, firm_id: contact.firmId, channel: contact.channel, outcome: contact.outcome },
      ...{ next_on: contact.nextOn ?? null, note: contact.note ?? null, person_id: contact.personId },
      ...{ assignment_id: contact.assignmentId, contacted_at: contact.at },
    })
    .execute();
}

/** What is left out stays as it was. */
export async function saveDetails(
  trx: Trx,
  details: {
    readonly firmId: string;
    readonly contactName?: string;
    readonly phone?: string;
    readonly address?: string;
    readonly personId: string;
    readonly at: Instant;
  },
): Promise<void> {
  const given = {
    ...(details.contactName !== undefined && { contact_name: details.contactName }),
    ...(details.phone !== undefined && { phone: details.phone }),
    ...(details.address !== undefined && { address: details.address }),
    ...{ noted_by: details.personId, noted_at: details.at },
  };
  await trx
    .insertInto('outreach_details')
    .values({ firm_id: details.firmId, contact_name: null, phone: null, address: null, ...given })
    .onConflict((conflict) => conflict.column('firm_id').doUpdateSet(given))
    .execute();
}
