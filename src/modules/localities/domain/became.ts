/** What a dissolved place is today, through every act since. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Gazetteer } from './gazetteer.ts';

/** Ids in force on that day, in order; the place itself while it is in force, none for an id nobody knows. */
export function became(
  places: Pick<Gazetteer, 'isInForce' | 'successorsOf'>,
  id: string,
  day: LocalDate,
): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const next = [id];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (places.isInForce(at, day)) found.add(at);
    else next.push(...places.successorsOf(at));
  }
  return [...found].sort();
}
