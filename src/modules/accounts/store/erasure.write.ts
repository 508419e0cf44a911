/** Writes requests for erasure, and carries one out: what names the person goes, the row stays as a number. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { ErasureRequest } from '../domain/erasure.ts';
import './tables.ts';

/** False when the person has asked already. */
export async function insertErasure(trx: Trx, request: ErasureRequest): Promise<boolean> {
  const { personId, askedAt, dueAt, firms } = request;
  const row = await trx
    .insertInto('erasure_requests')
    .values({ person_id: personId, asked_at: askedAt, due_at: dueAt, firms })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** True for the one who takes the request away: thinking again and the clock meet here. */
export async function takeErasure(trx: Trx, personId: string): Promise<boolean> {
  const row = await trx
    .deleteFrom('erasure_requests')
    .where('person_id', '=', personId)
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ways in, mailbox and name; roles end. Sessions, ended or not, go too: they say when and on what somebody worked. */
export async function erasePerson(trx: Trx, personId: string, now: Instant): Promise<void> {
  const person = await trx
    .selectFrom('people')
    .select('email')
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (person?.email != null) {
    await trx.deleteFrom('invitations').where('email', '=', person.email).execute();
    await trx.deleteFrom('sign_in_codes').where('email', '=', person.email).execute();
  }
  await trx.deleteFrom('sessions').where('person_id', '=', personId).execute();
  await trx.deleteFrom('paper_codes').where('person_id', '=', personId).execute();
  await trx.deleteFrom('passkeys').where('person_id', '=', personId).execute();
  await trx.deleteFrom('passkey_attempts').where('person_id', '=', personId).execute();
  await trx.deleteFrom('oidc_identities').where('person_id', '=', personId).execute();
  await trx
    .updateTable('assignments')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
  // A firm's name may be its owner's own.
  await trx
    .updateTable('organisations')
    .set({ name: '—' })
    .where('kind', '=', 'enterprise')
    .where('id', 'in', (query) =>
      query
        .selectFrom('assignments')
        .select('organisation_id')
        .where('person_id', '=', personId)
        .where('organisation_id', 'is not', null)
        .$castTo<{ organisation_id: string }>(),
    )
    .execute();
  await trx
    .updateTable('people')
    .set({ email: null, name: null, blocked_at: now, erased_at: now })
    .where('id', '=', personId)
    .execute();
}
