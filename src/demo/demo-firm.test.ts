import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTaxCode } from '../modules/enterprises/index.ts';
import { type DemoWorld, inventedTaxCode, makeFirm, timelineOf } from './demo-firm.ts';
import { loadTrades } from './load-trades.ts';

const world: DemoWorld = {
  trades: loadTrades(),
  communesOf: (province) => [1, 2, 3].map((n) => `${province}-c-${n}`),
};
const firms = (seed: number, count: number) =>
  Array.from({ length: count }, (_, index) => makeFirm(world, seed, index));

describe('made-up firms', () => {
  it('are the same for the same seed, others for another, and the first ones stay when more are asked for', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 4, max: 30 }), (seed, count) => {
        expect(firms(seed, count)).toEqual(firms(seed, count + 3).slice(0, count));
        expect(JSON.stringify(firms(seed, count))).not.toBe(JSON.stringify(firms(seed + 1, count)));
      }),
      { numRuns: 20 },
    );
  });

  it('never act before they opened their plan, nor in the future', () => {
    const list = firms(7, 200);
    for (const { deeds } of list) {
      expect(deeds[0]?.deed.kind).toBe('open');
      const ago = deeds.map(({ secondsAgo }) => secondsAgo);
      expect(ago).toEqual([...ago].sort((a, b) => b - a));
      expect(Math.min(...ago)).toBeGreaterThan(0);
    }
    const times = timelineOf(list).map(({ timed }) => timed.secondsAgo);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Set(list.map(({ trade }) => trade)).size).toBe(world.trades.trades.length);
  });

  it('carry tax codes with a right check digit, each its own', () => {
    const codes = Array.from({ length: 300 }, (_, index) => inventedTaxCode(index));
    expect(codes.every((code) => code.startsWith('99') && parseTaxCode(code).ok)).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
