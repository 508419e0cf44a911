/** A firm is counted once, whoever speaks of it: by the register, by the dossier it claimed, or by a plan nobody claimed. */
import { expect, test } from 'vitest';
import { loadRegister } from '../../../test-support/a-register.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { contextOn, TODAY } from '../../../test-support/measures-context.ts';
import type { Condition } from '../../conditions/index.ts';
import { inventedTaxCode } from '../domain/invented-register.ts';
import { aClaimedFirm, firmDeskDeps } from '../pages/firm-desk.fixture.ts';
import { openDossier } from './open-dossier.ts';
import { populationOf } from './population-of.ts';
import { recordFacts } from './record-facts.ts';

const HOUSEHOLD = '038085001234';
const FIRMS = [
  { name: 'Công ty TNHH Một Thử nghiệm', workers: '45' },
  { name: 'Công ty TNHH Hai Thử nghiệm', workers: '45' },
  { name: 'Hộ kinh doanh Ba Thử nghiệm', code: HOUSEHOLD, workers: '45' },
];
const MANY: Condition = { fact: 'employeesInsuredAverage', atLeast: 40 };

test('what a claimed firm declares counts before the register, what nobody claimed does not, and none is counted twice', () =>
  withDatabase(async ({ db, trx }) => {
    const codes = await loadRegister(db, FIRMS);
    const deps = firmDeskDeps(db, 70);
    const count = (condition: Condition) =>
      populationOf(db, { condition, scope: 'everywhere', context: contextOn(TODAY), places: deps.placeIndex() });
    expect(await count(MANY)).toEqual({ yes: 3, no: 0, unknown: 0, total: 3 });

    await aClaimedFirm(db, { taxCode: codes[0], employeesInsuredAverage: 5 }, { series: 80 });
    expect(await count(MANY)).toEqual({ yes: 2, no: 1, unknown: 0, total: 3 });
    // A person's own code, which stands in no row that rules read.
    await aClaimedFirm(db, { taxCode: HOUSEHOLD, employeesInsuredAverage: 6 }, { series: 90 });
    expect(await count(MANY)).toEqual({ yes: 1, no: 2, unknown: 0, total: 3 });

    // Anybody may type a tax code: that says nothing of the firm until it is claimed.
    const now = '2031-03-04T05:00:00.000Z' as never;
    for (const taxCode of [codes[1], HOUSEHOLD]) {
      const { dossier } = await openDossier(trx, deps, { command: deps.ids.next(), now });
      const statements = [
        { key: 'taxCode', kind: 'one', value: String(taxCode) },
        { key: 'employeesInsuredAverage', kind: 'one', value: 1 },
      ] as const;
      await recordFacts(trx, deps, { dossierId: dossier.id, statements, source: { kind: 'owner' }, now });
    }
    expect(await count(MANY)).toEqual({ yes: 1, no: 2, unknown: 0, total: 3 });

    // Who is in no register counts too, two plans of one firm as one.
    for (const series of [100, 110])
      await aClaimedFirm(db, { taxCode: inventedTaxCode(77), employeesInsuredAverage: 50 }, { series });
    expect(await count(MANY)).toEqual({ yes: 2, no: 2, unknown: 0, total: 4 });
  }));
