/** A person with an account asks to join the network, for themselves or for an organisation, and may ask to be recognised at once. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, enterOrganisation } from '../../accounts/index.ts';
import { openCase } from '../../cases/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { readWish, type WishRefusal } from '../domain/application.ts';
import { type ConflictRefusal, type EnteredConflict, readConflicts } from '../domain/read-conflicts.ts';
import { type EnteredProfile, type ProfileRefusal, readProfile } from '../domain/read-profile.ts';
import { insertAdviser, insertConflict } from '../store/advisers.write.ts';
import { insertApplication } from '../store/applications.write.ts';
import { type AdviserDeps, decisionCodes, knownCodes, located } from './adviser-deps.ts';

export const APPLICATION_CASE = 'adviser-recognition';

export type ApplyRefusal =
  | ProfileRefusal
  | WishRefusal
  | ConflictRefusal
  | Refusal<'accounts.not-signed-in' | 'advisers.apply.already' | 'advisers.apply.not-declared'>;

export interface ApplyOrder {
  readonly actor: Actor | undefined;
  readonly entered: EnteredProfile;
  /** Who pays them: the adviser answers for naming everybody. */
  readonly conflicts: readonly EnteredConflict[];
  readonly wish: { readonly ministry: string; readonly fields: readonly string[] };
  /** That everything is named and the name may stand in the public directory. */
  readonly declared: boolean;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the case's id. */
export function applyAsAdviser(deps: AdviserDeps, order: ApplyOrder): Promise<Result<string, ApplyRefusal>> {
  const { actor, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ApplyRefusal>(trx, command, async () => {
      if (actor === undefined) return refused({ code: 'accounts.not-signed-in' });
      const read = readApplication(deps, order);
      if (!read.ok) return read;
      const { profile, wish, conflicts } = read.value;
      const { personId } = actor;
      const [id, organisationId] = [deps.ids.next(), profile.kind === 'organisation' ? deps.ids.next() : undefined];
      const isNew = await insertAdviser(trx, { ...located(deps, profile), id, personId, organisationId }, now);
      if (!isNew) return refused({ code: 'advisers.apply.already' });
      const { kind, name, provinceId, communeId } = profile;
      const localityId = communeId ?? provinceId;
      if (organisationId !== undefined)
        await enterOrganisation(trx, { id: organisationId, kind: 'adviser', name, localityId, now });
      for (const conflict of conflicts)
        await insertConflict(trx, id, { ...conflict, id: deps.ids.next(), from: localDateOf(now) }, now);
      const by = { actor: actorRef(actor), localityId, occurredAt: now };
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...{ ...by, type: 'adviser.applied' },
          payload: { adviserId: id, kind, fields: [...profile.fields], conflicts: conflicts.length },
        },
      ]);
      const caseId = await openCase(trx, deps, {
        ...{ type: APPLICATION_CASE, asker: { kind: 'applicant', personId }, about: { kind: 'adviser', code: 'join' } },
        ...{ localityId: provinceId, actor: by.actor, side: 'firm', now },
      });
      await insertApplication(trx, { caseId, adviserId: id, kind: 'join', ...(wish !== 'none' && { wish }) });
      return accepted(caseId);
    }),
  );
}

function readApplication(deps: AdviserDeps, { entered, wish, conflicts, declared }: ApplyOrder) {
  const profile = readProfile(entered, knownCodes(deps));
  const wanted = readWish(wish, entered, decisionCodes(deps));
  const ties = readConflicts(conflicts, decisionCodes(deps));
  if (!profile.ok || !wanted.ok || !ties.ok || !declared)
    return refused<ApplyRefusal>(
      ...[profile, ties, wanted].flatMap((result): readonly ApplyRefusal[] => (result.ok ? [] : result.refusals)),
      ...(declared ? [] : [{ code: 'advisers.apply.not-declared' as const, field: 'declared' }]),
    );
  return accepted({ profile: profile.value, wish: wanted.value, conflicts: ties.value });
}
