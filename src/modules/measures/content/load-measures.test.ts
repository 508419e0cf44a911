/** The files of content/measures: all readable, both languages, every name leads somewhere; and a broken one is refused. */
import { describe, expect, test } from 'vitest';
import { listContent } from '../../../foundation/content.ts';
import { catalogue, facts, gazetteer, TODAY } from '../../../test-support/measures-context.ts';
import type { Condition } from '../../conditions/index.ts';
import type { Measure } from '../domain/measure.ts';
import { issuesOf } from './load-measures.ts';
import { measureFile } from './measure-schema.ts';

const vocabulary = facts.vocabularyAt(TODAY);

function placesIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(placesIn);
  if ('any' in condition) return condition.any.flatMap(placesIn);
  if ('not' in condition) return placesIn(condition.not);
  return 'inside' in condition && condition.fact !== 'industry' ? [condition.inside] : [];
}

describe('the committed measures', () => {
  test('each file holds the measure it is named for, all 64 of them', () => {
    expect(listContent('measures', '.json')).toEqual(catalogue.measures.map((measure) => `${measure.id}.json`));
    expect(catalogue.measures).toHaveLength(64);
  });

  test('Vietnamese readers read Vietnamese, English readers English', () => {
    const marks = /[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]/i;
    for (const { id, title, summary, audience, doubts, provisos } of catalogue.measures) {
      const texts = [title, summary, audience, ...doubts, ...provisos.map((proviso) => proviso.text)];
      for (const { vi, en } of texts) expect([id, vi, marks.test(vi), vi === en]).toEqual([id, vi, true, false]);
      expect([id, / the | and | of | for | to /.test(` ${summary.vi} `)]).toEqual([id, false]);
    }
  });

  test('every place a rule names is known, and a provincial measure names its own province or none', () => {
    for (const { id, condition, jurisdiction } of catalogue.measures) {
      for (const place of placesIn(condition)) {
        expect([id, place, gazetteer.findLocality(place)?.id]).toEqual([id, place, place]);
        expect([id, gazetteer.contains(place, jurisdiction) !== 'no']).toEqual([id, true]);
      }
    }
  });

  test('every condition under a measure cites a law', () => {
    const uncited = (condition: Condition, above: boolean): boolean => {
      const cited = above || condition.cite !== undefined;
      if ('all' in condition) return condition.all.some((child) => uncited(child, cited));
      if ('any' in condition) return condition.any.some((child) => uncited(child, cited));
      return 'not' in condition ? uncited(condition.not, cited) : !cited;
    };
    expect(catalogue.measures.filter(({ condition }) => uncited(condition, false)).map(({ id }) => id)).toEqual([]);
  });

  test('what is not confirmed says why', () => {
    for (const { id, status, doubts } of catalogue.measures)
      if (status !== 'confirmed') expect([id, doubts.length > 0]).toEqual([id, true]);
  });
});

describe('a broken measure does not start', () => {
  const good = catalogue.measures[0] as Measure;
  const { hash: _, ...file } = good;

  test.each([
    ['a missing language', { ...file, title: { vi: 'Chỉ tiếng Việt' } }],
    [
      'a period that ends before it starts',
      { ...file, validity: { from: '2026-02-01', to: '2026-01-01', verified: true } },
    ],
    ['a day that does not exist', { ...file, readOn: '2026-02-30' }],
    [
      'an amount in fractions of đồng',
      { ...file, benefit: { kind: 'flat', tiers: [{ label: { vi: 'a', en: 'b' }, amountVnd: 1.5, verified: true }] } },
    ],
    ['a key nobody knows', { ...file, colour: 'red' }],
  ])('%s is refused', (_what, broken) => {
    expect(measureFile.safeParse(file).success).toBe(true);
    expect(measureFile.safeParse(broken).success).toBe(false);
  });

  test('a rule over a fact, paper, law or successor that does not exist is named', () => {
    const broken: Measure = {
      ...good,
      condition: { all: [good.condition, { fact: 'shoeSize', atLeast: 42 }] },
      papers: [{ code: 'no-such-paper', required: true, verified: false }],
      legalBasis: [{ document: '0/0000', verified: false }],
      supersededBy: 'no-such-measure',
    };
    const issues = issuesOf({ ...catalogue, measures: [broken] }, vocabulary);
    expect(issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'condition.all.1: unknown fact shoeSize',
      'papers.0.code: unknown paper no-such-paper',
      'legalBasis.0.document: unknown document 0/0000',
      'supersededBy: unknown successor no-such-measure',
    ]);
  });
});
