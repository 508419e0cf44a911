/** Whatever the law turns out to give for erasing, somebody who asks here is erased before it. */
import { expect, it } from 'vitest';
import { WAIT_DAYS } from '../domain/erasure.ts';
import { loadDataRights } from './load-data-rights.ts';

it('the days to think again and one day of a stopped server end before the shortest period the law may give', () => {
  const { clocks } = loadDataRights();
  const erase = clocks.find(({ right }) => right === 'erase')!;
  expect(erase.unit).toBe('calendar');
  expect(WAIT_DAYS + 1).toBeLessThan(erase.days.from);
});

it('a term the sources do not separate is called uncertain', () => {
  for (const { right, days, certain } of loadDataRights().clocks)
    expect([right, days.from === days.to || !certain]).toEqual([right, true]);
});
