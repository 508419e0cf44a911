/** For whom a platform is made, written in the language of conditions from its audiences, sizes, sectors and place. */
import type { Condition } from '../../conditions/index.ts';
import type { PlatformEntry } from './platform.ts';
import { SIZES } from './platform.ts';

/** The likely target, not a limit: a mismatch is said with its reason and the platform stays in the list. */
export function targetCondition(entry: Pick<PlatformEntry, 'audiences' | 'sizes' | 'sectors' | 'place'>): Condition {
  const parts: Condition[] = [{ fact: 'applicantType', in: entry.audiences }];
  const size = sizeCondition(entry);
  if (size !== undefined) parts.push(size);
  const [sector, ...others] = entry.sectors.map((letter): Condition => ({ fact: 'industry', inside: letter }));
  if (sector !== undefined) parts.push(others.length === 0 ? sector : { any: [sector, ...others] });
  if (entry.place !== undefined) parts.push({ fact: 'province', inside: entry.place });
  return { all: parts };
}

/** All three sizes say nothing. Households, farms and cooperatives have no size class, so only an enterprise is asked. */
function sizeCondition({ audiences, sizes }: Pick<PlatformEntry, 'audiences' | 'sizes'>): Condition | undefined {
  if (SIZES.every((size) => sizes.includes(size))) return undefined;
  const bySize: Condition = { fact: 'sizeClass', in: sizes };
  const others = audiences.filter((audience) => audience !== 'enterprise');
  return others.length === 0 ? bySize : { any: [{ fact: 'applicantType', in: others }, bySize] };
}
