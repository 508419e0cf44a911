/** A visit is an entry from outside, by a browser. */
import { describe, expect, it } from 'vitest';
import { isVisit, VisitTally } from './visit.ts';

const phone = 'Mozilla/5.0 (Linux; Android 9) Chrome/120 Mobile';
const origin = 'https://causo.example';

describe('a visit is counted', () => {
  it.each([
    ['typed into the address bar', { fetchSite: 'none', userAgent: phone }, true],
    [
      'followed from another site',
      { fetchSite: 'cross-site', referer: 'https://news.example/', userAgent: phone },
      true,
    ],
    ['walking on inside the portal', { fetchSite: 'same-origin', referer: `${origin}/vi`, userAgent: phone }, false],
    ['an old browser from outside', { referer: 'https://news.example/', userAgent: phone }, true],
    ['an old browser inside the portal', { referer: `${origin}/vi/support`, userAgent: phone }, false],
    [
      'an old browser from a site whose name begins like ours',
      { referer: `${origin}.evil.example/`, userAgent: phone },
      true,
    ],
    ['a search robot', { fetchSite: 'none', userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' }, false],
    ['a program without a name', { fetchSite: 'none', userAgent: undefined }, false],
  ])('%s', (_, arrival, counted) => {
    expect(
      isVisit({ fetchSite: undefined, referer: undefined, origin, ...arrival } as Parameters<typeof isVisit>[0]),
    ).toBe(counted);
  });

  it('once in its cell, and what could not be written is not lost', () => {
    const tally = new VisitTally();
    const home = { day: '2031-01-02', language: 'vi', section: 'home' };
    tally.add(home);
    tally.add(home);
    const taken = tally.take();
    expect(taken).toEqual([{ cell: home, visits: 2 }]);
    expect(tally.take()).toEqual([]);
    tally.putBack(taken);
    tally.add(home);
    expect(tally.take()).toEqual([{ cell: home, visits: 3 }]);
  });
});
