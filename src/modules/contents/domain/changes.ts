/** What differs between two texts of a file: by place in a JSON file, by line in Markdown. */
import { dataOf } from './content-file.ts';

export interface Change {
  /** `['prices', 'price-kiotviet', 'low']`, or the number of the line. */
  readonly at: readonly string[];
  /** Absent: there was nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The same change made to several things: `['1.1.3', '1.1.4']` at `['cutOffs']`. */
export interface GroupedChange extends Change {
  readonly things: readonly string[];
}

/** Lists whose entries go by their own names: the innermost name says which thing is meant. */
const LISTS: ReadonlySet<string> = new Set([
  ...['sections', 'parts', 'criteria', 'scoring', 'sectors', 'tools', 'options', 'missing'],
  ...['prices', 'platforms', 'indicators', 'stocks', 'funnel', 'documents', 'papers', 'observations', 'figures'],
]);

export function groupChanges(changes: readonly Change[]): readonly GroupedChange[] {
  const groups = new Map<string, { at: readonly string[]; things: string[]; change: Change }>();
  for (const change of changes) {
    const { thing, rest } = readPath(change.at);
    const key = JSON.stringify([rest, change.before ?? null, change.after ?? null, thing === undefined && change.at]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { at: rest, things: thing === undefined ? [] : [thing], change });
    else if (thing !== undefined) group.things.push(thing);
  }
  return [...groups.values()].map(({ at, things, change }) => ({ ...change, at, things }));
}

function readPath(at: readonly string[]): { readonly thing: string | undefined; readonly rest: readonly string[] } {
  let thing: string | undefined;
  let list: string | undefined;
  let index = 0;
  while (index < at.length && LISTS.has(at[index]!)) {
    const name = at[index + 1];
    // `scoring` holds lists itself.
    if (at[index] === 'scoring' || name === undefined) index += 1;
    else {
      list = at[index];
      thing = name;
      index += 2;
    }
  }
  const rest = at.slice(index);
  // A whole entry came or went: its list says what kind of thing it is.
  return { thing, rest: rest.length === 0 && list !== undefined ? [list] : rest };
}

export function changesBetween(path: string, before: string, after: string): readonly Change[] {
  const [old, next] = [dataOf(path, before), dataOf(path, after)];
  if (old === undefined || next === undefined) return lineChanges(before, after);
  const changes: Change[] = [];
  compare(old, next, [], changes);
  return changes;
}

function compare(before: unknown, after: unknown, at: readonly string[], changes: Change[]): void {
  if (isPlain(before) && isPlain(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(before[key], after[key], [...at, key], changes);
  } else if (Array.isArray(before) && Array.isArray(after)) {
    const [old, next] = [named(before), named(after)];
    if (old && next)
      for (const name of new Set([...old.keys(), ...next.keys()]))
        compare(old.get(name), next.get(name), [...at, name], changes);
    else
      for (let index = 0; index < Math.max(before.length, after.length); index += 1)
        compare(before[index], after[index], [...at, String(index + 1)], changes);
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    changes.push({ at, ...(before !== undefined && { before }), ...(after !== undefined && { after }) });
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Entries by their own id or code, so that one put in between does not move all others; undefined when they have none. */
function named(list: readonly unknown[]): Map<string, unknown> | undefined {
  const found = new Map<string, unknown>();
  for (const item of list) {
    const name = isPlain(item) ? (item.id ?? item.code) : undefined;
    if (typeof name !== 'string' || found.has(name)) return undefined;
    found.set(name, item);
  }
  return found;
}

/** Beyond this many lines on both sides the middle is shown as replaced. */
const LONGEST = 2000;

/** The longest common run of lines stays, the rest was taken away or put in. */
function lineChanges(before: string, after: string): Change[] {
  const [old, next] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < next.length - start && old.at(-1 - end) === next.at(-1 - end)) end += 1;
  const [left, right] = [old.slice(start, old.length - end), next.slice(start, next.length - end)];
  if (left.length > LONGEST || right.length > LONGEST)
    return [{ at: [String(start + 1)], before: left.join('\n'), after: right.join('\n') }];
  return walk(left, right, start);
}

function walk(left: readonly string[], right: readonly string[], start: number): Change[] {
  const common = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      common[i]![j] =
        left[i] === right[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const [fromLeft, fromRight] = [i, j];
    while (i < left.length && (j >= right.length || (left[i] !== right[j] && common[i + 1]![j]! >= common[i]![j + 1]!)))
      i += 1;
    while (j < right.length && (i >= left.length || (left[i] !== right[j] && common[i]![j + 1]! > common[i + 1]![j]!)))
      j += 1;
    changes.push({
      at: [String(start + fromRight + 1)],
      ...(i > fromLeft && { before: left.slice(fromLeft, i).join('\n') }),
      ...(j > fromRight && { after: right.slice(fromRight, j).join('\n') }),
    });
  }
  return changes;
}
