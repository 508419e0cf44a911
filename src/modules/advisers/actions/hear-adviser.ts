/** An office asks the adviser for their side of a complaint before it is decided, and the adviser says it. Neither reads the other's file. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { type CaseRefusal, findCase, lockForActing, termFrom } from '../../cases/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { isOpen } from '../domain/complaint.ts';
import { type HearingWordsRefusal, readHearingWords } from '../domain/hearing.ts';
import { complaintText } from '../messages/complaints.ts';
import { findAdviser, findAdviserOfPerson } from '../store/advisers.read.ts';
import { findComplaint } from '../store/complaints.read.ts';
import { findHearing, lockHearing } from '../store/hearings.read.ts';
import { insertHearing, setStatement } from '../store/hearings.write.ts';
import type { AdviserDeps } from './adviser-deps.ts';
import { COMPLAINT } from './complain.ts';

export type HearRefusal =
  | NotAllowed
  | CaseRefusal
  | HearingWordsRefusal
  | Refusal<'advisers.hearing.asked' | 'advisers.hearing.left' | 'advisers.hearing.not-now'>;

export interface HearOrder {
  readonly actor: Actor;
  readonly caseId: string;
  /** What the adviser is to answer; read by them. */
  readonly question: string;
  readonly namesRequest: boolean;
  readonly command: string;
  readonly now: Instant;
}

/** Once for each complaint; the promise to the firm runs on. Gives the case's id. */
export function hearAdviser(deps: AdviserDeps, order: HearOrder): Promise<Result<string, HearRefusal>> {
  const { actor, caseId, namesRequest, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<HearRefusal>(trx, command, async () => {
      const found = await lockForActing(trx, deps, { caseId, as: { side: 'desk', actor } });
      if (!found.ok) return found;
      const complaint = await findComplaint(trx, caseId);
      if (complaint === undefined) return refused({ code: 'cases.case.not-found' });
      if (!isOpen(complaint) || found.value.turn === 'nobody') return refused({ code: 'advisers.hearing.not-now' });
      if ((await findHearing(trx, caseId)) !== undefined) return refused({ code: 'advisers.hearing.asked' });
      const adviser = await findAdviser(trx, complaint.adviserId, localDateOf(now));
      if (adviser === undefined || adviser.name === '') return refused({ code: 'advisers.hearing.left' });
      const question = readHearingWords(order.question, 'question');
      if (!question.ok) return question;
      const term = termFrom(calendarOf(deps), now, deps.network.hearingTerm);
      await insertHearing(trx, { caseId, question: question.value, namesRequest, askedAt: now, term });
      const title = (language: 'vi' | 'en') => complaintText(language).notices.asked(formatDate(term.lastDay));
      await deps.notices.toPerson(
        trx,
        {
          ...{ personId: adviser.personId, code: 'adviser.complaint-hearing', key: `complaint:${caseId}:hearing` },
          ...{ href: `/desk/profile/complaints/${caseId}`, title: { vi: title('vi'), en: title('en') } },
        },
        now,
      );
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...{ type: 'adviser.complaint-heard', actor: actorRef(actor), occurredAt: now },
          ...(found.value.place.provinceId !== undefined && { localityId: found.value.place.provinceId }),
          payload: { adviserId: adviser.id, caseId, namesRequest },
        },
      ]);
      return accepted(caseId);
    }),
  );
}

export interface StateOrder {
  readonly actor: Actor | undefined;
  readonly caseId: string;
  readonly words: string;
  readonly command: string;
  readonly now: Instant;
}

/** Once, until it is decided. Another's complaint is answered as one that is not there. */
export function stateOwnSide(deps: AdviserDeps, order: StateOrder): Promise<Result<string, HearRefusal>> {
  const { actor, caseId, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<HearRefusal>(trx, command, async () => {
      const allowed = mayAtDesk(actor, 'advisers.self', {}, { roles: deps.roles, contains: deps.places.contains });
      if (!allowed.ok) return allowed;
      const hearing = actor && (await lockHearing(trx, caseId));
      const complaint = hearing && (await findComplaint(trx, caseId));
      const own = actor && (await findAdviserOfPerson(trx, actor.personId, localDateOf(now)));
      if (actor === undefined || complaint === undefined || own?.id !== complaint.adviserId)
        return refused({ code: 'cases.case.not-found' });
      if (!isOpen(complaint) || hearing?.stated !== undefined) return refused({ code: 'advisers.hearing.not-now' });
      const words = readHearingWords(order.words, 'words');
      if (!words.ok) return words;
      await setStatement(trx, caseId, { words: words.value, at: now });
      await tellHolder(trx, deps, caseId, now);
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...{ type: 'adviser.complaint-answered', actor: actorRef(actor), occurredAt: now },
          payload: { adviserId: own.id, caseId },
        },
      ]);
      return accepted(caseId);
    }),
  );
}

async function tellHolder(trx: Trx, deps: AdviserDeps, caseId: string, now: Instant): Promise<void> {
  const found = await findCase(trx, caseId);
  if (found?.holder.personId === undefined) return;
  const title = (language: 'vi' | 'en') => complaintText(language).notices.stated(found.reference);
  await deps.notices.toPerson(
    trx,
    {
      ...{ personId: found.holder.personId, code: 'adviser.complaint-stated', key: `complaint:${caseId}:stated` },
      ...{ href: `/desk/complaints/${caseId}`, title: { vi: title('vi'), en: title('en') } },
    },
    now,
  );
}

function calendarOf({ types, calendars }: AdviserDeps) {
  const calendar = calendars.get(types.current.get(COMPLAINT)?.calendar ?? '');
  if (calendar === undefined) throw new Error(`no case type ${COMPLAINT} or no calendar for it`);
  return calendar;
}
