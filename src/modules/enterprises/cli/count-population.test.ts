/** `count` and `rebuild profiles` as an operator runs them. */
import { expect, test } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { withDatabase as rolledBack } from '../../../test-support/database-fixture.ts';
import { fixedId } from '../../../test-support/fixed-ids.ts';
import { catalogue, contextOn, dossierOf, gazetteer, TODAY } from '../../../test-support/measures-context.ts';
import { PlaceIndex } from '../../conditions/index.ts';
import { verdictCondition } from '../../measures/index.ts';
import { profileOf } from '../domain/profile.ts';
import { insertDossier } from '../store/dossiers.write.ts';
import { writeProfiles } from '../store/profiles.write.ts';
import { countVerb } from './count-population.ts';
import { rebuildProfilesVerb } from './rebuild-profiles.ts';

const firms = [
  { applicantType: 'enterprise', sizeClass: 'micro', commune: 'vn-2025-38' },
  { applicantType: 'enterprise', sizeClass: 'micro', commune: 'vn-2025-01' },
  { applicantType: 'enterprise', commune: 'vn-2025-38' },
  { applicantType: 'business-household', commune: 'vn-2025-38' },
];

async function fill(trx: Trx): Promise<void> {
  for (const [n, plain] of firms.entries()) {
    const id = fixedId(n + 1, 9);
    const openedAt = '2026-09-01T00:00:00.000Z' as never;
    await insertDossier(trx, { id, openedAt, expiresOn: '2100-01-01' as LocalDate, secret: 'a'.repeat(64) });
    await writeProfiles(trx, [profileOf(id, dossierOf(plain), contextOn(TODAY))]);
  }
}

function verbsOf(db: Db) {
  const withDatabase = <T>(work: (db: Db) => Promise<T>) => work(db);
  const places = new PlaceIndex(gazetteer, ['vn', ...gazetteer.provinces.map(({ id }) => id)]);
  const count = countVerb(() => ({
    today: () => TODAY,
    contextAt: contextOn,
    places: () => places,
    isPlace: (id) => gazetteer.findLocality(id) !== undefined,
    ruleOf: (id, asOf) => {
      const measure = catalogue.byId.get(id);
      return measure && verdictCondition(measure, asOf);
    },
    withDatabase,
  }));
  const rebuild = rebuildProfilesVerb({ today: () => TODAY, contextAt: contextOn, withDatabase });
  const run = async (verb: typeof count, ...args: string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const input = (async function* () {})();
    const exit = await verb.run(args, { input, out: (line) => out.push(line), err: (line) => err.push(line) });
    return { exit, out, err };
  };
  return { run, count, rebuild };
}

function withFirms(test: (verbs: ReturnType<typeof verbsOf>) => Promise<void>): Promise<void> {
  return rolledBack(async ({ db, trx }) => {
    await fill(trx);
    await test(verbsOf(db));
  });
}

test('an operator counts whom a measure covers, in the country, in a province, on another day of law', () =>
  withFirms(async ({ run, count }) => {
    const measure = ['--measure', 'nd80-a11-2-dx-solution'];
    expect(await run(count, ...measure)).toMatchObject({
      exit: 0,
      out: ['{"measure":"nd80-a11-2-dx-solution","asOf":"2026-09-01","yes":2,"no":1,"unknown":1,"total":4}'],
    });
    expect((await run(count, ...measure, '--inside', 'vn-2025-38')).out[0]).toContain(
      '"yes":1,"no":1,"unknown":1,"total":3',
    );
    // Before the decree nobody could be supported.
    expect((await run(count, ...measure, '--as-of', '2021-10-14')).out[0]).toContain('"yes":0,"no":4,"unknown":0');
  }));

test.each([
  [['--measure', 'nobody-knows'], 1, 'no measure is called "nobody-knows"'],
  [['--measure', 'nd80-a11-2-dx-solution', '--inside', 'vn-x'], 1, 'no place has the id "vn-x"'],
  [['--measure', 'nd80-a11-2-dx-solution', '--as-of', '2026-02-30'], 2, 'not a day'],
  [[], 2, '--measure needs a value'],
])('count %j is refused with its reason', (args, exit, reason) =>
  withFirms(async ({ run, count }) => {
    const answer = await run(count, ...args);
    expect(answer).toMatchObject({ exit, out: [] });
    expect(answer.err.join('\n')).toContain(reason);
  }),
);

test('rebuild removes rows that no history bears out, and says how many', () =>
  withFirms(async ({ run, count, rebuild }) => {
    expect(await run(rebuild, 'profiles')).toMatchObject({ exit: 0, out: ['{"profiles":0,"removed":4}'] });
    expect((await run(count, '--measure', 'nd80-a11-2-dx-solution')).out[0]).toContain('"total":0');
    expect((await run(rebuild)).exit).toBe(2);
  }));
