/** Reads consents: of a firm, and whether one stood at a moment. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Consent, ConsentCode } from '../domain/consent.ts';
import './tables.ts';

/**
 * Whether the firm had agreed to that use at that moment, whatever version of the text it read. Ask in the transaction that makes the use;
 * a party that was never claimed or is erased has agreed to nothing.
 */
export async function hasConsent(db: Db, partyId: string, purpose: ConsentCode, at: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('consents')
    .select('id')
    .where('party_id', '=', partyId)
    .where('purpose', '=', purpose)
    .where('given_at', '<=', at)
    .where((eb) => eb.or([eb('withdrawn_at', 'is', null), eb('withdrawn_at', '>', at)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The latest first, withdrawn ones included. */
export async function listConsents(db: Db, partyId: string): Promise<readonly Consent[]> {
  const rows = await db
    .selectFrom('consents')
    .select(['purpose', 'version', 'given_at', 'withdrawn_at'])
    .where('party_id', '=', partyId)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ purpose: row.purpose, version: row.version, givenAt: row.given_at },
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
  }));
}
