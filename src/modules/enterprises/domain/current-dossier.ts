/** From the history of facts to what is true today: the newest fact whose period covers the day is current. */
import { addMonths, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import type { Dossier, FactDefinition, FactItem, OneFact, Vocabulary } from '../../conditions/index.ts';
import type { Fact } from './fact.ts';

/** The dossier the condition language reads. Expired facts stay in it with their last day, so that a reason can say "expired". */
export function currentDossier(facts: readonly Fact[], vocabulary: Vocabulary, today: LocalDate): Dossier {
  const one: Record<string, OneFact> = {};
  const many: Record<string, readonly FactItem[]> = {};
  for (const [key, history] of historyByKey(facts, today)) {
    const definition = vocabulary.facts[key];
    if (definition === undefined) continue;
    if (definition.cardinality === 'one') {
      const fact = history.at(-1)!;
      if (fact.said !== 'value' || fact.value === undefined) continue;
      one[key] = withExpiry({ value: fact.value, grade: fact.grade }, fact.expiresOn);
    } else {
      const items = currentItems(history);
      if (items !== undefined)
        many[key] = items.map((fact) => withExpiry({ fields: fact.fields ?? {}, grade: fact.grade }, fact.expiresOn));
    }
  }
  return { one, many };
}

/** The current facts themselves, with their sources and dates: one per single-valued key, one per item of a list. */
export function currentFacts(
  facts: readonly Fact[],
  vocabulary: Vocabulary,
  today: LocalDate,
): ReadonlyMap<string, readonly Fact[]> {
  const current = new Map<string, readonly Fact[]>();
  for (const [key, history] of historyByKey(facts, today)) {
    const definition = vocabulary.facts[key];
    if (definition === undefined) continue;
    if (definition.cardinality === 'one') {
      const fact = history.at(-1)!;
      if (fact.said === 'value') current.set(key, [fact]);
    } else {
      const items = currentItems(history);
      if (items !== undefined) current.set(key, items.length > 0 ? items : history.slice(-1));
    }
  }
  return current;
}

/** The day after which a fact recorded now counts as not known: the item's own `expires`, else the definition's months. */
export function expiryOf(
  definition: FactDefinition,
  recordedOn: LocalDate,
  fields?: Readonly<Record<string, unknown>>,
): LocalDate | undefined {
  if (typeof fields?.expires === 'string') return fields.expires as LocalDate;
  return definition.expiresAfterMonths === undefined ? undefined : addMonths(recordedOn, definition.expiresAfterMonths);
}

/** Facts true on the day, oldest first, by key. Two recorded at the same instant are ordered by id (UUIDv7). */
function historyByKey(facts: readonly Fact[], today: LocalDate): ReadonlyMap<string, Fact[]> {
  const byKey = new Map<string, Fact[]>();
  for (const fact of [...facts].sort(byRecording)) {
    if ((fact.validFrom ?? '') > today || (fact.validTo !== undefined && fact.validTo < today)) continue;
    if (localDateOf(fact.recordedAt) > today) continue;
    const history = byKey.get(fact.key);
    if (history === undefined) byKey.set(fact.key, [fact]);
    else history.push(fact);
  }
  return byKey;
}

/** Items still said, `[]` when "none" was said or the last item was taken back, undefined when nobody knows. */
function currentItems(history: readonly Fact[]): readonly Fact[] | undefined {
  let items: Map<string, Fact> | undefined;
  for (const fact of history) {
    if (fact.item === '') items = fact.said === 'none' ? new Map() : undefined;
    else {
      items ??= new Map();
      items.delete(fact.item);
      if (fact.said === 'value') items.set(fact.item, fact);
    }
  }
  return items === undefined ? undefined : [...items.values()];
}

function byRecording(a: Fact, b: Fact): number {
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function withExpiry<T extends object>(fact: T, expiresOn: LocalDate | undefined): T & { expiresOn?: LocalDate } {
  return expiresOn === undefined ? fact : { ...fact, expiresOn };
}
