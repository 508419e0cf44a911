/** The clock of those who left: what somebody held for an office they no longer work for goes to the nearest desk, its day unchanged and the new name for the firm. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { listAssignmentsOver } from '../../accounts/index.ts';
import { lockCase } from '../store/cases.read.ts';
import { listHeldCases, listHolders } from '../store/held-cases.read.ts';
import type { CaseDeps } from './case-deps.ts';
import { findHolder } from './find-holder.ts';
import { give } from './hand-over.ts';

const AT_ONCE = 200;

/** Each case in its own transaction; gives how many changed hands. */
export async function passOnLeft(deps: CaseDeps, now: Instant): Promise<number> {
  let passed = 0;
  const over = await listAssignmentsOver(deps.db, await listHolders(deps.db), localDateOf(now));
  for (const holder of over)
    for (;;) {
      const held = await listHeldCases(deps.db, holder, AT_ONCE);
      let moved = 0;
      for (const { id } of held) if (await pass(deps, id, holder.assignmentId, now)) moved += 1;
      passed += moved;
      if (held.length < AT_ONCE || moved === 0) break;
    }
  return passed;
}

function pass(deps: CaseDeps, id: string, assignmentId: string, now: Instant): Promise<boolean> {
  return inTransaction(deps.db, async (trx) => {
    const found = await lockCase(trx, id);
    if (found?.holder.assignmentId !== assignmentId || found.turn === 'nobody') return false;
    const holder = await findHolder(trx, deps, found, found.holder.level, localDateOf(now));
    const actor = { kind: 'system', job: 'cases-pass-on' } as const;
    await give(trx, deps, found, { holder, reason: 'holder-left', by: undefined, actor, now });
    return true;
  });
}
