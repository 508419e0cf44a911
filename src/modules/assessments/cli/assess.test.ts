import { describe, expect, it } from 'vitest';
import { loadFrameworks } from '../content/load-frameworks.ts';
import { assessVerb } from './assess.ts';

async function run(args: string[], lines: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const verb = assessVerb(loadFrameworks);
  const exit = await verb.run(args, {
    input: (async function* () {
      yield* lines;
    })(),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { exit, out: out.map((line) => JSON.parse(line) as unknown), err };
}

describe('assess on the command line', () => {
  it('writes one result line for each answer set and keeps the caller’s id', async () => {
    const { exit, out } = await run(['--framework', 'dbi-2021-sme'], ['{"id":"f-1","answers":{"1.1.1":3}}', '']);
    expect(exit).toBe(0);
    expect(out).toHaveLength(1);
    expect(out[0]).toMatchObject({
      id: 'f-1',
      framework: 'dbi-2021-sme',
      status: 'not-computable',
      total: 3,
      level: null,
      pillars: [{ code: 'P1', score: 3, max: 65, level: null }, {}, {}, {}, {}, {}],
    });
    expect(Object.keys(out[0] as object)).toEqual([
      'id',
      'framework',
      'status',
      'total',
      'level',
      'pillars',
      'missing',
    ]);
  });

  it('names a broken line, goes on with the rest and leaves with 1', async () => {
    const { exit, out, err } = await run(
      ['--framework', 'dbi-2025-sme'],
      ['not json', '[]', '{"id":2}', '{"id":3,"answers":{"2.2":"x","8.8":1}}', '{"id":4,"answers":{}}'],
    );
    expect(exit).toBe(1);
    expect(err).toEqual([
      'line 1: assessments.line.not-json',
      'line 2: assessments.line.not-an-object',
      'line 3: assessments.line.answers-missing',
      'line 4: 2.2: assessments.answer.unknown-option',
      'line 4: 8.8: assessments.answer.unknown-criterion',
    ]);
    expect(out).toEqual([expect.objectContaining({ id: 4, status: 'not-computable' })]);
  });

  it.each([[[]], [['--framework']], [['--framework', 'dbi-1999']], [['--nonsense']]])(
    '%j is wrong use',
    async (args) => {
      expect((await run(args, [])).exit).toBe(2);
    },
  );
});
