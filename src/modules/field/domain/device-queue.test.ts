/** The queue of a device: in order, in small batches, and nothing leaves it that the server did not take. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextBatch, type QueueEntry, settle, withoutRead } from './device-queue.ts';
import { type FieldItem, firmOf, plausibleInstant } from './field-item.ts';

const at = '2026-11-22T03:00:00.000Z';
const visit = (id: string): FieldItem => ({
  ...{ kind: 'visit', id, firm: 'm-x', channel: 'visit', outcome: 'spoke', note: 'n', happenedAt: at },
});
const photo = (id: string, of: string, bytes = 'x'): FieldItem => ({
  ...{ kind: 'photo', id, firm: 'm-x', of, bytes, happenedAt: at },
});
const ready = (item: FieldItem): QueueEntry => ({ item, state: 'ready' });

describe('the queue', () => {
  it('sends the oldest first, and a photo only after its record', () => {
    const entries = [ready(photo('b', 'a')), ready(visit('c')), ready(visit('a'))];
    expect(nextBatch(entries).map(({ id }) => id)).toEqual(['a', 'c']);
    const after = settle(entries, [
      { id: 'a', outcome: 'recorded' },
      { id: 'c', outcome: 'recorded' },
    ]);
    expect(nextBatch(after).map(({ id }) => id)).toEqual(['b']);
  });

  it('never sends what is still being written', () => {
    expect(nextBatch([{ item: visit('a'), state: 'draft' }])).toEqual([]);
  });

  it('sends one item that is larger than a batch, alone', () => {
    const sent: QueueEntry = { item: visit('a'), state: 'sent' };
    const entries = [sent, ready(photo('b', 'a', 'x'.repeat(500))), ready(photo('c', 'a', 'x'.repeat(500)))];
    expect(nextBatch(entries, 300).map(({ id }) => id)).toEqual(['b']);
  });

  it('keeps a refused item whole, with its reason, until it was read; its photos go with it', () => {
    const entries = settle(
      [ready(visit('a')), ready(photo('b', 'a'))],
      [{ id: 'a', outcome: 'refused', code: 'field.mandate.ended' }],
    );
    expect(entries[0]).toEqual({ item: visit('a'), state: 'refused', code: 'field.mandate.ended' });
    expect(nextBatch(entries)).toEqual([]);
    expect(withoutRead(entries, 'a')).toEqual([]);
  });

  it('empties in the end, wherever the line breaks, and sends nothing twice that was acknowledged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.infiniteStream(fc.boolean()), (count, breaks) => {
        let entries: readonly QueueEntry[] = Array.from({ length: count }, (_, n) => ready(visit(String(1000 + n))));
        const acknowledged = new Set<string>();
        for (let times = 0; times < 400; times += 1) {
          const batch = nextBatch(entries);
          if (batch.length === 0) break;
          expect(batch.filter(({ id }) => acknowledged.has(id))).toEqual([]);
          if (breaks.next().value) continue;
          for (const { id } of batch) acknowledged.add(id);
          entries = settle(
            entries,
            batch.map(({ id }) => ({ id, outcome: 'recorded' })),
          );
        }
        expect(acknowledged.size).toBe(count);
      }),
    );
  });

  it('leaves on the device only that something was sent, not what it said', () => {
    const [entry] = settle([ready(visit('a'))], [{ id: 'a', outcome: 'recorded' }]);
    expect(entry).toEqual({ item: { ...visit('a'), note: '' }, state: 'sent' });
  });
});

describe('the clock of a device', () => {
  it.each([
    ['2026-11-22T02:00:00.000Z', '2026-11-22T02:00:00.000Z'],
    ['2026-11-22T03:04:00.000Z', at],
    ['2026-11-23T03:00:00.000Z', at],
    ['2020-01-01T00:00:00.000Z', at],
    ['soon', at],
  ])('%s is taken as %s', (said, taken) => {
    expect(plausibleInstant(said, at)).toBe(taken);
  });
});

describe('the name of a firm on a device', () => {
  it.each([
    ['t-0100109106', { taxCode: '0100109106' }],
    ['m-01900000-0000-7000-8000-000000000001', { mandateId: '01900000-0000-7000-8000-000000000001' }],
    ['t-01', undefined],
    ['x-0100109106', undefined],
    ['t-0100-09106', undefined],
  ])('%s', (ref, firm) => {
    expect(firmOf(ref)).toEqual(firm);
  });
});
