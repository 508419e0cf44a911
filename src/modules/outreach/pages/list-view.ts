/** One page of the unreached: firms at work first, then the others, each part in the order of names. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { WorklistQuery } from '../../enterprises/index.ts';
import { type ListPlace, writeListPlace } from '../domain/worklist-filter.ts';
import { countUnreached, listUnreached, type UnreachedFirm } from '../store/outreach.read.ts';

export interface ListView {
  readonly firms: readonly UnreachedFirm[];
  /** Where the next page begins. */
  readonly next?: string;
  /** Absent where counting would cost more than the list: a whole province, narrowed. */
  readonly total?: number;
  /** The count stopped there. */
  readonly isMore: boolean;
}

export const PAGE = 25;
const MOST_COUNTED = 5_000;
/** How often a page reads on before it shows what it has. */
const MOST_READS = 4;
/** One reading takes no more of the register than this, however many at its beginning are reached already. */
const MOST_READ = { commune: 20_000, province: 1_000 } as const;

type Asked = Omit<WorklistQuery, 'standing'>;

export async function loadList(db: Db, query: Asked, after: ListPlace | undefined): Promise<ListView> {
  const [{ firms, next }, total] = await Promise.all([
    loadFirms(db, query, after, PAGE),
    isProvinceWide(query) ? undefined : countBoth(db, query, MOST_COUNTED + 1),
  ]);
  return {
    firms,
    ...(next !== undefined && { next: writeListPlace(next) }),
    ...(total !== undefined && { total: Math.min(total, MOST_COUNTED) }),
    isMore: total !== undefined && total > MOST_COUNTED,
  };
}

/** Firms at work, then the others; `next` when there may be more. */
export async function loadFirms(
  db: Db,
  query: Asked,
  after: ListPlace | undefined,
  limit: number,
): Promise<{ readonly firms: readonly UnreachedFirm[]; readonly next?: ListPlace }> {
  const most = isProvinceWide(query) ? MOST_READ.province : MOST_READ.commune;
  const found: UnreachedFirm[] = [];
  let at = after;
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const standing = at?.standing ?? 'operating';
    const from = at?.nameKey === '' ? undefined : at;
    const page = await listUnreached(
      db,
      { ...query, standing },
      { after: from, limit: limit + 1 - found.length, most },
    );
    found.push(...page.firms);
    const last = found[limit - 1];
    if (found.length > limit && last !== undefined)
      return { firms: found.slice(0, limit), next: { ...last, standing: standingOfFirm(last) } };
    if (page.stoppedAt !== undefined) at = { ...page.stoppedAt, standing };
    else if (standing === 'operating') at = { standing: 'others', nameKey: '', taxCode: '' };
    else return { firms: found };
  }
  return { firms: found, ...(at !== undefined && { next: at }) };
}

function isProvinceWide({ place, commune }: Asked): boolean {
  return place.level === 'province' && commune === undefined;
}

async function countBoth(db: Db, query: Asked, most: number): Promise<number> {
  const [operating, others] = await Promise.all([
    countUnreached(db, { ...query, standing: 'operating' }, most),
    countUnreached(db, { ...query, standing: 'others' }, most),
  ]);
  return Math.min(operating + others, most);
}

function standingOfFirm({ operatingStatus }: UnreachedFirm): ListPlace['standing'] {
  return operatingStatus === 'active' ? 'operating' : 'others';
}
