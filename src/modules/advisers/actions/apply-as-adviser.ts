/** A person with an account asks to join the network, for themselves or for an organisation. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, enterOrganisation } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import type { Conflict } from '../domain/adviser.ts';
import { type EnteredProfile, type ProfileRefusal, readProfile } from '../domain/read-profile.ts';
import { insertAdviser, insertConflict } from '../store/advisers.write.ts';
import { type AdviserDeps, knownCodes, located } from './adviser-deps.ts';

export type ApplyRefusal = ProfileRefusal | Refusal<'accounts.not-signed-in' | 'advisers.apply.already'>;

export interface ApplyOrder {
  readonly actor: Actor | undefined;
  readonly entered: EnteredProfile;
  /** Who pays them: the adviser answers for naming everybody. */
  readonly conflicts: readonly Pick<Conflict, 'vendorName' | 'nature'>[];
  readonly command: string;
  readonly now: Instant;
}

/** Gives the profile's id. */
export function applyAsAdviser(deps: AdviserDeps, order: ApplyOrder): Promise<Result<string, ApplyRefusal>> {
  const { actor, entered, conflicts, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ApplyRefusal>(trx, command, async () => {
      if (actor === undefined) return refused({ code: 'accounts.not-signed-in' });
      const profile = readProfile(entered, knownCodes(deps));
      if (!profile.ok) return profile;
      const id = deps.ids.next();
      const { personId } = actor;
      const { kind, name, provinceId, communeId } = profile.value;
      const localityId = communeId ?? provinceId;
      const organisationId = kind === 'organisation' ? deps.ids.next() : undefined;
      const isNew = await insertAdviser(trx, { ...located(deps, profile.value), id, personId, organisationId }, now);
      if (!isNew) return refused({ code: 'advisers.apply.already' });
      if (organisationId !== undefined)
        await enterOrganisation(trx, { id: organisationId, kind: 'adviser', name, localityId, now });
      for (const conflict of conflicts)
        await insertConflict(trx, id, { ...conflict, id: deps.ids.next(), from: localDateOf(now) }, now);
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...{ type: 'adviser.applied', actor: actorRef(actor), localityId, occurredAt: now },
          payload: { adviserId: id, kind, fields: [...profile.value.fields], conflicts: conflicts.length },
        },
      ]);
      return accepted(id);
    }),
  );
}
