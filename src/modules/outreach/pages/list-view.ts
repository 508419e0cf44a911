/** One page of the unreached: firms at work first, then the others, each part in the order of names. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { WorklistQuery } from '../../enterprises/index.ts';
import { type ListPlace, writeListPlace } from '../domain/worklist-filter.ts';
import { countUnreached, listUnreached, type UnreachedFirm } from '../store/outreach.read.ts';

export interface ListView {
  readonly firms: readonly UnreachedFirm[];
  /** Where the next page begins. */
  readonly next?: string;
  readonly total: number;
  /** The count stopped there. */
  readonly isMore: boolean;
}

export const PAGE = 25;
/** Counting further would cost more than the list itself. */
export const MOST_COUNTED = 10_000;

export async function loadList(
  db: Db,
  query: Omit<WorklistQuery, 'standing'>,
  after: ListPlace | undefined,
): Promise<ListView> {
  const firms = await loadFirms(db, query, after, PAGE + 1);
  const shown = firms.slice(0, PAGE);
  const last = shown.at(-1);
  const total = await countBoth(db, query, MOST_COUNTED + 1);
  return {
    firms: shown,
    ...(firms.length > PAGE &&
      last !== undefined && { next: writeListPlace({ ...last, standing: standingOfFirm(last) }) }),
    total: Math.min(total, MOST_COUNTED),
    isMore: total > MOST_COUNTED,
  };
}

export async function loadFirms(
  db: Db,
  query: Omit<WorklistQuery, 'standing'>,
  after: ListPlace | undefined,
  limit: number,
): Promise<readonly UnreachedFirm[]> {
  const first =
    after?.standing === 'others' ? [] : await listUnreached(db, { ...query, standing: 'operating' }, { after, limit });
  if (first.length >= limit) return first;
  const beginning = after?.standing === 'others' ? after : undefined;
  const rest = await listUnreached(
    db,
    { ...query, standing: 'others' },
    { after: beginning, limit: limit - first.length },
  );
  return [...first, ...rest];
}

async function countBoth(db: Db, query: Omit<WorklistQuery, 'standing'>, most: number): Promise<number> {
  const operating = await countUnreached(db, { ...query, standing: 'operating' }, most);
  return operating >= most
    ? operating
    : operating + (await countUnreached(db, { ...query, standing: 'others' }, most - operating));
}

function standingOfFirm({ operatingStatus }: UnreachedFirm): ListPlace['standing'] {
  return operatingStatus === 'active' ? 'operating' : 'others';
}
