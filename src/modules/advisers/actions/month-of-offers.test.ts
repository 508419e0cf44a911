import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../test-support/database-fixture.ts';
import { liveMonthOfOffers } from './month-of-offers.fixture.ts';

it('a month of requests with absences, forgetful advisers and the clock leaves nobody waiting without a name and a day', async () => {
  const { db } = await openTestDatabase();
  const month = await liveMonthOfOffers(db, { requests: 60, advisers: 10, communes: 3, seed: 7 });
  expect(month).toMatchObject({ requests: 60, orphaned: 0, lateUnescalated: 0, doubled: 0 });
  expect(month.p90Days).toBeLessThanOrEqual(3);
  expect(month.byAdvisers).toBeGreaterThan(0.4);
  expect(month.lapsed).toBeGreaterThan(0);
}, 120_000);
