/** The clock of absences: what falls due while its holder is away passes to whoever covers, with its day unchanged and the new name for the firm. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Absence } from '../domain/absence.ts';
import type { Case } from '../domain/case.ts';
import type { Holder } from '../domain/case-history.ts';
import { listAbsencesOn, listAway, listDueOf } from '../store/absences.read.ts';
import { lockCase } from '../store/cases.read.ts';
import type { CaseDeps } from './case-deps.ts';
import { findHolder } from './find-holder.ts';
import { give, listCandidates } from './hand-over.ts';

const AT_ONCE = 200;

/** Each case in its own transaction; gives how many changed hands. */
export async function coverAbsences(deps: CaseDeps, now: Instant): Promise<number> {
  let passed = 0;
  for (const absence of await listAbsencesOn(deps.db, localDateOf(now)))
    for (;;) {
      const due = await listDueOf(deps.db, absence.personId, absence.until, AT_ONCE);
      let moved = 0;
      for (const id of due) if (await pass(deps, id, absence, now)) moved += 1;
      passed += moved;
      // Where nobody else is there, it stays with its holder.
      if (due.length < AT_ONCE || moved === 0) break;
    }
  return passed;
}

function pass(deps: CaseDeps, id: string, absence: Absence, now: Instant): Promise<boolean> {
  return inTransaction(deps.db, async (trx) => {
    const found = await lockCase(trx, id);
    if (found?.holder.personId !== absence.personId || found.turn !== 'desk') return false;
    const holder = await coverOf(trx, deps, found, absence, now);
    if (holder.personId === undefined || holder.personId === absence.personId) return false;
    const actor = { kind: 'system', job: 'cases-cover' } as const;
    await give(trx, deps, found, { holder, reason: 'absence', by: undefined, actor, now });
    return true;
  });
}

/** The colleague named, when they may have this case and are there; else whoever holds the least at the nearest desk. */
async function coverOf(trx: Trx, deps: CaseDeps, found: Case, absence: Absence, now: Instant): Promise<Holder> {
  const today = localDateOf(now);
  if (absence.coverAssignmentId !== undefined) {
    const candidates = await listCandidates(trx, deps, found, today);
    const named = candidates.find(({ assignmentId }) => assignmentId === absence.coverAssignmentId);
    if (named !== undefined && !(await listAway(trx, [named.personId], today)).has(named.personId)) {
      const { level, placeId, personId, assignmentId } = named;
      return { level, placeId, personId, assignmentId };
    }
  }
  return findHolder(trx, deps, found, found.holder.level, today);
}
