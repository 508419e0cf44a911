/** Rules, reasons and changes as short sentences for people, in both languages. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber, formatVnd } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { text } from '../messages/text.ts';
import type { Change } from './change.ts';
import type { Citation, Comparison, Condition, Grade } from './condition.ts';
import type { FactValue } from './dossier.ts';
import type { Reason } from './explain.ts';
import { gradeRank } from './kleene.ts';
import type { FactDefinition, Vocabulary } from './vocabulary.ts';

/** Names the vocabulary does not hold; an id without a name is printed as it is. */
export interface Names {
  locality?(id: string): string | undefined;
  industry?(code: string): string | undefined;
  /** Codes kept elsewhere, such as functions of the platform taxonomy. */
  code?(fact: string, code: string): string | undefined;
}

/** What it takes to print facts: the same for every sentence of a page. */
export interface Wording {
  readonly vocabulary: Vocabulary;
  readonly language: Language;
  readonly names: Names;
}

type Shape = Partial<Pick<FactDefinition, 'type' | 'unit' | 'codes' | 'label'>>;

/** A rule in words; `say` of a node wins over the generated sentence. */
export function describe(condition: Condition, vocabulary: Vocabulary, language: Language, names: Names = {}): string {
  return sentence(condition, { vocabulary, language, names }, undefined);
}

function sentence(node: Condition, wording: Wording, list: FactDefinition | undefined): string {
  const t = text(wording.language);
  if (node.say !== undefined) return node.say[wording.language];
  if ('all' in node)
    return node.all.length === 0 ? t.everyone : node.all.map((child) => sentence(child, wording, list)).join(t.and);
  if ('any' in node) return node.any.map((child) => sentence(child, wording, list)).join(t.or);
  if ('not' in node) return t.not(sentence(node.not, wording, list));
  if ('doubt' in node) return t.why.doubt;
  if ('some' in node) {
    const definition = wording.vocabulary.facts[node.some];
    return t.some(label(node.some, definition, wording), itemSentence(node.where, wording, definition));
  }
  return comparison(node, wording, list);
}

/** `Chứng nhận có: iso-9001`: the code of an item needs no label of its own. */
function itemSentence(where: Condition, wording: Wording, list: FactDefinition | undefined): string {
  if (where.say === undefined && 'is' in where && list?.fields?.[where.fact]?.type === 'code')
    return valueText(where.fact, where.is, wording, fieldShape(list, where.fact), list.key);
  if (where.say === undefined && 'all' in where)
    return where.all.map((child) => itemSentence(child, wording, list)).join(', ');
  return sentence(where, wording, list);
}

function comparison(node: Comparison, wording: Wording, list: FactDefinition | undefined): string {
  const t = text(wording.language);
  const shape = list === undefined ? wording.vocabulary.facts[node.fact] : fieldShape(list, node.fact);
  const name = label(node.fact, shape, wording);
  const print = (value: FactValue) => valueText(node.fact, value, wording, shape, list?.key);
  const proof = node.minGrade === undefined || node.minGrade === 'declared' ? '' : t.grade[node.minGrade];
  return operation(node, name, print, wording) + proof;
}

function operation(node: Comparison, name: string, print: (value: FactValue) => string, wording: Wording): string {
  const t = text(wording.language);
  if ('is' in node) return t.is(name, print(node.is));
  if ('in' in node) return t.is(name, listed(node.in.map(print), t.or));
  if ('atLeast' in node) return t.atLeast(name, print(node.atLeast));
  if ('atMost' in node) return t.atMost(name, print(node.atMost));
  if ('above' in node) return t.above(name, print(node.above));
  if ('below' in node) return t.below(name, print(node.below));
  if ('since' in node) return t.since(name, formatDate(node.since));
  if ('until' in node) return t.until(name, formatDate(node.until));
  if ('withinMonths' in node) return t.withinMonths(name, formatNumber(node.withinMonths, wording.language));
  return t.inside(name, print(node.inside));
}

function listed(values: readonly string[], or: string): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')}${or}${values.at(-1)}`;
}

function label(fact: string, shape: Shape | undefined, { language }: Wording): string {
  return shape?.label?.[language] ?? fact;
}

function fieldShape(list: FactDefinition, field: string): Shape | undefined {
  return list.fields?.[field];
}

/** A value as people write it: names of codes and places, money, days, units. */
export function describeValue(fact: string, value: FactValue, wording: Wording): string {
  return valueText(fact, value, wording, wording.vocabulary.facts[fact], undefined);
}

