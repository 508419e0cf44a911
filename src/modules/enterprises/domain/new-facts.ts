/** From a statement to the rows it adds to history: what is new, what is taken back, and nothing when nothing changed. */
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { FactDefinition, FactValue, Grade, Vocabulary } from '../../conditions/index.ts';
import { currentFacts, expiryOf } from './current-dossier.ts';
import type { Fact, FactSource, Statement } from './fact.ts';
import { itemKeyField } from './plain-facts.ts';

export interface Recording {
  readonly vocabulary: Vocabulary;
  readonly ids: IdGenerator;
  readonly now: Instant;
  readonly grade: Grade;
  readonly source: FactSource;
}

/** Facts to add. A repeated statement adds a row only where it renews an expiry, and never replaces a better proof of the same value. */
export function newFacts(
  history: readonly Fact[],
  statements: readonly Statement[],
  recording: Recording,
): readonly Fact[] {
  const today = localDateOf(recording.now);
  const current = currentFacts(history, recording.vocabulary, today);
  const added: Fact[] = [];
  for (const statement of statements) {
    const definition = recording.vocabulary.facts[statement.key];
    if (definition === undefined || definition.derivedFrom !== undefined)
      throw new Error(`${statement.key} is not a fact that can be recorded`);
    const known = current.get(statement.key) ?? [];
    if (statement.kind === 'unknown') {
      if (known.length > 0) added.push(aFact(recording, statement.key, '', 'unknown'));
    } else if (statement.kind === 'one') {
      const expiresOn = expiryOf(definition, today);
      if (!stands(known[0], statement.value, expiresOn, recording.grade, today))
        added.push({ ...aFact(recording, statement.key, '', 'value'), value: statement.value, ...expiring(expiresOn) });
    } else if (statement.kind === 'many' || statement.items.length > 0) {
      added.push(...listFacts(definition, known, statement, recording, today));
    }
  }
  return added;
}

function listFacts(
  definition: FactDefinition,
  known: readonly Fact[],
  { kind, items }: Extract<Statement, { kind: 'many' | 'more' }>,
  recording: Recording,
  today: LocalDate,
): readonly Fact[] {
  const { key } = definition;
  const standing = new Map(known.filter(({ item }) => item !== '').map((fact) => [fact.item, fact]));
  const saidNone = known.length > 0 && standing.size === 0;
  if (items.length === 0) return saidNone ? [] : [aFact(recording, key, '', 'none')];
  const added: Fact[] = [];
  const name = itemKeyField(definition);
  for (const fields of items) {
    const item = String(fields[name]);
    const before = standing.get(item);
    standing.delete(item);
    const expiresOn = expiryOf(definition, today, fields);
    const value = JSON.stringify(sorted(fields));
    const same = before !== undefined && JSON.stringify(sorted(before.fields ?? {})) === value;
    if (!stands(same ? { ...before, value } : undefined, value, expiresOn, recording.grade, today))
      added.push({ ...aFact(recording, key, item, 'value'), fields, ...expiring(expiresOn) });
  }
  if (kind === 'many') for (const item of standing.keys()) added.push(aFact(recording, key, item, 'none'));
  return added;
}

const RANK: Readonly<Record<Grade, number>> = { declared: 0, evidenced: 1, verified: 2 };

/** Saying the same again changes nothing unless it renews the expiry or brings a better proof. */
function stands(
  before: Fact | undefined,
  value: FactValue,
  expiresOn: LocalDate | undefined,
  grade: Grade,
  today: LocalDate,
): boolean {
  if (before === undefined || before.value !== value) return false;
  if (before.expiresOn !== undefined && before.expiresOn < today) return false;
  if (RANK[before.grade] !== RANK[grade]) return RANK[before.grade] > RANK[grade];
  return before.expiresOn === expiresOn;
}

function aFact({ ids, now, grade, source }: Recording, key: string, item: string, said: Fact['said']): Fact {
  return { id: ids.next(), key, item, said, recordedAt: now, grade, source };
}

function expiring(expiresOn: LocalDate | undefined): { expiresOn?: LocalDate } {
  return expiresOn === undefined ? {} : { expiresOn };
}

function sorted(fields: Readonly<Record<string, FactValue>>): (readonly [string, FactValue])[] {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
}
