/** A firm whose owner has an account and was confirmed, for tests of what others do in its name. */
import { localDateOf } from '../foundation/clock.ts';
import type { Db, Trx } from '../foundation/database/tables.ts';
import { randomIds } from '../foundation/ids.ts';
import { type PlanKey, recordFacts, statementsFromPlainFacts } from '../modules/enterprises/index.ts';
import { contextOn } from '../modules/enterprises/pages/firm-desk.fixture.ts';
import { decideClaim, insertClaim } from '../modules/enterprises/store/claims.write.ts';
import { insertPlanKey } from '../modules/enterprises/store/dossiers.write.ts';
import { hashPlanKey } from '../modules/enterprises/store/hash-plan-key.ts';
import { createLedger } from '../modules/ledger/index.ts';
import { MONDAY } from './world-of-cases.ts';

/** Real places, trades and facts on a day. */
export const factsOn = contextOn;

export const planKeyTo = (db: Db, dossierId: string, key: PlanKey): Promise<void> =>
  insertPlanKey(db as Trx, hashPlanKey(key), dossierId, MONDAY);

export async function confirmOwner(
  db: Db,
  firm: {
    readonly dossierId: string;
    readonly personId: string;
    readonly organisationId: string;
    readonly taxCode: string;
    readonly communeId: string;
  },
): Promise<void> {
  const { dossierId, personId, organisationId, taxCode, communeId } = firm;
  const said = { taxCode, commune: communeId };
  const facts = statementsFromPlainFacts(contextOn(localDateOf(MONDAY)).vocabulary, said);
  if (!facts.ok) throw new Error(JSON.stringify(facts.refusals));
  await recordFacts(
    db as Trx,
    { ids: randomIds, ledger: createLedger(), contextAt: contextOn },
    { dossierId, statements: facts.value, source: { kind: 'owner' }, now: MONDAY },
  );
  const claim = { id: randomIds.next(), dossierId, partyId: randomIds.next(), personId, organisationId };
  await insertClaim(db as Trx, {
    ...{ ...claim, level: 'self-declared', claimedAt: MONDAY, partyKind: 'enterprise' },
    ...{ sealedKey: 'sealed', name: 'Cửa hàng Thử' },
  });
  const decision = { id: randomIds.next(), claimId: claim.id, outcome: 'confirmed', reason: 'paper-code' } as const;
  const byOwner = { decidedBy: personId, role: null, localityId: null };
  await decideClaim(db as Trx, { ...decision, ...byOwner, at: MONDAY }, taxCode);
}
