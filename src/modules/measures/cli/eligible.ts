/** `cau-so eligible`: firms as JSON Lines in, one line a measure out, with reasons, missing facts and the nearest change. */
import { z } from 'zod';
import { eachLine } from '../../../foundation/cli/each-line.ts';
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { Verb } from '../../../foundation/cli/verb.ts';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { isLanguage, type Language } from '../../../foundation/i18n/language.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import {
  type Change,
  type ConditionContext,
  createReader,
  type Dossier,
  type FactValue,
  type Names,
} from '../../conditions/index.ts';
import { dossierFromPlainFacts, type ReadingContext } from '../../enterprises/index.ts';
import { becauseOf } from '../domain/because.ts';
import { type Judgement, judgeIn } from '../domain/judge.ts';
import type { Measure, MeasureCatalogue } from '../domain/measure.ts';

const HELP = `Usage: cau-so eligible [--as-of DATE] [--measure ID] [--lang vi|en] < firms.jsonl

  {"id":"a","facts":{"applicantType":"enterprise","sizeClass":"micro"}}
gives one line a measure:
  {"id":"a","measure":"nd80-a11-2-dx-solution","verdict":"yes","because":["…"],"missing":[],"wouldChange":[],"amountVnd":20000000}

facts        keys of content/facts/vocabulary.json; a missing key or null says "not known", [] says "none"
verdict      yes (may qualify: the authority decides), no, unknown. A rule that is uncertain or a draft never says yes
because      the deciding reasons with their law; for a yes also what it still depends on
missing      facts that would decide, the most deciding first
wouldChange  the nearest change: {"fact","from","to"}; from is null where nobody has answered
amountVnd    the cap or flat sum of the most favourable tier that certainly holds, in integer đồng; null when there is none

--as-of      the date of law, yyyy-mm-dd; today in Viet Nam when left out
--measure    only this measure; an id of content/measures
--lang       language of because; en when left out
Exit code: 0, 1 when a line was refused (reason and line number on stderr, other lines are answered), 2 wrong use.`;

/** What the verb needs; loaded only when it runs. */
export interface EligibleDeps {
  readonly catalogue: MeasureCatalogue;
  readonly today: () => LocalDate;
  readonly contextAt: (asOf: LocalDate) => ConditionContext;
  readonly namesIn: (language: Language) => Names;
  readonly reading: ReadingContext;
}

const lineShape = z.strictObject({
  id: z.union([z.string().max(200), z.number()]).optional(),
  facts: z.record(z.string(), z.unknown()),
});

export function eligibleVerb(load: () => EligibleDeps): Verb {
  return {
    name: 'eligible',
    summary: 'Public support a firm may have on a date of law, with reasons',
    help: HELP,
    async run(args, io) {
      const options = parseOptions(args, {
        'as-of': { type: 'text', check: (text) => (parseLocalDate(text) ? undefined : 'not a day yyyy-mm-dd') },
        measure: { type: 'text' },
        lang: { type: 'text', check: (text) => (isLanguage(text) ? undefined : 'vi or en') },
      });
      if (!options.ok) {
        for (const { details } of options.refusals) io.err(details.reason);
        return 2;
      }
      const deps = load();
      const { measure: id, lang, 'as-of': asOf } = options.value;
      const wanted = id === undefined ? undefined : deps.catalogue.byId.get(id);
      if (id !== undefined && wanted === undefined) {
        io.err(`--measure: no measure is called ${id}`);
        return 2;
      }
      const measures = wanted === undefined ? deps.catalogue.measures : [wanted];
      const context = deps.contextAt((asOf as LocalDate | undefined) ?? deps.today());
      const language = lang !== undefined && isLanguage(lang) ? lang : 'en';
      const wording = { vocabulary: context.vocabulary, language, names: deps.namesIn(language) };
      return eachLine(io, (line) => {
        const firm = readFirm(line, context, deps.reading);
        if (firm.ok) answer(firm.value, measures, context, (judgement) => becauseOf(judgement, wording), io.out);
        return firm;
      });
    },
  };
}

interface Firm {
  readonly id: string | number | null;
  readonly dossier: Dossier;
}

function readFirm(line: string, context: ConditionContext, reading: ReadingContext): Result<Firm> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return refused({ code: 'measures.line.not-json' });
  }
  const parsed = lineShape.safeParse(json);
  if (!parsed.success) return refused(...malformed(parsed.error));
  const dossier = dossierFromPlainFacts(context.vocabulary, parsed.data.facts, reading);
  return dossier.ok ? accepted({ id: parsed.data.id ?? null, dossier: dossier.value }) : dossier;
}

/** One refusal a field; a key nobody knows is named. */
function malformed({ issues }: z.ZodError): Refusal[] {
  return issues.flatMap((issue) => {
    const fields =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => key.slice(0, 60)) : [issue.path.join('.')];
    return fields.map((field): Refusal => ({ code: 'measures.line.malformed', ...(field !== '' && { field }) }));
  });
}

function answer(
  firm: Firm,
  measures: readonly Measure[],
  context: ConditionContext,
  because: (judgement: Judgement) => readonly string[],
  out: (line: string) => void,
): void {
  // One reader for all: what one measure needed to know of the firm, the next need not work out.
  const reader = createReader(firm.dossier, context);
  for (const measure of measures) {
    const judgement = judgeIn(reader, measure);
    const open = judgement.window === 'open' && !judgement.ruleUncertain;
    out(
      JSON.stringify({
        id: firm.id,
        measure: measure.id,
        verdict: judgement.verdict,
        because: because(judgement),
        missing: open ? judgement.explanation.missing.map((missing) => missing.fact) : [],
        wouldChange: open ? nearest(judgement) : [],
        amountVnd: judgement.verdict === 'yes' ? judgement.amount.vnd : null,
      }),
    );
  }
}

type Value = FactValue | Readonly<Record<string, FactValue>> | readonly [];

function nearest({ explanation }: Judgement): { fact: string; from: Value | null; to: Value }[] {
  const set = explanation.wouldChange;
  return set === undefined ? [] : [...set.changes, ...set.answers].map(pair);
}

function pair(change: Change): { fact: string; from: Value | null; to: Value } {
  if (change.kind === 'none') return { fact: change.fact, from: null, to: [] };
  return { fact: change.fact, from: change.from ?? null, to: change.to };
}
