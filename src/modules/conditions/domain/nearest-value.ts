/** Out of the classes of values that serve, the value nearest to the present one, and all that would serve as well. */
import type { FactValue } from './dossier.ts';
import { PRESENT, type ValueClass } from './value-classes.ts';

/** Numbers and days: bounds, inclusive. Codes: all that serve, the one proposed first. */
export interface ValueBounds {
  readonly atLeast?: FactValue;
  readonly atMost?: FactValue;
  readonly oneOf?: readonly FactValue[];
}

/** The value to propose. `mask`: the classes that serve, as bits. */
export function nearestValue(
  mask: number,
  classes: readonly ValueClass[],
  present: FactValue | undefined,
): FactValue | undefined {
  if ((mask & PRESENT) !== 0 && present !== undefined) return present;
  const allowed = classes.filter((value, index) => value.proposable && (mask & (1 << index)) !== 0);
  const [first] = allowed;
  if (first === undefined || isCode(first)) return first?.example;
  // Nothing said yet: the far end of what serves says most ("up to 10 people").
  if (present === undefined) return first.to ?? first.from;
  return allowed
    .map((value) => (value.from !== undefined && value.from > present ? value.from : (value.to ?? value.example)))
    .reduce((nearest, edge) => (distance(edge, present) < distance(nearest, present) ? edge : nearest));
}

/** How far around a value everything serves. */
export function boundsAround(
  chosen: FactValue,
  classes: readonly ValueClass[],
  serves: (index: number) => boolean,
): ValueBounds {
  if (classes.every(isCode)) {
    const others = classes.flatMap((value, index) =>
      value.proposable && value.example !== chosen && serves(index) ? [value.example] : [],
    );
    return others.length === 0 ? {} : { oneOf: [chosen, ...others] };
  }
  const home = classes.findIndex((value) => chosen >= (value.from ?? chosen) && chosen <= (value.to ?? chosen));
  if (home < 0) return {};
  let low = home;
  let high = home;
  while (low > 0 && serves(low - 1)) low -= 1;
  while (high < classes.length - 1 && serves(high + 1)) high += 1;
  const atLeast = low === 0 ? undefined : classes[low]?.from;
  const atMost = high === classes.length - 1 ? undefined : classes[high]?.to;
  return { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) };
}

function isCode(value: ValueClass): boolean {
  return value.from === undefined && value.to === undefined;
}

function distance(a: FactValue, b: FactValue): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b);
  return Math.abs(Date.parse(String(a)) - Date.parse(String(b)));
}
