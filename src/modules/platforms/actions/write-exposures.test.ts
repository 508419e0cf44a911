/** What was shown is added up by day, and a failed write loses nothing. */
import { describe, expect, test } from 'vitest';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { ExposureTally } from '../domain/exposure-tally.ts';
import { findExposures } from '../store/exposures.read.ts';
import { writeExposures } from './write-exposures.ts';

const DAY = '2031-03-04';

describe('exposures of platforms', () => {
  test('are added to their day, each write on top of the last', () =>
    withDatabase(async ({ db }) => {
      const tally = new ExposureTally();
      tally.add(DAY, ['sapo', 'haravan']);
      tally.add('2031-03-05', ['sapo']);
      await writeExposures({ db, tally });
      tally.add(DAY, ['sapo']);
      await writeExposures({ db, tally });
      await writeExposures({ db, tally });
      const shown = await findExposures(db, DAY);
      expect([shown.get('haravan'), shown.get('sapo'), shown.size]).toEqual([1, 2, 2]);
      expect((await findExposures(db, '2031-03-05')).get('sapo')).toBe(1);
    }));

  test('that could not be written wait for the next time', () =>
    withDatabase(async ({ db }) => {
      const tally = new ExposureTally();
      tally.add('no day at all', ['sapo']);
      await expect(writeExposures({ db, tally })).rejects.toThrow();
      expect(tally.pendingOf('no day at all').get('sapo')).toBe(1);
    }));
});
