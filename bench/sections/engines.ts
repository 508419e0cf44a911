/** The rules themselves, in one thread: all measures for one dossier, plans, answer sets. */
import { contextAt, frameworks, measures, steps } from '../../src/app/content.ts';
import { type Answer, assess } from '../../src/modules/assessments/index.ts';
import { createReader } from '../../src/modules/conditions/index.ts';
import { judgeAll, supportSummary, verdictIn } from '../../src/modules/measures/index.ts';
import { makePlan } from '../../src/modules/plans/index.ts';
import type { Row, Section } from '../row.ts';
import { percentile, timeCalls } from '../statistics.ts';
import { DOSSIERS, LAW_DAY } from './dossiers.ts';

export const engines: Section = {
  name: 'engines',
  sentence: 'all measures, the plan and answer sets for one firm, one thread',
  async run() {
    const context = contextAt(LAW_DAY);
    const all = measures().measures;
    const rows: Row[] = [];
    for (const { name, dossier } of DOSSIERS) {
      const verdicts = timeCalls(1, () => {
        const reader = createReader(dossier, context);
        return all.map((measure) => verdictIn(reader, measure));
      });
      rows.push(row(`verdicts of ${all.length} measures, ${name}, p50`, percentile(verdicts, 0.5), 0.3));
      const explained = timeCalls(1.5, () =>
        judgeAll(all, dossier, context).map(({ verdict, explanation }) => [
          verdict,
          explanation.because,
          explanation.missing,
          explanation.wouldChange,
        ]),
      );
      rows.push(row(`the same with reasons and nearest changes, ${name}, p50`, percentile(explained, 0.5), 3));
    }
    const eight = DOSSIERS.find(({ name }) => name === 'eight facts')!.dossier;
    const support = judgeAll(all, eight, context).map(supportSummary);
    const plans = timeCalls(1, () => makePlan({ dossier: eight, context, catalogue: steps(), support }));
    rows.push({ what: 'plan from facts and verdicts, eight facts, p50', value: percentile(plans, 0.5), unit: 'ms' });
    for (const id of ['dbi-2021-sme', 'dbi-2025-sme'])
      rows.push({ what: `assess ${id}`, value: setsPerSecond(id), unit: 'sets/s', target: { atLeast: 20_000 } });
    return rows;
  },
};

function row(what: string, value: number, atMost: number): Row {
  return { what, value, unit: 'ms', target: { atMost } };
}

function setsPerSecond(id: string): number {
  const compiled = frameworks().find(id)!;
  const sets = answerSets(id);
  const run = (milliseconds: number): number => {
    const end = performance.now() + milliseconds;
    let count = 0;
    for (const start = performance.now(); ; ) {
      for (let index = 0; index < 500; index += 1) assess(compiled, sets[(count + index) % sets.length]!);
      count += 500;
      if (performance.now() > end) return (count * 1000) / (performance.now() - start);
    }
  };
  run(700);
  return run(1500);
}

/** Complete answer sets, each different. */
export function answerSets(id: string): Record<string, Answer>[] {
  const compiled = frameworks().find(id)!;
  return Array.from({ length: 200 }, (_, set) =>
    Object.fromEntries(
      compiled.criteria.flatMap((criterion, index): [string, Answer][] => {
        const options = [...criterion.options.values()].filter(({ exclusive }) => exclusive !== true);
        const option = options[(set * 7 + index * 3) % Math.max(1, options.length)];
        if (criterion.kind === 'multi' && option) return [[criterion.code, [option.code]]];
        if (criterion.kind === 'single' && option) return [[criterion.code, option.code]];
        const steps = [...criterion.steps];
        if (criterion.kind === 'levels' || criterion.kind === 'ratio')
          return [[criterion.code, steps[(set + index) % steps.length]!]];
        return [];
      }),
    ),
  );
}
