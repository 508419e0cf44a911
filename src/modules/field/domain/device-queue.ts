/** The queue of a device: what waits, what is sent next, and what becomes of each item. Pure, so that it is tested without a browser. */
import type { FieldItem, ItemOutcome } from './field-item.ts';

/** `draft`: still being written. `refused` stays on the device until its writer has read why. */
export type EntryState = 'draft' | 'ready' | 'sent' | 'refused';

export interface QueueEntry {
  readonly item: FieldItem;
  readonly state: EntryState;
  readonly code?: string;
  readonly differs?: boolean;
}

export const LARGEST_BATCH = 256 * 1024;
export const MOST_IN_BATCH = 20;

/** The oldest first; a photo only once its record is in. Small enough for a weak line; one item always goes, however large. */
export function nextBatch(entries: readonly QueueEntry[], largest = LARGEST_BATCH): readonly FieldItem[] {
  const sent = new Set(entries.flatMap(({ item, state }) => (state === 'sent' ? [item.id] : [])));
  const ready = entries
    .filter(({ item, state }) => state === 'ready' && (item.kind !== 'photo' || sent.has(item.of)))
    .map(({ item }) => item)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const batch: FieldItem[] = [];
  let size = 0;
  for (const item of ready) {
    size += JSON.stringify(item).length;
    if (batch.length > 0 && (size > largest || batch.length >= MOST_IN_BATCH)) break;
    batch.push(item);
  }
  return batch;
}

/** What came back is noted on each item; one the server did not mention simply waits on. */
export function settle(entries: readonly QueueEntry[], outcomes: readonly ItemOutcome[]): readonly QueueEntry[] {
  const byId = new Map(outcomes.map((each) => [each.id, each]));
  return entries.map((entry) => {
    const outcome = byId.get(entry.item.id);
    if (outcome === undefined || entry.state !== 'ready') return entry;
    if (outcome.outcome === 'refused')
      return { item: entry.item, state: 'refused', ...(outcome.code !== undefined && { code: outcome.code }) };
    return { item: lightened(entry.item), state: 'sent', ...(outcome.differs === true && { differs: true }) };
  });
}

/** What is safe with the server need not lie on the device. */
function lightened(item: FieldItem): FieldItem {
  switch (item.kind) {
    case 'assessment':
      return { ...item, answers: {} };
    case 'visit':
      return { ...item, note: '' };
    case 'request':
      return { ...item, message: '', name: '', phone: '', email: '' };
    case 'photo':
      return { ...item, bytes: '' };
  }
}

/** Photos of a refused record will never go; they leave with it. */
export function withoutRead(entries: readonly QueueEntry[], id: string): readonly QueueEntry[] {
  return entries.filter(({ item }) => item.id !== id && !(item.kind === 'photo' && item.of === id));
}

export function countOf(entries: readonly QueueEntry[], state: EntryState): number {
  return entries.filter((entry) => entry.state === state).length;
}
