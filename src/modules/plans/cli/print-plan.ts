/** A plan as plain JSON for other programs: titles, reasons and figures written out, nothing left to look up. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber, formatVnd } from '../../../foundation/i18n/format.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import type { Reader } from '../../conditions/index.ts';
import { classifySize } from '../../enterprises/index.ts';
import type { Observation } from '../domain/observation.ts';
import type { Plan, PlannedStep } from '../domain/plan.ts';
import { fillReason } from '../domain/reason-text.ts';
import type { StepCatalogue } from '../domain/step.ts';

export function printPlan(plan: Plan, catalogue: StepCatalogue, reader: Reader) {
  const print = (planned: PlannedStep) => printStep(planned, catalogue, reader);
  return {
    asOf: plan.asOf,
    now: plan.now.map(print),
    later: plan.later.map(print),
    leftOut: plan.leftOut,
    inPlace: plan.inPlace,
    bridge: plan.bridge,
    questions: plan.questions,
    support: plan.support,
    catalogue: catalogue.hash,
  };
}

function printStep(planned: PlannedStep, catalogue: StepCatalogue, reader: Reader) {
  const step = catalogue.byId.get(planned.step);
  const figures = (ids: readonly string[]) => {
    const found = ids.flatMap((id) => catalogue.observations.get(id) ?? []);
    return found.length === 0 ? null : found.map(printFigure);
  };
  return {
    step: planned.step,
    title: step?.title,
    because: planned.because.map(({ why, grade, facts }) => ({
      facts,
      grade,
      text: reasonOf(step?.why[why]?.text, reader),
    })),
    missing: planned.missing,
    free: planned.free,
    effort: figures(planned.effort),
    price: figures(planned.price),
    support: planned.support,
    after: planned.after,
    opens: planned.opens,
    lifts: { pillars: planned.lifts, criteria: step?.lifts.criteria ?? {} },
    guide: step?.guide ?? null,
    platformCategories: step?.categories ?? [],
    provisional: step?.provisional ?? null,
  };
}

function reasonOf(text: Bilingual | undefined, reader: Reader): Bilingual | undefined {
  if (text === undefined) return undefined;
  const fill = (language: Language) => fillReason(text[language], (fact) => factText(fact, reader, language));
  return { vi: fill('vi'), en: fill('en') };
}

/** Codes by their label, numbers and days as readers write them; places and trades stay codes. */
function factText(fact: string, reader: Reader, language: Language): string {
  const definition = reader.context.vocabulary.facts[fact];
  const value = fact === 'sizeClass' ? classifySize(reader.dossier, reader.context).size : reader.read(fact).value;
  if (typeof value === 'number')
    return definition?.type === 'money' ? formatVnd(value, language) : formatNumber(value, language);
  if (definition?.type === 'date') return formatDate(value as LocalDate);
  return definition?.codes?.find(({ code }) => code === value)?.[language] ?? String(value ?? '');
}

function printFigure({ id, low, high, unit, observed, source, confidence }: Observation) {
  return { id, low, high, unit, observed, source, confidence };
}
