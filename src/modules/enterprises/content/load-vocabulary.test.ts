import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { checkCondition } from '../../conditions/index.ts';
import { loadVocabulary } from './load-vocabulary.ts';

const content = loadVocabulary();
const vocabulary = content.vocabularyAt('2030-01-01' as LocalDate);

describe('the vocabulary of facts', () => {
  it('asks no derived fact and derives only from facts it knows', () => {
    for (const fact of Object.values(vocabulary.facts))
      for (const base of fact.derivedFrom ?? [])
        expect(vocabulary.facts[base], `${fact.key} from ${base}`).toBeDefined();
    const derived = Object.values(vocabulary.facts).filter((fact) => fact.derivedFrom !== undefined);
    expect(derived.map(({ key }) => key)).toEqual(['province', 'sectorGroup', 'sizeClass']);
  });

  it('marks the tax code as personal and nothing that rules need as unlabelled', () => {
    const personal = Object.values(vocabulary.facts).filter((fact) => fact.personal === true);
    expect(personal.map(({ key }) => key)).toEqual(['taxCode']);
    for (const fact of Object.values(vocabulary.facts)) {
      if (fact.askWhen !== undefined) expect(checkCondition(fact.askWhen, vocabulary), fact.key).toEqual([]);
      const fields = Object.entries(fact.fields ?? {}).slice(1);
      for (const [name, field] of fields) expect(field.label, `${fact.key}.${name}`).toBeDefined();
    }
  });

  it('writes each size table in terms the vocabulary defines', () => {
    for (const table of content.derivedTables)
      for (const { when } of table.cases) expect(checkCondition(when, vocabulary), table.id).toEqual([]);
  });

  it('gives the same object for the same law, so that compiled rules can be kept', () => {
    expect(content.vocabularyAt('2022-01-01' as LocalDate)).toBe(vocabulary);
    expect(content.vocabularyAt('2019-01-01' as LocalDate)).not.toBe(vocabulary);
  });
});
