/** `cau-so size`: the size class of each firm on a date of law, with the comparisons and the article behind it. */

import { answerEachLine } from '../../../foundation/cli/each-line.ts';
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { Verb } from '../../../foundation/cli/verb.ts';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import type { Refusal, Result } from '../../../foundation/result.ts';
import { accepted, refused } from '../../../foundation/result.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import { dossierFromPlainFacts } from '../domain/plain-facts.ts';
import { classifySize } from '../domain/size-class.ts';

const HELP = `Usage: cau-so size --as-of DATE < firms.jsonl

  {"id":"a","facts":{"sectorGroup":"trade-services","employeesInsuredAverage":8,"revenueVnd":2000000000}}
gives
  {"id":"a","size":"micro","because":["sectorGroup = trade-services (80/2021/NĐ-CP art. 5.1)", …]}

size: micro, small, medium, not-sme or unknown. Facts may be absent; "industry" (VSIC code) may stand for "sectorGroup".
--as-of   the date of law, yyyy-mm-dd; today when left out.
Exit code: 0, 1 when a line was refused (reason and line number on stderr, other lines are answered), 2 usage.`;

export interface SizeDeps {
  readonly contextAt: (asOf: LocalDate) => ConditionContext;
  readonly today: () => LocalDate;
  readonly isIndustry?: (code: string) => boolean;
}

export function sizeVerb(deps: SizeDeps): Verb {
  return {
    name: 'size',
    summary: 'Size class of firms on a date of law',
    help: HELP,
    async run(args, io) {
      const options = parseOptions(args, {
        'as-of': {
          type: 'text',
          check: (text) => (parseLocalDate(text) === undefined ? 'not a day yyyy-mm-dd' : undefined),
        },
      });
      if (!options.ok) {
        for (const { details } of options.refusals) io.err(details.reason);
        io.err(HELP);
        return 2;
      }
      const asOf = options.value['as-of'];
      const context = deps.contextAt(asOf === undefined ? deps.today() : (asOf as LocalDate));
      return answerEachLine(io, (line) => answerLine(line, context, deps));
    },
  };
}

function answerLine(line: string, context: ConditionContext, deps: SizeDeps): Result<unknown, Refusal> {
  const input = readObject(line);
  if (input === undefined) return refused({ code: 'cli.line.not-a-json-object' });
  const dossier = dossierFromPlainFacts(context.vocabulary, input.facts ?? {}, {
    ...(deps.isIndustry && { isIndustry: deps.isIndustry }),
  });
  if (!dossier.ok) return dossier;
  const { size, because } = classifySize(dossier.value, context);
  return accepted({ id: input.id ?? null, size, because });
}

function readObject(line: string): { id?: unknown; facts?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
