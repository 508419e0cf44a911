/** The clock of promises: what passed goes up the ladder, or ends as its type says. No case keeps a term that has passed. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { isLate, lapse, levelAbove } from '../domain/case-moves.ts';
import { listLapsed, lockCase } from '../store/cases.read.ts';
import { type CaseDeps, rulesOf } from './case-deps.ts';
import { findHolder } from './find-holder.ts';
import { recordEvent } from './record-event.ts';
import { tellAsker, tellHolder, tellPartner } from './tell.ts';

const AT_ONCE = 200;

/** Each case in its own transaction; gives how many changed. Two processes at it change each case once. */
export async function lapseCases(deps: CaseDeps, now: Instant): Promise<number> {
  let changed = 0;
  for (;;) {
    const late = await listLapsed(deps.db, now, AT_ONCE);
    for (const id of late) if (await lapseCase(deps, id, now)) changed += 1;
    if (late.length < AT_ONCE) return changed;
  }
}

function lapseCase(deps: CaseDeps, id: string, now: Instant): Promise<boolean> {
  return inTransaction(deps.db, async (trx) => {
    const before = await lockCase(trx, id);
    if (before === undefined || !isLate(before, now)) return false;
    const { type, calendar } = rulesOf(deps, before);
    const next =
      before.turn === 'desk'
        ? await findHolder(trx, deps, before, levelAbove(before.holder.level), localDateOf(now))
        : before.holder;
    const event = lapse(type, calendar, before, next, now);
    const actor = { kind: 'system', job: 'cases-lapse' } as const;
    const after = await recordEvent(trx, deps, before, event, { by: { side: 'clock' }, actor, now });
    if (event.kind === 'escalated') await tellHolder(trx, deps, after, 'escalated', { at: now });
    if (before.turn === 'partner') {
      await tellHolder(trx, deps, after, 'partner-late', { at: now });
      await tellPartner(trx, deps, after, 'late', { at: now });
    }
    await tellAsker(trx, deps, after, { at: now }, event.kind === 'escalated' ? 'passed-on' : 'changed');
    return true;
  });
}
