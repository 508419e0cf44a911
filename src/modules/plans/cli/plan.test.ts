import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../foundation/clock.ts';
import { CATALOGUE, contextOn } from '../domain/plan-fixture.ts';
import { planVerb } from './plan.ts';

async function run(args: string[], lines: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const verb = planVerb(() => ({
    clock: { now: () => instantOf(new Date(0)) },
    catalogue: CATALOGUE,
    contextAt: contextOn,
    judgeSupport: () => [{ measure: 'th214-digital-signature', verdict: 'yes', rate: 1, provisional: true }],
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
const asOf = ['--as-of', '2026-11-21'];

describe('plan on the command line', () => {
  it('writes the whole plan out: titles, reasons, figures with source, what may pay', async () => {
    const { exit, out } = await run(asOf, [
      '{"id":"f-1","facts":{"applicantType":"enterprise","functionsInUse":["qr-payment"]}}',
    ]);
    expect(exit).toBe(0);
    expect(out[0]).toMatchObject({
      id: 'f-1',
      asOf: '2026-11-21',
      now: [
        {
          step: 'digital-signature',
          effort: null,
          price: [{ low: 257_000, high: 1_792_000, unit: 'vnd-per-year', observed: { from: '2024', to: '2026' } }],
          support: [{ measure: 'th214-digital-signature', verdict: 'yes' }],
        },
        { step: 'e-invoice', after: ['digital-signature'] },
        { step: 'tax-online', free: true },
      ],
    });
  });

  it('puts the values of facts into the reasons', async () => {
    const { out } = await run(asOf, [
      '{"id":1,"facts":{"applicantType":"enterprise","foundedOn":"2026-03-09","functionsInUse":[]}}',
    ]);
    const text = JSON.stringify(out[0]);
    expect(text).toContain('ngày 09/03/2026');
    expect(text).not.toMatch(/\{\w+\}/);
  });

  it('takes a line of the verb assess as it is', async () => {
    const assessment = {
      id: 'f-1',
      framework: 'dbi-2021-sme',
      status: 'superseded',
      total: 3,
      level: 0,
      pillars: [
        { code: 'P3', score: 0, max: 85, level: 0 },
        { code: 'P4', score: null, max: 65, level: null },
      ],
      missing: [],
    };
    const { exit } = await run(asOf, [JSON.stringify({ id: 1, facts: {}, assessment })]);
    expect(exit).toBe(0);
  });

  it('names a broken line, answers the others and leaves with 1', async () => {
    const { exit, out, err } = await run(asOf, [
      '{',
      '{"facts":{"nonsense":1}}',
      '{"facts":[]}',
      '{"id":4,"facts":{}}',
    ]);
    expect(exit).toBe(1);
    expect(err).toEqual([
      'line 1: plans.line.not-json',
      'line 2: nonsense: enterprises.facts.unknown-key',
      'line 3: facts: plans.line.malformed',
    ]);
    expect(out).toEqual([expect.objectContaining({ id: 4, asOf: '2026-11-21' })]);
  });

  it('refuses a day that does not exist as wrong use', async () => {
    expect((await run(['--as-of', '2026-02-30'], [])).exit).toBe(2);
    expect((await run(['--budget', '3'], [])).exit).toBe(2);
  });
});
