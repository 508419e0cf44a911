/** Records statements as facts: many at once, one event each without the value, and moves the expiry of the link on. */
import { addDays, type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Grade } from '../../conditions/index.ts';
import { type ActorRef, keyedHash, type NewEvent } from '../../ledger/index.ts';
import { currentDossier } from '../domain/current-dossier.ts';
import type { Fact, FactSource, Statement } from '../domain/fact.ts';
import { newFacts } from '../domain/new-facts.ts';
import { DAYS_KEPT, type OpenDossier } from '../domain/open-dossier.ts';
import { profileOf } from '../domain/profile.ts';
import { standingOf } from '../domain/standing.ts';
import { lapseConfirmation } from '../store/claims.write.ts';
import { findDossier, findSecret, lockDossier } from '../store/dossiers.read.ts';
import { insertFacts, moveExpiry } from '../store/dossiers.write.ts';
import { writeProfiles } from '../store/profiles.write.ts';
import type { DossierDeps } from './dossier-deps.ts';

export interface Recorded {
  /** The dossier with the new facts in its history. */
  readonly dossier: OpenDossier;
  /** Empty when everything said was known already. */
  readonly added: readonly Fact[];
}

export interface RecordFactsCommand {
  readonly dossierId: string;
  readonly statements: readonly Statement[];
  readonly source: FactSource;
  readonly now: Instant;
  /** `declared` unless a paper or a register proves it. */
  readonly grade?: Grade;
  readonly actor?: ActorRef;
}

/** In the caller's transaction. Throws when the dossier was erased meanwhile: `openByKey` is asked first. */
export async function recordFacts(
  trx: Trx,
  deps: Pick<DossierDeps, 'ids' | 'ledger' | 'contextAt'>,
  command: RecordFactsCommand,
): Promise<Recorded> {
  const { dossierId, now } = command;
  const today = localDateOf(now);
  // Two tabs saving at once take turns here, so each sees what the other said.
  if (!(await lockDossier(trx, dossierId))) throw new Error('the dossier is erased');
  const before = await findDossier(trx, dossierId);
  const secret = await findSecret(trx, dossierId);
  if (before === undefined || secret === undefined) throw new Error('the dossier has no secret');
  const context = deps.contextAt(today);
  const added = newFacts(before.facts, command.statements, {
    vocabulary: context.vocabulary,
    ids: deps.ids,
    now,
    grade: command.grade ?? 'declared',
    source: command.source,
  });
  if (added.length === 0) return { dossier: before, added };
  const expiresOn = addDays(today, DAYS_KEPT);
  const dossier: OpenDossier = { ...before, expiresOn, facts: [...before.facts, ...added] };
  await insertFacts(trx, dossierId, added);
  if (expiresOn !== before.expiresOn) await moveExpiry(trx, dossierId, expiresOn);
  const current = currentDossier(dossier.facts, context.vocabulary, today);
  await writeProfiles(trx, [profileOf(dossierId, current, context)], new Set(added.map(({ key }) => key)));
  const standing = standingOf(current, context);
  const actor = command.actor ?? { kind: 'plan-holder', dossierId };
  const events = added.map(
    (fact): NewEvent => ({
      type: 'fact.recorded',
      actor,
      dossierId,
      ...standing,
      occurredAt: now,
      payload: payloadOf(fact, secret),
    }),
  );
  await deps.ledger.append(trx, { ids: deps.ids, now }, events);
  const taxCode = added.findLast(({ key }) => key === 'taxCode');
  if (taxCode !== undefined && dossier.claimed === true) {
    const code = typeof taxCode.value === 'string' ? taxCode.value : null;
    const claimId = await lapseConfirmation(trx, dossierId, code, now);
    if (claimId !== undefined)
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        { type: 'claim.lapsed', actor, dossierId, ...standing, occurredAt: now, payload: { claimId } },
      ]);
  }
  return { dossier, added };
}

/** The value only as a keyed hash: it proves later what was said, and proves nothing once the secret is erased. */
function payloadOf(fact: Fact, secret: string): NewEvent['payload'] {
  const value = JSON.stringify([fact.key, fact.item, fact.value ?? null, Object.entries(fact.fields ?? {}).sort()]);
  return {
    key: fact.key,
    factId: fact.id,
    said: fact.said,
    grade: fact.grade,
    source: fact.source.kind,
    valueHash: keyedHash(secret, value),
  };
}
