/** An officer who may decide suspends an adviser or lets them work again, and changes what a recognition is worth; each with a reason of a list. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import type { Adviser, Recognition } from '../domain/adviser.ts';
import { nameIn } from '../domain/named.ts';
import { ownText } from '../messages/own-profile.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { setStatus } from '../store/advisers.write.ts';
import { setRecognition } from '../store/applications.write.ts';
import { type AdviserDeps, decisionCodes } from './adviser-deps.ts';
import { mayDecide } from './decide-application.ts';
import { releaseAdviser } from './release-adviser.ts';

export type OverseeRefusal =
  | NotAllowed
  | Refusal<'advisers.oversee.not-found' | 'advisers.oversee.not-now' | 'advisers.oversee.reason'>;

export type Overseeing =
  | { readonly act: 'suspend' | 'reinstate' }
  | {
      readonly act: 'suspend-recognition' | 'restore-recognition' | 'withdraw-recognition';
      readonly recognitionId: string;
    };

export interface OverseeOrder {
  readonly actor: Actor;
  readonly adviserId: string;
  readonly what: Overseeing;
  /** Needed for everything that takes away. */
  readonly reason: string;
  readonly command: string;
  readonly now: Instant;
}

const AFTER = {
  'suspend-recognition': { from: 'valid', to: 'suspended' },
  'restore-recognition': { from: 'suspended', to: 'valid' },
  'withdraw-recognition': { from: undefined, to: 'withdrawn' },
} as const;

/** Gives the adviser's id. A suspended adviser is out of the directory and gets no requests; what they hold returns to its desks. They are told each time. */
export function overseeAdviser(deps: AdviserDeps, order: OverseeOrder): Promise<Result<string, OverseeRefusal>> {
  const { actor, adviserId, what, reason, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<OverseeRefusal>(trx, command, async () => {
      const adviser = await findAdviser(trx, adviserId, localDateOf(now));
      if (adviser === undefined) return refused({ code: 'advisers.oversee.not-found' });
      const allowed = mayDecide(deps, actor, adviser);
      if (!allowed.ok) return allowed;
      const gives = what.act === 'reinstate' || what.act === 'restore-recognition';
      if (!gives && !decisionCodes(deps).isSuspensionReason(reason))
        return refused({ code: 'advisers.oversee.reason', field: 'reason' });
      const why: { readonly reason?: string } = gives ? {} : { reason };
      if (what.act === 'suspend' && adviser.status === 'active')
        await releaseAdviser(trx, deps, { adviser, actor: actorRef(actor), now });
      const changed =
        'recognitionId' in what
          ? await changeRecognition(trx, adviser, what, { ...why, now })
          : await changeStatus(trx, adviser, what.act, now);
      if (!changed) return refused({ code: 'advisers.oversee.not-now' });
      const by = { actor: actorRef(actor), localityId: adviser.provinceId, occurredAt: now };
      const payload = { adviserId, ...(!gives && { reason }) };
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        'recognitionId' in what
          ? {
              ...by,
              type: 'adviser.recognition-changed',
              payload: { ...payload, recognitionId: what.recognitionId, to: AFTER[what.act].to },
            }
          : what.act === 'suspend'
            ? { ...by, type: 'adviser.suspended', payload }
            : { ...by, type: 'adviser.reinstated', payload },
      ]);
      await tell(trx, deps, adviser, order);
      return accepted(adviserId);
    }),
  );
}

/** In their inbox: what was decided and why, in the words of the list. */
async function tell(
  trx: Trx,
  deps: AdviserDeps,
  { personId, recognitions }: Adviser,
  { what, reason, command, now }: OverseeOrder,
): Promise<void> {
  const field = 'recognitionId' in what ? recognitions.find(({ id }) => id === what.recognitionId)?.field : undefined;
  const title = (language: 'vi' | 'en') =>
    ownText(language).notices.overseen[what.act](
      nameIn(deps.network.suspensionReasons, reason, language),
      field === undefined ? '' : nameIn(deps.topics, field, language),
    );
  const told = { personId, code: `adviser.${what.act}`, key: `oversee:${command}`, href: '/desk/profile' };
  await deps.notices.toPerson(trx, { ...told, title: { vi: title('vi'), en: title('en') } }, now);
}

async function changeStatus(
  trx: Trx,
  { id, status }: Adviser,
  act: 'suspend' | 'reinstate',
  now: Instant,
): Promise<boolean> {
  if (status !== (act === 'suspend' ? 'active' : 'suspended')) return false;
  await setStatus(trx, id, { status: act === 'suspend' ? 'suspended' : 'active', now });
  return true;
}

async function changeRecognition(
  trx: Trx,
  adviser: Adviser,
  { act, recognitionId }: Extract<Overseeing, { recognitionId: string }>,
  given: { readonly reason?: string; readonly now: Instant },
): Promise<boolean> {
  const found = adviser.recognitions.find(({ id }) => id === recognitionId);
  if (found === undefined || !mayChange(found, act)) return false;
  await setRecognition(trx, recognitionId, { ...given, status: AFTER[act].to });
  return true;
}

/** What is over stays over. */
export function mayChange({ status }: Pick<Recognition, 'status'>, act: keyof typeof AFTER): boolean {
  const { from } = AFTER[act];
  return from === undefined ? status === 'valid' || status === 'suspended' : status === from;
}
