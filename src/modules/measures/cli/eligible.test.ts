/** `eligible` as a script would use it: JSON Lines in, one line a measure out. */
import { expect, test } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { catalogue, contextOn, namesIn } from '../../../test-support/measures-context.ts';
import { eligibleVerb } from './eligible.ts';

async function run(args: string[], lines: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const verb = eligibleVerb(() => ({
    catalogue,
    today: () => '2026-09-01' as LocalDate,
    contextAt: contextOn,
    namesIn,
    reading: {},
  }));
  const exit = await verb.run(args, {
    input: (async function* () {
      yield* lines;
    })(),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { exit, out: out.map((line) => JSON.parse(line) as Record<string, unknown>), err };
}

const firm = (facts: object, id = 'a') => JSON.stringify({ id, facts });

test('a micro firm hears that it may have 20 million, why, and what is not clear', async () => {
  const { exit, out } = await run(
    ['--as-of', '2026-09-01', '--measure', 'nd80-a11-2-dx-solution'],
    [firm({ applicantType: 'enterprise', sizeClass: 'micro' })],
  );
  expect(exit).toBe(0);
  expect(out).toHaveLength(1);
  expect(Object.keys(out[0] ?? {})).toEqual([
    'id',
    'measure',
    'verdict',
    'because',
    'missing',
    'wouldChange',
    'amountVnd',
  ]);
  expect(out[0]).toMatchObject({ id: 'a', verdict: 'yes', amountVnd: 20_000_000, missing: [], wouldChange: [] });
  expect(JSON.stringify(out[0]?.because)).toContain('80/2021/NĐ-CP, Article 11.2');
  expect(JSON.stringify(out[0]?.because)).toContain('Not clear yet');
});

test('a firm of 50 people hears that 49 would fit', async () => {
  const { out } = await run(
    ['--as-of', '2026-09-01', '--measure', 'smedx-free-months'],
    [firm({ applicantType: 'enterprise', employeesInsuredAverage: 50 })],
  );
  expect(out[0]).toMatchObject({
    verdict: 'no',
    amountVnd: null,
    wouldChange: [{ fact: 'employeesInsuredAverage', from: 50, to: 49 }],
  });
});

test('a firm that said nothing of its size is asked for the facts behind it', async () => {
  const { out } = await run(
    ['--as-of', '2026-09-01', '--measure', 'nd80-a11-1-dx-consulting'],
    [firm({ applicantType: 'enterprise' })],
  );
  expect(out[0]).toMatchObject({ verdict: 'unknown', amountVnd: null });
  expect(out[0]?.missing).toContain('employeesInsuredAverage');
  expect(out[0]?.missing).not.toContain('sizeClass');
});

test('an ended measure says no with the day it ended, and promises no change', async () => {
  const { out } = await run(
    ['--as-of', '2026-09-01', '--measure', 'mpi-dx-2021-2025', '--lang', 'vi'],
    [firm({ applicantType: 'enterprise' })],
  );
  expect(out[0]).toMatchObject({ verdict: 'no', missing: [], wouldChange: [] });
  expect(JSON.stringify(out[0]?.because)).toContain('31/12/2025');
});

test('without --measure each firm gets one line for every measure, in the order of the files', async () => {
  const { out } = await run(['--as-of', '2026-09-01'], [firm({}, 'a'), '', firm({}, 'b')]);
  expect(out).toHaveLength(2 * catalogue.measures.length);
  expect(out.every((line) => line.verdict !== 'yes')).toBe(true);
});

test('a broken line is named, the others are answered, and the exit tells', async () => {
  const { exit, out, err } = await run(
    ['--as-of', '2026-09-01', '--measure', 'smedx-free-months'],
    ['{oops', firm({ colour: 'red' }), firm({ employeesInsuredAverage: -4 }), firm({ applicantType: 'cooperative' })],
  );
  expect(exit).toBe(1);
  expect(err.map((line) => line.slice(0, 7))).toEqual(['line 1:', 'line 2:', 'line 3:']);
  expect(err[1]).toContain('colour');
  expect(out).toHaveLength(1);
});

test.each([
  ['--measure', 'no-such-measure'],
  ['--as-of', '2026-02-30'],
  ['--lang', 'fr'],
  ['--nonsense', 'x'],
])('%s %s is wrong use', async (option, value) => {
  const { exit, err } = await run([option, value], [firm({})]);
  expect(exit).toBe(2);
  expect(err.join()).not.toBe('');
});
