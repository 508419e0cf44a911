/** Proves published releases again: the event that sealed each one, its hash, its suppression, and the newest one's counts from the ledger. */
import { canonicalJson } from '../../../foundation/content-hash.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { readEvents } from '../../ledger/index.ts';
import type { MemberRules } from '../domain/member.ts';
import {
  listReleases,
  listReleaseTables,
  listShownBefore,
  type Release,
  type ReleaseTable,
} from '../store/releases.read.ts';
import { countForRelease, hashOfRelease, shownOfCounts } from './make-release.ts';

/** One line a difference; `checked` says how many releases there are. */
export async function recountReleases(
  db: Db,
  rules: MemberRules,
): Promise<{ readonly checked: number; readonly differences: readonly string[] }> {
  const released = new Map<unknown, unknown>();
  for await (const slice of readEvents(db, { types: ['figures.released'] }))
    for (const { payload } of slice) released.set(payload.releaseId, payload.contentHash);
  return inTransaction(db, async (trx) => {
    const releases = await listReleases(trx, ['published']);
    const differences: string[] = [];
    for (const release of releases) {
      const tables = await listReleaseTables(trx, release.id);
      const name = `release ${String(release.number)}`;
      const hash = hashOfRelease(release, tables);
      if (hash !== release.contentHash)
        differences.push(`${name}: kept hash ${release.contentHash}, worked out ${hash}`);
      if (released.get(release.id) !== release.contentHash)
        differences.push(`${name}: not what the ledger says was released`);
      for (const table of tables) differences.push(...(await wrongTable(trx, name, release, table)));
      if (release === releases[0]) differences.push(...(await wrongCounts(trx, name, release, tables, rules)));
    }
    return { checked: releases.length, differences };
  });
}

/** Whether the table is what its counts and the releases before allow to show. */
async function wrongTable(trx: Trx, name: string, release: Release, table: ReleaseTable): Promise<string[]> {
  const earlier = await listShownBefore(trx, table.indicator, release.number ?? undefined);
  const shown = shownOfCounts(table.counts, release, earlier);
  return canonicalJson(shown) === canonicalJson(table.shown)
    ? []
    : [`${name}: ${table.indicator} is not what its counts allow to show`];
}

/** A definition that changed since cannot be counted as it was: its hash in the release says so. */
async function wrongCounts(
  trx: Trx,
  name: string,
  release: Release,
  tables: readonly ReleaseTable[],
  { indicators, placeOf }: MemberRules,
): Promise<string[]> {
  const same = tables.filter(({ indicator, definitionHash }) =>
    indicators.some(({ id, hash }) => id === indicator && hash === definitionHash),
  );
  const [first] = same;
  if (first === undefined) return [];
  const { provinces, communes, became } = first.counts;
  const chosen = indicators.filter(({ id }) => same.some(({ indicator }) => indicator === id));
  const counted = await countForRelease(trx, chosen, { ...release, placeOf, placing: { provinces, communes, became } });
  return same
    .filter(({ indicator, counts }) => canonicalJson(counted.get(indicator)) !== canonicalJson(counts))
    .map(({ indicator }) => `${name}: ${indicator} is not what the ledger counts up to number ${release.ledgerSeq}`);
}
