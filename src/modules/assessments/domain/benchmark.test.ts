import { describe, expect, it } from 'vitest';
import { compareWithPeers, FEWEST_PEERS, groupsOf, MOST_PEERS } from './benchmark.ts';

const own = [
  { code: 'a', score: 12, max: 20, level: null },
  { code: 'b', score: null, max: 10, level: null },
  { code: 'c', score: 2, max: 10, level: null },
];
const sections = ['a', 'b', 'c'].map((code) => ({ code, low: 0.11, middle: 0.32, high: 0.58 }));

describe('like firms', () => {
  it('are looked for from the narrowest group to the widest, never by size or place without the sector', () => {
    expect(groupsOf({ sectorGroup: 's', sizeClass: 'small', provinceId: 'p' })).toEqual([
      { sectorGroup: 's', sizeClass: 'small', provinceId: 'p' },
      { sectorGroup: 's', sizeClass: 'small' },
      { sectorGroup: 's' },
      {},
    ]);
    expect(groupsOf({ sizeClass: 'small', provinceId: 'p' })).toEqual([{}]);
    expect(groupsOf({ sectorGroup: 's', provinceId: 'p' })).toEqual([{ sectorGroup: 's' }, {}]);
  });

  it('are too few below the minimum, and their shares are told in steps of five percent', () => {
    const peers = { group: {}, sections };
    expect(compareWithPeers(own, { ...peers, firms: FEWEST_PEERS - 1 })).toEqual({ kind: 'too-few' });
    expect(compareWithPeers(own, { ...peers, firms: 47 })).toEqual({
      ...{ kind: 'compared', group: {}, firms: 40, isLatestOnly: false, above: 1 },
      sections: [
        { code: 'a', own: 60, low: 10, middle: 30, high: 60 },
        { code: 'c', own: 20, low: 10, middle: 30, high: 60 },
      ],
    });
    expect(compareWithPeers(own, { ...peers, firms: MOST_PEERS })).toMatchObject({ isLatestOnly: true });
    expect(compareWithPeers(own, { group: {}, firms: 50, sections: [] })).toEqual({ kind: 'too-few' });
  });
});
