/** A planned step in words: reasons with the facts' values, figures with their sources, what may pay. */
import { daysBetween, type LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber, formatShare, formatVnd } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { LeaderRow } from '../../../ui/index.ts';
import type { Grade, Reader } from '../../conditions/index.ts';
import { classifySize, factValueInWords } from '../../enterprises/index.ts';
import { ENDS_SOON_DAYS } from '../domain/candidates.ts';
import { costAfterSupport } from '../domain/cost-after-support.ts';
import type { Observation } from '../domain/observation.ts';
import type { PlannedStep } from '../domain/plan.ts';
import { fillReason } from '../domain/reason-text.ts';
import type { Step } from '../domain/step.ts';
import type { SupportAnswer } from '../domain/support-answer.ts';
import { planText } from '../messages/index.ts';
import type { PlanPageDeps } from './page-deps.ts';

export interface ReasonInWords {
  readonly text: string;
  readonly grade?: Grade | undefined;
}

export function reasonsInWords(
  planned: PlannedStep,
  step: Step,
  reader: Reader,
  language: Language,
  deps: PlanPageDeps,
): readonly ReasonInWords[] {
  return planned.because.flatMap(({ why, grade }) => {
    const text = step.why[why]?.text[language];
    if (text === undefined) return [];
    const filled = fillReason(text, (fact) => factInWords(fact, reader, language, deps));
    return [{ text: filled, grade }];
  });
}

/** The value of a fact inside a sentence; numbers without their unit, because the sentence names it. */
export function factInWords(fact: string, reader: Reader, language: Language, deps: PlanPageDeps): string {
  const definition = reader.context.vocabulary.facts[fact];
  const value =
    fact === 'sizeClass' ? classifySize(reader.dossier, reader.context).size : (reader.read(fact).value ?? '');
  if (definition === undefined) return String(value);
  if (definition.type === 'integer' && typeof value === 'number') return formatNumber(value, language);
  if (definition.type === 'money' && typeof value === 'number') return formatVnd(value, language);
  const words = factValueInWords(definition, value, language, deps);
  return definition.type === 'code' && language === 'en' ? words.toLowerCase() : words;
}

/** Labels of facts, in a list: "quy mô, doanh thu". */
export function factLabels(facts: readonly string[], reader: Reader, language: Language): string {
  return facts
    .map((fact) => reader.context.vocabulary.facts[fact]?.label[language] ?? fact)
    .map((label) => label.charAt(0).toLocaleLowerCase(language) + label.slice(1))
    .join(', ');
}

/** Effort, price, price if supported, trial, support: an absent figure is shown as absent. */
export function figureRows(
  planned: PlannedStep,
  step: Step,
  asOf: LocalDate,
  language: Language,
  deps: PlanPageDeps,
): readonly LeaderRow[] {
  const text = planText(language).plan;
  const observations = (ids: readonly string[]) => ids.flatMap((id) => deps.catalogue.observations.get(id) ?? []);
  const price = observations(planned.price)[0];
  const rows: LeaderRow[] = [figureRow(text.effort, observations(planned.effort)[0], language)];
  if (step.free) rows.push({ label: text.price, value: text.free, source: text.freeSource });
  else rows.push(figureRow(text.price, price, language));
  const after = price === undefined ? undefined : priceAfter(price, planned.support, language, deps);
  if (after !== undefined && !step.free) rows.push(after);
  const trial = observations(step.trial)[0];
  if (trial !== undefined) rows.push(figureRow(text.trial, trial, language));
  // What costs nothing needs no measure.
  if (!step.free || planned.support.length > 0) rows.push(supportRow(planned.support, asOf, language, deps));
  return rows;
}

function figureRow(label: string, figure: Observation | undefined, language: Language): LeaderRow {
  return figure === undefined
    ? { label }
    : { label, value: figureInWords(figure, language), source: sourceInWords(figure, language) };
}

/** "257.000 ₫ đến 1.792.000 ₫ mỗi năm", "15 đến 30 phút". */
export function figureInWords(
  { low, high, unit }: Pick<Observation, 'low' | 'high' | 'unit'>,
  language: Language,
): string {
  const text = planText(language);
  const number = unit.startsWith('vnd') ? formatVnd : formatNumber;
  return `${rangeInWords({ low, high }, (value) => number(value, language), language)} ${text.units[unit]}`;
}

function rangeInWords(
  { low, high }: { readonly low: number; readonly high: number | null },
  printed: (value: number) => string,
  language: Language,
): string {
  const text = planText(language);
  if (high === null) return text.andMore(printed(low));
  return low === high ? printed(low) : text.range(printed(low), printed(high));
}

function sourceInWords({ what, source, confidence, note }: Observation, language: Language): string {
  const parts = [`${what[language]}. ${source?.[language] ?? ''}, ${planText(language).plan.confidence[confidence]}.`];
  if (note !== undefined) parts.push(note[language]);
  return parts.join(' ');
}

function priceAfter(
  price: Observation,
  support: readonly SupportAnswer[],
  language: Language,
  deps: PlanPageDeps,
): LeaderRow | undefined {
  const text = planText(language).plan;
  for (const answer of support) {
    const measure = deps.measureOf(answer.measure);
    if (measure?.paysPrice !== true) continue;
    const left = costAfterSupport(price, answer);
    if (left === undefined) continue;
    const range =
      price.unit === 'vnd-per-month'
        ? figureInWords({ ...left, unit: price.unit }, language)
        : rangeInWords(left, (value) => formatVnd(value, language), language);
    return { label: text.afterSupport, value: text.afterRange(range), source: text.afterSource, provisional: true };
  }
  return undefined;
}

function supportRow(
  support: readonly SupportAnswer[],
  asOf: LocalDate,
  language: Language,
  deps: PlanPageDeps,
): LeaderRow {
  const text = planText(language).plan;
  const may = support.find((answer) => answer.verdict === 'yes');
  if (may === undefined) {
    const open = support.filter((answer) => answer.verdict === 'unknown').length;
    return { label: text.support, value: open > 0 ? text.supportUnknown(open) : text.noSupport };
  }
  const days = may.endsOn === undefined ? undefined : daysBetween(asOf, may.endsOn);
  const soon = may.endsOn !== undefined && days !== undefined && days <= ENDS_SOON_DAYS;
  const ends = soon ? text.endsOn(formatDate(may.endsOn), days) : '';
  return {
    label: text.support,
    value: amountInWords(may, language) ?? text.stepMayBeSupported,
    source: [`${deps.measureOf(may.measure)?.title[language] ?? may.measure}.`, ends, text.decides]
      .filter(Boolean)
      .join(' '),
    ...(may.provisional && { provisional: true }),
  };
}

/** "50 % chi phí, tối đa 20.000.000 ₫". Undefined when the measure names neither share nor sum. */
export function amountInWords({ rate, amountVnd }: SupportAnswer, language: Language): string | undefined {
  const text = planText(language).plan;
  const amount = amountVnd === undefined ? undefined : formatVnd(amountVnd, language);
  if (rate === undefined) return amount === undefined ? undefined : text.upTo(amount);
  if (amount !== undefined) return text.shareUpTo(formatShare(rate, language), amount);
  return rate === 1 ? text.wholly : text.share(formatShare(rate, language));
}

export function titleOf(id: string, language: Language, deps: PlanPageDeps): string {
  return deps.catalogue.byId.get(id)?.title[language] ?? id;
}

export function titles(ids: readonly string[], language: Language, deps: PlanPageDeps): string {
  return ids.map((id) => titleOf(id, language, deps)).join('; ');
}
