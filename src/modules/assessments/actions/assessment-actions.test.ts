import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addDays, localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { currentDossier, eraseDossier, exportDossier, openByKey } from '../../enterprises/index.ts';
import type { Answer } from '../domain/answer.ts';
import { answersReaching } from '../domain/answers.fixture.ts';
import { compileFramework } from '../domain/compile-framework.ts';
import { findAssessment, findResult, listAllAssessments, readAnswers } from '../store/assessments.read.ts';
import { latestAssessments } from '../store/latest-assessments.read.ts';
import { aFirm } from './assessments.fixture.ts';
import { completeAssessment } from './complete-assessment.ts';
import { assessmentEraser, assessmentExporter } from './dossier-hooks.ts';
import { saveSection } from './save-section.ts';
import { startAssessment } from './start-assessment.ts';

async function aDraft(db: Db, frameworkId: string) {
  const firm = await aFirm(db);
  const { deps, dossier, clock, trx } = firm;
  const compiled = deps.frameworks.find(frameworkId)!;
  const draft = await startAssessment(trx, deps, { dossier, compiled, now: clock.now() });
  const partOf = (code: string) =>
    compiled.framework.sections.flatMap((section) => section.parts).find((part) => part.code === code)!;
  const save = (part: string, answers: Record<string, Answer | null>) => {
    clock.advance({ seconds: 1 });
    return saveSection(deps, {
      dossier,
      assessmentId: draft.id,
      compiled,
      part: partOf(part),
      answers,
      now: clock.now(),
    });
  };
  const complete = (allowGaps = false) =>
    completeAssessment(deps, { dossier, assessmentId: draft.id, compiled, allowGaps, now: clock.now() });
  const factsNow = async () => {
    const today = localDateOf(clock.now());
    const opened = await openByKey(db, firm.key, today);
    if (!opened.ok) throw new Error('the dossier does not open');
    return currentDossier(opened.value.facts, deps.contextAt(today).vocabulary, today);
  };
  return { ...firm, compiled, draft, save, complete, factsNow };
}

describe('a self-assessment that is left and taken up again', () => {
  it('two starts meet in one draft and one event', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, dossier, compiled, clock, trx, draft, eventsNow } = await aDraft(db, 'dbi-2025-sme');
      const again = await startAssessment(trx, deps, { dossier, compiled, now: clock.now() });
      expect(again.id).toBe(draft.id);
      expect((await eventsNow()).filter((event) => event.type === 'assessment.started')).toHaveLength(1);
    });
  });

  it('under a newer version of the criteria begins with every answer that version still takes', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, dossier, compiled, clock, trx, save } = await aDraft(db, 'dbi-2021-sme');
      await save('1.1', { '1.1.1': 3, '1.1.3': { numerator: 1, denominator: 2 } });
      const { framework } = compiled;
      const mended: typeof framework = {
        ...framework,
        sections: framework.sections.map((section) => ({
          ...section,
          parts: section.parts.map((part) => ({
            ...part,
            criteria: part.criteria.map((criterion) =>
              criterion.code !== '1.1.1' || criterion.options === undefined
                ? criterion
                : { ...criterion, options: criterion.options.filter(({ points }) => points !== 3) },
            ),
          })),
        })),
      };
      const newer = compileFramework(mended, 'f'.repeat(64));
      const begun = await startAssessment(trx, deps, { dossier, compiled: newer, now: clock.now() });
      expect(await readAnswers(db, begun.id)).toEqual({ '1.1.3': { numerator: 1, denominator: 2 } });
    });
  });

  it('keeps answers with gaps, changes them, takes them back, and writes nothing for saying the same again', async () => {
    await withDatabase(async ({ db }) => {
      const { draft, save, eventsNow } = await aDraft(db, 'dbi-2025-sme');
      await save('S2', { '2.1': ['vnpt', 'google'], '2.2': 'low', '2.3': null });
      await save('S2', { '2.2': 'high', '2.1': ['google', 'vnpt'] });
      await save('S2', { '2.2': 'high' });
      await save('S3', { '3.1': 'none' });
      await save('S3', { '3.1': null });
      expect(await readAnswers(db, draft.id)).toEqual({ '2.1': ['vnpt', 'google'], '2.2': 'high' });
      const saved = (await eventsNow()).filter((event) => event.type === 'assessment.section-saved');
      expect(saved.map(({ payload }) => [payload.section, payload.answered])).toEqual([
        ['S2', 2],
        ['S2', 2],
        ['S3', 1],
        ['S3', 0],
      ]);
      expect(JSON.stringify(saved)).not.toContain('vnpt');
    });
  });

  it('keeps every shape of answer as it was given', async () => {
    await withDatabase(async ({ db }) => {
      const { draft, save } = await aDraft(db, 'dbi-2021-sme');
      await save('1.1', { '1.1.1': 0, '1.1.3': { numerator: 1_500_000, denominator: 20_000_000 }, '1.1.4': 3 });
      expect(await readAnswers(db, draft.id)).toEqual({
        '1.1.1': 0,
        '1.1.3': { numerator: 1_500_000, denominator: 20_000_000 },
        '1.1.4': 3,
      });
    });
  });

  it('a wrong answer is refused at its field and nothing of that page is saved', async () => {
    await withDatabase(async ({ db }) => {
      const { draft, save } = await aDraft(db, 'dbi-2025-sme');
      expect(await save('S2', { '2.2': 'low', '2.3': 'perfect' })).toEqual({
        ok: false,
        refusals: [{ code: 'assessments.answer.unknown-option', field: '2.3' }],
      });
      expect(await readAnswers(db, draft.id)).toEqual({});
    });
  });

  it('changing the sector takes back the tools of the sector left behind', async () => {
    await withDatabase(async ({ db }) => {
      const { draft, save } = await aDraft(db, 'dbi-2025-sme');
      await save('S7-sector', { '7.1': 'IND01' });
      await save('S7-tools', { '7.2': ['IND01.01'] });
      await save('S7-sector', { '7.1': 'IND13' });
      expect(await readAnswers(db, draft.id)).toEqual({ '7.1': 'IND13' });
    });
  });

  it('keeps the dossier 180 days from the last answer, not from the last fact', async () => {
    await withDatabase(async ({ db }) => {
      const { key, clock, save } = await aDraft(db, 'dbi-2025-sme');
      const expiry = async () => {
        const opened = await openByKey(db, key, localDateOf(clock.now()));
        return opened.ok ? opened.value.expiresOn : undefined;
      };
      const before = await expiry();
      clock.advance({ seconds: 100 * 86_400 });
      await save('S7-sector', { '7.1': 'IND01' });
      expect(await expiry()).toBe(addDays(before!, 100));
    });
  });

  it('does not open to the holder of another plan key', async () => {
    await withDatabase(async ({ db }) => {
      const mine = await aDraft(db, 'dbi-2025-sme');
      expect(await findAssessment(db, mine.deps.ids.next(), mine.draft.id)).toBeUndefined();
    });
  });
});

