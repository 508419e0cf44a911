/** The side that asked says how it went, once the case is closed and its type's time has come; and the clock that asks it. */
import { type Instant, instantOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type AnswerRefusal, readAnswers } from '../domain/closing-answers.ts';
import { findAsking, listDueAskings } from '../store/askings.read.ts';
import { insertAnswers, markAsked } from '../store/askings.write.ts';
import { lockCase } from '../store/cases.read.ts';
import { type ActsAs, actorOf, type CaseRefusal, lockForActing, personOf, sideOf } from './act-on-case.ts';
import { type CaseDeps, rulesOf } from './case-deps.ts';
import { recordEvent } from './record-event.ts';
import { tellAsker } from './tell.ts';

export type RatingRefusal = CaseRefusal | AnswerRefusal | Refusal<'cases.rating.not-asked'>;

export interface RatingOrder {
  readonly caseId: string;
  readonly as: Extract<ActsAs, { side: 'firm' | 'applicant' }>;
  /** What was entered for a question, by its code; '' for nothing. */
  readonly said: (question: string) => string;
  readonly command: string;
  readonly now: Instant;
}

export function rateCase(deps: CaseDeps, order: RatingOrder): Promise<Result<string, RatingRefusal>> {
  const { as, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<RatingRefusal>(trx, command, async () => {
      const found = await lockForActing(trx, deps, order);
      if (!found.ok) return found;
      const asking = await findAsking(trx, found.value.id);
      const { type } = rulesOf(deps, found.value);
      if (asking === undefined || asking.askAt > now || asking.answeredAt !== undefined)
        return refused({ code: 'cases.rating.not-asked' });
      const answers = readAnswers(type.atEnd ?? [], order.said);
      if (!answers.ok) return answers;
      await insertAnswers(trx, found.value.id, answers.value, now);
      const chosen = answers.value.flatMap(({ question, choice }) =>
        choice === undefined ? [] : [[question, choice]],
      );
      const event = { kind: 'rated', at: now, answers: Object.fromEntries(chosen) } as const;
      const by = { side: sideOf(as), personId: personOf(as) };
      await recordEvent(trx, deps, found.value, event, { by, actor: actorOf(as), now });
      return accepted(found.value.id);
    }),
  );
}

const AT_ONCE = 200;
/** Who did not come back within this time is not written to any more; the questions stay on the page. */
const TOO_LATE_MS = 30 * 86_400_000;

/** Each in its own transaction; gives how many were asked. */
export async function askAtEnd(deps: CaseDeps, now: Instant): Promise<number> {
  let asked = 0;
  const tooOld = instantOf(new Date(Date.parse(now) - TOO_LATE_MS));
  for (;;) {
    const due = await listDueAskings(deps.db, now, AT_ONCE);
    for (const caseId of due)
      await inTransaction(deps.db, async (trx) => {
        const found = await lockCase(trx, caseId);
        const asking = await findAsking(trx, caseId);
        if (found === undefined || asking === undefined) return;
        await markAsked(trx, caseId, now);
        if (found.turn !== 'nobody' || found.state === 'erased' || asking.askAt < tooOld) return;
        await tellAsker(trx, deps, found, { at: now }, 'asked');
        asked += 1;
      });
    if (due.length < AT_ONCE) return asked;
  }
}
