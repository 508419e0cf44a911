/** After an act on places: firms of a merged commune are in its successor, those of a divided one wait for a person. History stays where it was. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { Ledger } from '../../ledger/index.ts';
import { became, type Gazetteer } from '../../localities/index.ts';
import { listKeepingPlaces } from '../store/populations.read.ts';
import { movePopulations } from '../store/populations.write.ts';
import { listStoredPlaces, moveCommune, moveProvince, queueCommune } from '../store/register-follow.write.ts';

const FOLLOW = { kind: 'system', job: 'register.follow-places' } as const;

export interface FollowDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly places: Gazetteer;
}

export interface Followed {
  /** Firms whose place has a new name in the register's eyes. */
  readonly moved: number;
  readonly queued: number;
}

/** Does nothing when every stored place is in force. */
export async function followPlaces(deps: FollowDeps, now: Instant): Promise<Followed> {
  const { places } = deps;
  const today = localDateOf(now);
  const gone = (id: string) => !places.isInForce(id, today);
  const stored = await listStoredPlaces(deps.db);
  const communes = stored.communes.filter(gone);
  const provinces = stored.provinces.filter(gone);
  const offices = (await listKeepingPlaces(deps.db)).filter(gone);
  if (offices.length > 0) await followOffices(deps, offices, now);
  if (communes.length + provinces.length === 0) return { moved: 0, queued: 0 };
  return inTransaction(deps.db, async (trx) => {
    let [moved, queued] = [0, 0];
    for (const from of communes) {
      const done = await followCommune(trx, places, from, became(places, from, today));
      moved += done.moved;
      queued += done.queued;
    }
    // Firms with a commune have moved with it; the others know only their province.
    for (const from of provinces) {
      const [to, other] = became(places, from, today);
      if (to !== undefined && other === undefined) moved += await moveProvince(trx, from, to);
    }
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'register.places-followed',
        actor: FOLLOW,
        occurredAt: now,
        payload: { communes, provinces, moved, queued },
      },
    ]);
    return { moved, queued };
  });
}

/** The groups an office kept; those of a divided place stay with it. */
async function followOffices(
  { db, ids, ledger, places }: FollowDeps,
  offices: readonly string[],
  now: Instant,
): Promise<void> {
  const by = { type: 'population.moved', actor: FOLLOW, occurredAt: now };
  await inTransaction(db, async (trx) => {
    for (const from of offices) {
      const [to, other] = became(places, from, localDateOf(now));
      if (to === undefined || other !== undefined) continue;
      const moved = await movePopulations(trx, from, to);
      await ledger.append(
        trx,
        { ids, now },
        moved.map((populationId) => ({ ...by, localityId: to, payload: { populationId, from, to } })),
      );
    }
  });
}

async function followCommune(trx: Trx, places: Gazetteer, from: string, to: readonly string[]): Promise<Followed> {
  const [only, other] = to;
  const provinceId = only === undefined ? undefined : places.provinceOf(only)?.id;
  if (only !== undefined && other === undefined && provinceId !== undefined)
    return { moved: await moveCommune(trx, { from, communeId: only, provinceId }), queued: 0 };
  if (only === undefined) return { moved: 0, queued: 0 };
  const around = new Set(to.map((id) => places.provinceOf(id)?.id));
  const shared = around.size === 1 ? provinceId : undefined;
  const address = places.addressOf(from, 'vi');
  return { moved: 0, queued: await queueCommune(trx, { from, candidates: to, provinceId: shared, address }) };
}
