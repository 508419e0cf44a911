/** The cells a member counts in: once a level, each level counted for itself and never by summing the one below. */
import type { Member } from './member.ts';

export type Level = 'commune' | 'province' | 'nation';

/** The root of this deployment. */
export const NATION_ID = 'vn';

export interface CellKey {
  readonly indicator: string;
  readonly level: Level;
  readonly parentId: string;
  readonly localityId: string;
  readonly period: string;
  readonly sectorGroup: string;
  readonly sizeClass: string;
}

export interface CellChange {
  readonly cell: CellKey;
  readonly members: number;
}

export type Counted = Pick<Member, 'indicator' | 'period' | 'provinceId' | 'communeId' | 'sectorGroup' | 'sizeClass'>;

/** A member that joined, left by a correction, or moved because an earlier or a more telling event of it was recorded: two deltas. */
export interface Restatement {
  readonly from?: Counted;
  readonly to?: Counted;
}

/** Sums of changes by cell, none of them zero, in the fixed order commune, province, nation: the busiest rows are locked last and shortest. */
export function changesOf(restatements: readonly Restatement[]): CellChange[] {
  const sums = new Map<string, { cell: CellKey; members: number }>();
  const add = (member: Counted, by: number): void => {
    for (const cell of cellsOf(member)) {
      const key = sortKey(cell);
      const known = sums.get(key);
      if (known) known.members += by;
      else sums.set(key, { cell, members: by });
    }
  };
  for (const { from, to } of restatements) {
    if (from) add(from, -1);
    if (to) add(to, 1);
  }
  return [...sums.entries()]
    .filter(([, { members }]) => members !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change);
}

export function cellsOf(member: Counted): CellKey[] {
  const { indicator, period, sectorGroup, sizeClass, provinceId, communeId } = member;
  const shared = { indicator, period, sectorGroup, sizeClass };
  return [
    { ...shared, level: 'commune', parentId: provinceId, localityId: communeId },
    { ...shared, level: 'province', parentId: NATION_ID, localityId: provinceId },
    { ...shared, level: 'nation', parentId: '', localityId: NATION_ID },
  ];
}

const LEVEL_ORDER: Readonly<Record<Level, number>> = { commune: 0, province: 1, nation: 2 };

function sortKey(cell: CellKey): string {
  const { level, indicator, parentId, localityId, period, sectorGroup, sizeClass } = cell;
  return [LEVEL_ORDER[level], indicator, parentId, localityId, period, sectorGroup, sizeClass].join('|');
}
