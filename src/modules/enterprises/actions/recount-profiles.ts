/** Holds every row of the projection against the history it was made from and names what differs; never a value. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { FactValue } from '../../conditions/index.ts';
import { currentDossier } from '../domain/current-dossier.ts';
import { type ProfileRow, profileOf } from '../domain/profile.ts';
import { profileColumns } from '../domain/profile-columns.ts';
import { findHistories, listDossierIds } from '../store/dossiers.read.ts';
import { findProfiles, listStrayProfiles, type StoredProfile } from '../store/profiles.read.ts';
import type { ProfileDeps } from './rebuild-profiles.ts';

const AT_ONCE = 400;
const MOST_NAMED = 20;

export interface Recount {
  readonly checked: number;
  /** `0190…: revenue_vnd, profile_functions`; the first twenty. */
  readonly differences: readonly string[];
}

export async function recountProfiles(deps: ProfileDeps, today: LocalDate): Promise<Recount> {
  const differences: string[] = [];
  let checked = 0;
  let after: string | undefined;
  for (;;) {
    const range = { limit: AT_ONCE, lock: false, ...(after !== undefined && { after }) };
    // One look at the database for both sides, so that a change in between is no difference.
    const page = await deps.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        const ids = await listDossierIds(trx, range);
        return { ids, histories: await findHistories(trx, ids), stored: await findProfiles(trx, ids) };
      });
    for (const [id, facts] of page.histories) {
      const found = differ(id, facts, page.stored.get(id), deps, today);
      if (found.length > 0) differences.push(`${id}: ${found.join(', ')}`);
    }
    checked += page.ids.length;
    after = page.ids.at(-1);
    if (page.ids.length < AT_ONCE || differences.length >= MOST_NAMED) break;
  }
  for (const id of await listStrayProfiles(deps.db, MOST_NAMED)) differences.push(`${id}: its dossier says nothing`);
  return { checked, differences: differences.slice(0, MOST_NAMED) };
}

type Facts = Parameters<typeof currentDossier>[0];

function differ(
  id: string,
  facts: Facts,
  stored: StoredProfile | undefined,
  deps: ProfileDeps,
  today: LocalDate,
): readonly string[] {
  if (stored === undefined) return ['no profile'];
  const settledOn = String(stored.row.projected_on) as LocalDate;
  const context = deps.contextAt(settledOn);
  const fresh = profileOf(id, currentDossier(facts, deps.contextAt(today).vocabulary, today), context);
  const columns = Object.keys(fresh.row).filter((column) => !same(fresh.row[column], stored.row[column]));
  const lists = Object.entries(profileColumns.many)
    .filter(([fact, list]) => {
      const named = list.fields[list.itemField] ?? 'code';
      return textOf(fresh.lists[fact] ?? [], named) !== textOf(stored.lists[fact] ?? [], named);
    })
    .map(([, { table }]) => table);
  return [...columns, ...lists];
}

function same(a: FactValue | null | undefined, b: FactValue | null | undefined): boolean {
  return (a ?? null) === (b ?? null);
}

function textOf(rows: readonly ProfileRow[], named: string): string {
  const sorted = rows.map((row) =>
    JSON.stringify([row[named], Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))]),
  );
  return sorted.sort().join('\n');
}
