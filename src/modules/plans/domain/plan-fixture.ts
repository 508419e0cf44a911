/** Real steps and vocabulary with a small map of Viet Nam, for the tests of this room. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { ConditionContext, Dossier, FactItem, FactValue, OneFact } from '../../conditions/index.ts';
import { loadVocabulary } from '../../enterprises/index.ts';
import { loadSteps } from '../content/load-steps.ts';

const facts = loadVocabulary();
export const AS_OF = '2026-11-21' as LocalDate;
export const CATALOGUE = loadSteps(facts.vocabularyAt(AS_OF));

export function contextOn(asOf: LocalDate): ConditionContext {
  return {
    asOf,
    vocabulary: facts.vocabularyAt(asOf),
    localities: { contains: (ancestor, place) => (ancestor === 'vn' || ancestor === place ? 'yes' : 'no') },
    lookups: {
      province: () => undefined,
      sectorGroup: (code) =>
        code < '05' ? 'agriculture-forestry-fishery' : code < '45' ? 'industry-construction' : 'trade-services',
    },
  };
}

/** A dossier of declared facts; lists hold codes. */
export function aDossier(given: Readonly<Record<string, FactValue | readonly string[]>>): Dossier {
  const one: Record<string, OneFact> = {};
  const many: Record<string, readonly FactItem[]> = {};
  for (const [key, value] of Object.entries(given)) {
    if (Array.isArray(value)) many[key] = value.map((code: string) => ({ fields: { code }, grade: 'declared' }));
    else one[key] = { value: value as FactValue, grade: 'declared' };
  }
  return { one, many };
}