function valueText(
  fact: string,
  value: FactValue,
  wording: Wording,
  shape: Shape | undefined,
  list: string | undefined,
): string {
  const { language, names } = wording;
  const t = text(language);
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') {
    if (shape?.type === 'money' || shape?.unit === 'VND') {
      const amount = formatVnd(value, language);
      return shape?.unit === 'VND/month' ? t.unit['VND/month'](amount) : amount;
    }
    const amount = formatNumber(value, language);
    const unit = shape?.unit;
    return unit === undefined ? amount : t.unit[unit](amount);
  }
  if (shape?.type === 'date') return formatDate(value as LocalDate);
  if (shape?.type === 'locality') return names.locality?.(value) ?? value;
  if (shape?.type === 'industry') return names.industry?.(value) ?? value;
  return shape?.codes?.find((code) => code.code === value)?.[language] ?? names.code?.(list ?? fact, value) ?? value;
}

/** `80/2021/NĐ-CP, Điều 11.1`, marked when the article was not re-read at source. */
export function describeCitation(cite: Citation, language: Language): string {
  const t = text(language).cite;
  const place = cite.article === undefined ? cite.document : t.article(cite.document, cite.article);
  return cite.verified ? place : t.unverified(place);
}

/** One reason: what is asked, then what the dossier says of it or why it is not known. */
export function describeReason(reason: Reason, vocabulary: Vocabulary, language: Language, names: Names = {}): string {
  const wording = { vocabulary, language, names };
  const asked = describe(reason.node, vocabulary, language, names);
  const said = saidOf(reason, wording);
  return said === undefined ? asked : `${asked} (${said})`;
}

function saidOf(reason: Reason, wording: Wording): string | undefined {
  const t = text(wording.language);
  if (reason.why !== undefined && reason.verdict === 'unknown') return t.why[reason.why];
  if ('some' in reason.node && reason.verdict === 'no') return undefined;
  if (!('fact' in reason.node)) return undefined;
  const { fact } = reason.node;
  if (reason.basis !== undefined) return basisOf(reason, fact, wording);
  if (reason.actual === undefined) return undefined;
  return t.said[reason.grade ?? 'declared'](describeValue(fact, reason.actual, wording));
}

/** A computed fact is shown with the facts it follows from. */
function basisOf(reason: Reason, fact: string, wording: Wording): string | undefined {
  const t = text(wording.language);
  const basis = reason.basis ?? [];
  const weakest = basis.reduce<Grade>(
    (low, base) => (gradeRank(base.grade) < gradeRank(low) ? base.grade : low),
    'verified',
  );
  const values = basis.map((base) =>
    t.is(label(base.fact, wording.vocabulary.facts[base.fact], wording), describeValue(base.fact, base.value, wording)),
  );
  const possible = (reason.possible ?? []).map((value) => describeValue(fact, value, wording));
  const follows = listed(possible, t.or);
  return basis.length === 0 ? follows : t.said[weakest](`${follows}; ${values.join(', ')}`);
}

/** One change or answer: `Số lao động: từ 12 người thành 10 người`. */
export function describeChange(change: Change, vocabulary: Vocabulary, language: Language, names: Names = {}): string {
  const wording = { vocabulary, language, names };
  const t = text(language).change;
  const definition = vocabulary.facts[change.fact];
  const name = label(change.fact, definition, wording);
  if (change.kind === 'none') return t.noItem(name);
  if (change.kind === 'item') {
    const to = itemText(change.to, definition, wording);
    return change.from === undefined
      ? t.addItem(name, to)
      : t.alterItem(name, itemText(change.from, definition, wording), to);
  }
  const print = (value: FactValue) => describeValue(change.fact, value, wording);
  if (change.from === undefined) return t.answer(name, boundsText(change, print, language));
  if (change.from === change.to)
    return gradeRank(change.grade) > 0 ? t.proof(name, print(change.to)) : t.renew(name, print(change.to));
  return t.value(name, print(change.from), print(change.to));
}

function boundsText(
  change: Extract<Change, { kind: 'value' }>,
  print: (value: FactValue) => string,
  language: Language,
): string {
  const t = text(language);
  const { atLeast, atMost, oneOf } = change;
  if (oneOf !== undefined) return listed(oneOf.map(print), t.or);
  if (atLeast !== undefined && atMost !== undefined)
    return atLeast === atMost ? print(atLeast) : t.change.between(print(atLeast), print(atMost));
  if (atLeast !== undefined) return t.change.atLeast(print(atLeast));
  return atMost === undefined ? print(change.to) : t.change.atMost(print(atMost));
}

function itemText(
  fields: Readonly<Record<string, FactValue>>,
  definition: FactDefinition | undefined,
  wording: Wording,
): string {
  return Object.entries(fields)
    .map(([field, value]) => valueText(field, value, wording, definition?.fields?.[field], definition?.key))
    .join(', ');
}
