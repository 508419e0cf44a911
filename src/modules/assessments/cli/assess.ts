/** `assess --framework ID`: answer sets as JSON Lines in, one result line each out; `--criteria` prints the codes a framework knows. */
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { Verb, VerbIo } from '../../../foundation/cli/verb.ts';
import type { Frameworks } from '../content/load-frameworks.ts';
import type { Answers } from '../domain/answer.ts';
import { assess } from '../domain/assess.ts';
import { type AssessmentResult, missingText } from '../domain/assessment-result.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';

const HELP = `assess --framework ID [--criteria]

Reads {"id","answers":{CRITERION: ANSWER}} lines from standard input and writes one line each:
  {"id","framework","status","total","level","pillars":[{"code","score","max","level"}],"missing":[…]}

An answer is points for a scored criterion (ratios included), {"numerator","denominator"} for a ratio, an option code or a
list of option codes for the rest; null means "not answered". status is official, superseded, provisional or
not-computable. missing names unanswered criteria, or CODE:reason (ratio-cut-off, sector-list-incomplete), or a reason alone.
A set with faults gives no result but a line on standard error for each fault: "line 3: 1.1.2: assessments.answer.wrong-kind".

--framework ID  dbi-2025-sme, dbi-2023-sme or dbi-2021-sme
--criteria      print every criterion with its kind, maximum and option codes instead, and stop

Exit: 0 every line read, 1 some lines refused, 2 wrong use.`;

export function assessVerb(load: () => Frameworks): Verb {
  return {
    name: 'assess',
    summary: 'points and level of answer sets against one framework',
    help: HELP,
    async run(args, io) {
      const options = parseOptions(args, { framework: { type: 'text', required: true }, criteria: { type: 'flag' } });
      const frameworks = load();
      const known = frameworks.list.map((each) => each.framework.id).join(', ');
      if (!options.ok) {
        for (const { details } of options.refusals) io.err(`assess: ${details.reason} (frameworks: ${known})`);
        return 2;
      }
      const compiled = frameworks.find(options.value.framework ?? '');
      if (!compiled) {
        io.err(`assess: unknown framework ${JSON.stringify(options.value.framework)}; known: ${known}`);
        return 2;
      }
      if (options.value.criteria) {
        for (const line of criteriaLines(compiled)) io.out(line);
        return 0;
      }
      return assessLines(compiled, io);
    },
  };
}

async function assessLines(compiled: CompiledFramework, io: VerbIo): Promise<0 | 1> {
  let exit: 0 | 1 = 0;
  let number = 0;
  for await (const line of io.input) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (!read.ok) {
      io.err(`line ${number}: ${read.code}`);
      exit = 1;
      continue;
    }
    const assessed = assess(compiled, read.answers);
    if (assessed.ok) {
      io.out(JSON.stringify({ id: read.id, ...plain(assessed.value) }));
      continue;
    }
    for (const { code, field } of assessed.refusals) io.err(`line ${number}: ${field}: ${code}`);
    exit = 1;
  }
  return exit;
}

type Line =
  | { readonly ok: true; readonly id: unknown; readonly answers: Answers }
  | { readonly ok: false; readonly code: string };

/** The envelope only; each answer is checked by the engine against its criterion. */
function readLine(line: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { ok: false, code: 'assessments.line.not-json' };
  }
  if (!isObject(value)) return { ok: false, code: 'assessments.line.not-an-object' };
  const id = value.id ?? null;
  if (!isObject(value.answers)) return { ok: false, code: 'assessments.line.answers-missing' };
  const extra = Object.keys(value).find((key) => key !== 'id' && key !== 'answers');
  if (extra !== undefined) return { ok: false, code: 'assessments.line.unknown-key' };
  return { ok: true, id, answers: value.answers as Answers };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain({ framework, status, total, level, pillars, missing }: AssessmentResult) {
  return { framework, status, total, level, pillars, missing: missing.map(missingText) };
}

function criteriaLines(compiled: CompiledFramework): string[] {
  const { scoring } = compiled.framework;
  const lines = compiled.criteria.map((criterion) => {
    const options = [...criterion.options.values()].map(({ code, points, label }) => ({ code, points, label }));
    const { code, kind, scored, max, source } = criterion;
    return { criterion: code, kind, scored, max, label: source.label, ...(options.length > 0 ? { options } : {}) };
  });
  const sectors =
    scoring.kind === 'sector-tools'
      ? scoring.sectors.map(({ code, name, listComplete, tools }) => ({
          sector: code,
          name,
          listComplete,
          tools: tools.map((tool) => ({ code: tool.code, label: tool.label })),
        }))
      : [];
  return [...lines, ...sectors].map((line) => JSON.stringify(line));
}
