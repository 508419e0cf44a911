/** A world for tests of offers: the desks of cases, advisers of the network, and requests that look for them. */
import type { Actor } from '../foundation/actor.ts';
import type { Instant, LocalDate } from '../foundation/clock.ts';
import { inTransaction } from '../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../foundation/database/tables.ts';
import { randomIds } from '../foundation/ids.ts';
import { ADVICE, type DispatchDeps } from '../modules/advisers/actions/dispatch-deps.ts';
import { followRequest } from '../modules/advisers/actions/follow-request.ts';
import { loadFields } from '../modules/advisers/content/load-fields.ts';
import { loadOfferRules } from '../modules/advisers/content/load-offer-rules.ts';
import { loadTopics } from '../modules/advisers/content/load-topics.ts';
import { insertAbsence, insertAdviser, insertConflict, setStatus } from '../modules/advisers/store/advisers.write.ts';
import { findRequest, listOffersOf } from '../modules/advisers/store/offers.read.ts';
import { type ActOrder, actOnCase } from '../modules/cases/actions/act-on-case.ts';
import type { About } from '../modules/cases/index.ts';
import { openCase } from '../modules/cases/index.ts';
import type { PlanKey } from '../modules/enterprises/index.ts';
import { insertPlanKey } from '../modules/enterprises/store/dossiers.write.ts';
import { hashPlanKey } from '../modules/enterprises/store/hash-plan-key.ts';
import { aWorldOfCases, COMMUNE, MONDAY, PROVINCE } from './world-of-cases.ts';

export const MAKER = 'Công ty Nền Tảng Thử';

export interface AdviserMade {
  readonly id: string;
  readonly actor: Actor;
}

export function aWorldOfAdvisers(db: Db) {
  const world = aWorldOfCases(db);
  const fields = loadFields(loadTopics());
  const rules = {
    offers: loadOfferRules(),
    fieldOf: ({ kind, code }: About) => (kind === 'topic' ? code : (fields.steps[code] ?? 'other')),
    vendorsOf: ({ kind }: About) => (kind === 'platform' ? [MAKER] : []),
    recognitionFor: ({ kind }: About) => (kind === 'measure' ? {} : undefined),
    seatOf: () => undefined,
  };
  const effects = { ...world.deps.effects, [ADVICE]: followRequest({ ...world.deps, ...rules }) };
  const deps: DispatchDeps = { ...world.deps, ...rules, effects };

  const adviser = async (
    name: string,
    more: {
      readonly fields?: readonly string[];
      readonly communeId?: string;
      readonly provinceId?: string;
      readonly capacityPerWeek?: number;
      readonly remoteOk?: boolean;
      readonly tie?: string;
      readonly away?: readonly [LocalDate, LocalDate];
    } = {},
  ): Promise<AdviserMade> => {
    const { communeId = COMMUNE, provinceId = PROVINCE, capacityPerWeek = 3, remoteOk = false } = more;
    const actor = await world.person('adviser', { kind: 'locality', localityId: provinceId }, name);
    const id = randomIds.next();
    const trx = db as Trx;
    await insertAdviser(
      trx,
      {
        ...{ id, personId: actor.personId, kind: 'person', name, communeId, provinceId, remoteOk, capacityPerWeek },
        ...{ fields: more.fields ?? ['invoices-tax'], languages: ['vi'] },
      },
      MONDAY,
    );
    await setStatus(trx, id, { status: 'active', assignmentId: actor.actingAs!.assignmentId, now: MONDAY });
    if (more.tie !== undefined)
      await insertConflict(
        trx,
        id,
        { id: randomIds.next(), vendorName: more.tie, nature: 'commission', from: '2026-01-01' as LocalDate },
        MONDAY,
      );
    if (more.away !== undefined)
      await insertAbsence(
        trx,
        { id: randomIds.next(), adviserId: id, from: more.away[0], until: more.away[1] },
        MONDAY,
      );
    return { id, actor };
  };

  const request = async (
    about: About = { kind: 'topic', code: 'invoices-tax' },
    more: { readonly now?: Instant; readonly localityId?: string; readonly dossierId?: string } = {},
  ) => {
    const dossierId = more.dossierId ?? (await world.dossier());
    const id = await inTransaction(db, (trx) =>
      openCase(trx, deps, {
        ...{ type: ADVICE, asker: { kind: 'dossier', dossierId }, about, side: 'firm', now: more.now ?? MONDAY },
        contact: { name: 'Trần Thị Thử', phone: '0912 345 678', callWhen: 'any' },
        ...{ localityId: more.localityId ?? COMMUNE, actor: { kind: 'plan-holder', dossierId } },
      }),
    );
    return { id, dossierId };
  };

  const keyTo = (dossierId: string, key: PlanKey): Promise<void> =>
    insertPlanKey(db as Trx, hashPlanKey(key), dossierId, MONDAY);

  /** The offer that is out, if any. */
  const live = async (caseId: string) => (await listOffersOf(db, caseId)).find(({ ended }) => ended === undefined);
  const stateOf = async (caseId: string) => (await findRequest(db, caseId))?.state;

  const actWith = (caseId: string, act: string, as: ActOrder['as'], message = '', now = MONDAY) =>
    actOnCase(deps, { caseId, act, as, message, command: randomIds.next(), now });

  return { ...world, deps, adviser, request, keyTo, live, stateOf, actWith };
}
