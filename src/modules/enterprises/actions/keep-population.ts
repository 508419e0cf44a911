/** An office keeps a group of firms by its rule, puts one away, counts, lists and takes one with it: always within the scope acted for. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed, type PolicyContext } from '../../accounts/index.ts';
import type { Verdict } from '../../conditions/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import type { PopulationRule } from '../domain/population-rule.ts';
import { countByPlace, listByRule, type PlaceCount, type RuleQuery } from '../store/firm-facts.read.ts';
import { findPopulation } from '../store/populations.read.ts';
import { archivePopulation, insertPopulation } from '../store/populations.write.ts';
import { useMemoryForCounting } from '../store/profiles.read.ts';
import { findRecords } from '../store/register.read.ts';
import { atDesk } from './at-desk.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { MOST_EXPORTED } from './export-firms.ts';
import { type FirmList, type ListedFirm, listedFirms } from './list-firms.ts';

type Deps = Pick<DossierDeps, 'db' | 'ids' | 'ledger'>;
export type PopulationRefusal =
  | NotAllowed
  | Refusal<
      'enterprises.population.name-missing' | 'enterprises.population.no-lines' | 'enterprises.population.not-found'
    >;

export interface Counted {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  readonly total: number;
  /** Of those that belong, counted and never listed. */
  readonly personal: number;
  /** Those that belong, by province or commune; '' where the register does not say. */
  readonly byPlace: ReadonlyMap<string, number>;
}

/** Gives the id of the group. */
export function savePopulation(
  deps: Deps,
  policy: PolicyContext,
  order: {
    readonly actor: Actor | undefined;
    readonly name: string;
    readonly rule: PopulationRule;
    readonly command: string;
    readonly now: Instant;
  },
): Promise<Result<string, PopulationRefusal>> {
  const { actor, rule, command, now } = order;
  const name = order.name.replace(/\s+/g, ' ').trim().slice(0, 120);
  return inTransaction(deps.db, (trx) =>
    onceAccepted<PopulationRefusal>(trx, command, async () => {
      const allowed = atDesk(actor, 'populations.write', policy);
      if (!allowed.ok) return allowed;
      if (rule.lines.length === 0) return refused({ code: 'enterprises.population.no-lines' });
      if (name === '') return refused({ code: 'enterprises.population.name-missing', field: 'name' });
      const { actor: by, scope } = allowed.value;
      const id = deps.ids.next();
      const hash = contentHash(rule);
      await insertPopulation(trx, { id, name, rule, hash, scope, savedBy: by.personId, savedAt: now });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'population.saved',
          actor: actorRef(by),
          ...(scope !== 'everywhere' && { localityId: scope.inside }),
          occurredAt: now,
          payload: { populationId: id, hash, lines: rule.lines.length },
        },
      ]);
      return accepted(id);
    }),
  );
}

export function putPopulationAway(
  deps: Deps,
  policy: PolicyContext,
  { actor, id, now }: { readonly actor: Actor | undefined; readonly id: string; readonly now: Instant },
): Promise<Result<undefined, PopulationRefusal>> {
  return inTransaction(deps.db, async (trx): Promise<Result<undefined, PopulationRefusal>> => {
    const allowed = atDesk(actor, 'populations.write', policy);
    if (!allowed.ok) return allowed;
    const { actor: by, scope } = allowed.value;
    if ((await findPopulation(trx, scope, id)) === undefined)
      return refused({ code: 'enterprises.population.not-found' });
    if (await archivePopulation(trx, id, now))
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'population.put-away',
          actor: actorRef(by),
          ...(scope !== 'everywhere' && { localityId: scope.inside }),
          occurredAt: now,
          payload: { populationId: id },
        },
      ]);
    return accepted(undefined);
  });
}

export async function countPopulation(db: Db, query: RuleQuery): Promise<Counted> {
  const rows = await inTransaction(db, async (trx) => {
    await useMemoryForCounting(trx);
    return countByPlace(trx, query);
  });
  const sum = (verdict: Verdict, of: 'firms' | 'personal' = 'firms') =>
    rows.filter((row) => row.verdict === verdict).reduce((all, row: PlaceCount) => all + row[of], 0);
  const [yes, no, unknown] = [sum('yes'), sum('no'), sum('unknown')];
  const belonging = rows.filter(({ verdict }) => verdict === 'yes');
  return {
    ...{ yes, no, unknown, total: yes + no + unknown, personal: sum('yes', 'personal') },
    byPlace: new Map(belonging.map(({ place, firms }) => [place ?? '', firms])),
  };
}

/** `after` is the `next` of the page before. */
export async function listPopulation(
  db: Db,
  query: RuleQuery & { readonly wanted: Verdict },
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<FirmList> {
  const at = after.lastIndexOf('~');
  const from = at < 0 ? {} : { after: [after.slice(0, at), after.slice(at + 1)] as const };
  const found = await listByRule(db, query, { ...from, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const records = await findRecords(
    db,
    shown.map(({ taxCode }) => taxCode),
  );
  const firms = await listedFirms(
    db,
    shown.flatMap(({ taxCode }) => records.get(taxCode) ?? []),
    query.context,
  );
  const last = found.length > limit ? shown.at(-1) : undefined;
  return { firms, ...(last && { next: `${last.nameKey}~${last.taxCode}` }) };
}

/** The lines, and the event that says who took how many of which group. */
export function exportPopulation(
  deps: Deps,
  policy: PolicyContext,
  order: Omit<RuleQuery, 'scope' | 'rule' | 'isCommune'> & {
    readonly actor: Actor | undefined;
    readonly id: string;
    readonly isCommune: (place: string) => boolean;
    readonly wanted: Verdict;
    readonly format: 'csv' | 'xlsx';
    readonly now: Instant;
  },
): Promise<Result<{ readonly name: string; readonly firms: readonly ListedFirm[] }, PopulationRefusal>> {
  const { actor, id, isCommune, wanted, format, now, ...reading } = order;
  return inTransaction(deps.db, async (trx) => {
    const allowed = atDesk(actor, 'populations.write', policy);
    if (!allowed.ok) return allowed;
    const { actor: by, scope } = allowed.value;
    const kept = await findPopulation(trx, scope, id);
    if (kept === undefined) return refused<PopulationRefusal>({ code: 'enterprises.population.not-found' });
    const within = scope !== 'everywhere' && isCommune(scope.inside);
    const query = { ...reading, rule: kept.rule, scope, isCommune: within, wanted };
    const { firms } = await listPopulation(trx, query, { limit: MOST_EXPORTED });
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'population.exported',
        actor: actorRef(by),
        ...(scope !== 'everywhere' && { localityId: scope.inside }),
        occurredAt: now,
        payload: { populationId: id, exportId: deps.ids.next(), format, verdict: wanted, lines: firms.length },
      },
    ]);
    return accepted({ name: kept.name, firms });
  });
}
