import { describe, expect, it } from 'vitest';
import type { Verb } from '../../../foundation/cli/verb.ts';
import type { LocalDate } from '../../../foundation/clock.ts';
import { loadVocabulary } from '../content/load-vocabulary.ts';
import { sizeVerb } from './size.ts';
import { taxcodeVerb } from './taxcode.ts';

const content = loadVocabulary();
const today = () => '2030-06-15' as LocalDate;
const size = sizeVerb({
  today,
  contextAt: (asOf) => ({
    asOf,
    vocabulary: content.vocabularyAt(asOf),
    localities: { contains: () => 'unknown' },
    lookups: { province: () => undefined, sectorGroup: () => 'trade-services' },
  }),
});
const taxcode = taxcodeVerb({ today });

async function run(verb: Verb, args: string[], lines: readonly string[]) {
  const out: unknown[] = [];
  const err: string[] = [];
  async function* input() {
    yield* lines;
  }
  const exit = await verb.run(args, {
    input: input(),
    out: (line) => out.push(JSON.parse(line)),
    err: (line) => err.push(line),
  });
  return { exit, out, err };
}

describe('cau-so taxcode', () => {
  it('answers one line a code, plain or as a JSON string, and skips blank lines', async () => {
    const { exit, out } = await run(taxcode, [], ['0100109106-001', '', '"079090001234"', '0100109107']);
    expect(exit).toBe(0);
    expect(out).toEqual([
      { input: '0100109106-001', valid: true, kind: 'branch', normalized: '0100109106001', reason: null },
      { input: '079090001234', valid: true, kind: 'person', normalized: '079090001234', reason: null },
      expect.objectContaining({
        input: '0100109107',
        valid: false,
        kind: null,
        reason: expect.stringMatching(/^check-digit:/),
      }),
    ]);
  });

  it('names the line it cannot read and goes on', async () => {
    const { exit, out, err } = await run(taxcode, [], ['"0100109106', '0100109106']);
    expect([exit, out.length, err]).toEqual([1, 1, ['line 1: not a JSON string']]);
    expect((await run(taxcode, ['--fast'], [])).exit).toBe(2);
  });
});

describe('cau-so size', () => {
  it('gives the class and the article, or what is still open', async () => {
    const lines = [
      '{"id":"a","facts":{"industry":"4711","employeesInsuredAverage":8,"revenueVnd":2000000000}}',
      '{"id":2}',
    ];
    const { exit, out } = await run(size, ['--as-of', '2026-01-01'], lines);
    expect(exit).toBe(0);
    expect(out[0]).toMatchObject({ id: 'a', size: 'micro' });
    expect(JSON.stringify(out[0])).toContain('80/2021/NĐ-CP art. 5.1');
    expect(out[1]).toMatchObject({ id: 2, size: 'unknown' });
  });

  it('refuses a bad line with its number and every issue, and answers the others', async () => {
    const lines = [
      '{"id":1,"facts":{"revenue":1,"capitalVnd":-1}}',
      'nonsense',
      '{"id":3,"facts":{"employeesInsuredAverage":300}}',
    ];
    const { exit, out, err } = await run(size, ['--as-of', '2026-01-01'], lines);
    expect(exit).toBe(1);
    expect(out).toEqual([expect.objectContaining({ id: 3, size: 'not-sme' })]);
    expect(err).toEqual([
      'line 1: revenue: enterprises.facts.unknown-key',
      'line 1: capitalVnd: enterprises.fact.too-small',
      'line 2: cli.line.not-a-json-object',
    ]);
  });

  it('refuses a date that is not one as wrong usage', async () => {
    expect((await run(size, ['--as-of', '2026-02-30'], [])).exit).toBe(2);
    expect((await run(size, ['--year', '2026'], [])).exit).toBe(2);
  });
});
