/** A plan as plain JSON for other programs: titles, reasons and figures written out, nothing left to look up. */
import type { Observation } from '../domain/observation.ts';
import type { Plan, PlannedStep } from '../domain/plan.ts';
import type { StepCatalogue } from '../domain/step.ts';

export function printPlan(plan: Plan, catalogue: StepCatalogue) {
  const print = (planned: PlannedStep) => printStep(planned, catalogue);
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

function printStep(planned: PlannedStep, catalogue: StepCatalogue) {
  const step = catalogue.byId.get(planned.step);
  const figures = (ids: readonly string[]) => {
    const found = ids.flatMap((id) => catalogue.observations.get(id) ?? []);
    return found.length === 0 ? null : found.map(printFigure);
  };
  return {
    step: planned.step,
    title: step?.title,
    because: planned.because.map(({ why, grade, facts }) => ({ facts, grade, text: step?.why[why]?.text })),
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

function printFigure({ id, low, high, unit, observed, source, confidence }: Observation) {
  return { id, low, high, unit, observed, source, confidence };
}
