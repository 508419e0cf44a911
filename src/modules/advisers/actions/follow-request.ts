/** Keeps a request in step with its case: begun with it, ended with it, and no offer left out once its desk acts itself. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { CaseChange, CaseEffect } from '../../cases/index.ts';
import type { ActorRef } from '../../ledger/index.ts';
import { minutesAfter } from '../domain/week.ts';
import { ownText } from '../messages/own-profile.ts';
import { findAdviser } from '../store/advisers.read.ts';
import type { AdviceRequest } from '../store/offers.read.ts';
import {
  endOffer,
  insertRequest,
  lockLiveOffer,
  lockRequest,
  markEnded,
  markKept,
  markReopened,
} from '../store/offers.write.ts';
import { appendDispatchEvent, type DispatchDeps } from './dispatch-deps.ts';

type Deps = Pick<DispatchDeps, 'ids' | 'ledger' | 'notices' | 'offers' | 'fieldOf'>;

export function followRequest(deps: Deps): CaseEffect {
  return async (trx, change) => {
    if (change.event.kind === 'opened') return begin(trx, deps, change);
    const request = await lockRequest(trx, change.after.id);
    if (request !== undefined) await follow(trx, deps, request, change);
  };
}

async function begin(trx: Trx, { offers, fieldOf }: Deps, { after, now }: CaseChange): Promise<void> {
  if (after.dossierId === undefined) return;
  const field = fieldOf(after.about);
  const urgent = offers.urgentFields.includes(field);
  await insertRequest(trx, {
    ...{ caseId: after.id, dossierId: after.dossierId, about: after.about, field, urgent, askedAt: now },
    ...{ language: 'vi', remoteOk: true, ...after.place },
    nextAt: urgent ? now : minutesAfter(now, offers.batchMinutes),
  });
}

async function follow(trx: Trx, deps: Deps, request: AdviceRequest, change: CaseChange): Promise<void> {
  const { before, after, event, actor, now } = change;
  if (event.kind === 'rated') return tellWords(trx, deps, request, now);
  if (after.turn === 'nobody') {
    if (before?.turn === 'nobody') return;
    await withdrawOffer(trx, deps, request, { actor, now });
    return markEnded(trx, after.id, after.state, now);
  }
  const { adviserId, state } = request;
  const isTheirs = adviserId !== undefined && (await holdsIt(trx, adviserId, change));
  if (before?.turn === 'nobody') return markReopened(trx, after.id, isTheirs ? adviserId : undefined);
  if (state === 'taken') return isTheirs ? undefined : markKept(trx, after.id);
  if (state === 'kept' || event.kind !== 'moved' || actor.kind !== 'account') return;
  // Somebody of the desk does it: nobody else is to be asked.
  await withdrawOffer(trx, deps, request, { actor, now });
  await markKept(trx, after.id);
}

/** What the owner said goes back to whoever helped; the words stand on their page, without a name. */
async function tellWords(trx: Trx, deps: Deps, { caseId, adviserId }: AdviceRequest, now: Instant): Promise<void> {
  const adviser = adviserId && (await findAdviser(trx, adviserId, localDateOf(now)));
  if (!adviser || adviser.name === '') return;
  await deps.notices.toPerson(
    trx,
    {
      ...{
        personId: adviser.personId,
        code: 'adviser.owner-said',
        key: `words:${caseId}`,
        href: '/desk/profile#words',
      },
      title: { vi: ownText('vi').notices.ownerSaid, en: ownText('en').notices.ownerSaid },
    },
    now,
  );
}

async function holdsIt(trx: Trx, adviserId: string, { after, now }: CaseChange): Promise<boolean> {
  const adviser = await findAdviser(trx, adviserId, localDateOf(now));
  return adviser?.assignmentId !== undefined && adviser.assignmentId === after.holder.assignmentId;
}

export async function withdrawOffer(
  trx: Trx,
  deps: Pick<DispatchDeps, 'ids' | 'ledger'>,
  request: AdviceRequest,
  { actor, now }: { readonly actor: ActorRef; readonly now: Instant },
): Promise<void> {
  const live = await lockLiveOffer(trx, request.caseId);
  if (live === undefined) return;
  await endOffer(trx, live.id, { outcome: 'withdrawn', at: now });
  await appendDispatchEvent(trx, deps, {
    ...{ type: 'offer.withdrawn', actor, request, now },
    payload: { offerId: live.id, adviserId: live.adviserId },
  });
}