describe('completing', () => {
  it('names every gap at its question, then keeps the result with the reasons', async () => {
    await withDatabase(async ({ db }) => {
      const { draft, save, complete } = await aDraft(db, 'dbi-2025-sme');
      expect(await complete()).toEqual({ ok: false, refusals: [{ code: 'assessments.complete.empty' }] });
      await save('S2', { '2.2': 'low' });
      const refused = await complete();
      expect(refused.ok ? [] : refused.refusals.map(({ code, field }) => `${code} ${field}`)).toContain(
        'assessments.complete.gap 3.1',
      );
      expect(await complete(true)).toEqual({ ok: true, value: draft.id });
      expect(await findResult(db, draft.id)).toMatchObject({ status: 'not-computable', level: null, total: null });
    });
  });

  it('a level becomes a declared fact, beside what the answers show in use, once however often it is sent', async () => {
    await withDatabase(async ({ db }) => {
      const { compiled, dossier, draft, save, complete, factsNow, eventsNow } = await aDraft(db, 'dbi-2021-sme');
      const answers = answersReaching(compiled, [39, 15, 40, 35, 25, 20]) as Record<string, Answer>;
      for (const part of compiled.framework.sections.flatMap((section) => section.parts)) {
        const codes = part.criteria.map(({ code }) => code);
        await save(part.code, Object.fromEntries(codes.map((code) => [code, answers[code]!])));
      }
      expect(await complete()).toEqual({ ok: true, value: draft.id });
      expect(await complete()).toEqual({ ok: true, value: draft.id });
      expect(await findResult(db, draft.id)).toMatchObject({
        status: 'superseded',
        total: 174,
        level: 3,
        pillars: [{ code: 'P1', score: 39, max: 65, level: 3 }, {}, {}, {}, {}, {}],
      });
      const { many } = await factsNow();
      expect(many.digitalLevel).toMatchObject([{ fields: { framework: 'dbi-2021-sme', level: 3 }, grade: 'declared' }]);
      expect(many.functionsInUse?.map((item) => item.fields.code)).toContain('marketplace-listing');
      expect(await latestAssessments(db, dossier.id)).toMatchObject([
        { framework: 'dbi-2021-sme', total: 174, level: 3 },
      ]);
      const completed = (await eventsNow()).filter((event) => event.type === 'assessment.completed');
      expect(completed.map(({ payload }) => [payload.status, payload.level])).toEqual([['superseded', 3]]);
      expect(await save('1.1', { '1.1.1': 1 })).toMatchObject({
        refusals: [{ code: 'assessments.assessment.completed' }],
      });
      // Whoever answered before others of their kind were looked up stands among them by the same words.
      const peers = async () => (await sql`select * from assessment_peers`.execute(db)).rows;
      const standing = await peers();
      expect(standing).toHaveLength(1);
      await sql`delete from assessment_peers`.execute(db);
      await sql.raw(readFileSync('migrations/202611220712_compare-earlier-answers.sql', 'utf8')).execute(db);
      expect(await peers()).toEqual(standing);
    });
  });

  it('no level, no level fact', async () => {
    await withDatabase(async ({ db }) => {
      const { save, complete, factsNow } = await aDraft(db, 'dbi-2025-sme');
      await save('S7-sector', { '7.1': 'IND01' });
      await save('S7-tools', { '7.2': ['IND01.01'] });
      await complete(true);
      const { many } = await factsNow();
      expect(many.digitalLevel).toBeUndefined();
      expect(many.functionsInUse?.map((item) => item.fields.code)).toEqual(['pos-checkout']);
    });
  });
});

describe('the owner’s data', () => {
  it('comes along in the copy and goes with the dossier', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, key, dossier, clock, save, complete } = await aDraft(db, 'dbi-2023-sme');
      await save('T1', { 'T1.note': 'Mức Cơ bản, tự đánh giá tháng 5' });
      await complete(true);
      const copy = await exportDossier({ ...deps, exporters: [assessmentExporter] }, { key, now: clock.now() });
      expect(copy.ok && copy.value.assessments).toMatchObject([
        { framework: 'dbi-2023-sme', answers: [{ criterion: 'T1.note', answer: 'Mức Cơ bản, tự đánh giá tháng 5' }] },
      ]);
      await eraseDossier({ ...deps, erasers: [assessmentEraser] }, { key, now: clock.now() });
      expect(await listAllAssessments(db, dossier.id)).toEqual([]);
    });
  });
});
