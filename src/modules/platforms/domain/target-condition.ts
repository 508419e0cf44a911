/** For whom a platform is made, written in the language of conditions from its audiences, sizes, sectors and place. */
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { Condition } from '../../conditions/index.ts';
import type { PlatformEntry } from './platform.ts';
import { SIZES } from './platform.ts';

/** A section of the classification of industries as a rule names it: by its letter or by its divisions. */
export interface Sector {
  readonly codes: readonly string[];
  readonly label: Bilingual;
}

/** The likely target, not a limit: a mismatch is said with its reason and the platform stays in the list. */
export function targetCondition(
  entry: Pick<PlatformEntry, 'audiences' | 'sizes' | 'sectors' | 'place'>,
  sectorOf: (letter: string) => Sector,
): Condition {
  const parts: Condition[] = [{ fact: 'applicantType', in: entry.audiences }];
  const size = sizeCondition(entry);
  if (size !== undefined) parts.push(size);
  if (entry.sectors.length > 0) parts.push(sectorCondition(entry.sectors.map(sectorOf)));
  if (entry.place !== undefined) parts.push({ fact: 'province', inside: entry.place });
  return { all: parts };
}

function sectorCondition(sectors: readonly Sector[]): Condition {
  const listed = (language: keyof Bilingual) => sectors.map(({ label }) => label[language]).join('; ');
  return {
    fact: 'industry',
    in: sectors.flatMap(({ codes }) => codes),
    say: { vi: `Ngành nghề chính: ${listed('vi')}`, en: `Main line of business: ${listed('en')}` },
  };
}

/** All three sizes say nothing. Households, farms and cooperatives have no size class, so only an enterprise is asked. */
function sizeCondition({ audiences, sizes }: Pick<PlatformEntry, 'audiences' | 'sizes'>): Condition | undefined {
  if (SIZES.every((size) => sizes.includes(size))) return undefined;
  const bySize: Condition = { fact: 'sizeClass', in: sizes };
  const others = audiences.filter((audience) => audience !== 'enterprise');
  return others.length === 0 ? bySize : { any: [{ fact: 'applicantType', in: others }, bySize] };
}
