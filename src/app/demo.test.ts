import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { localDateOf } from '../foundation/clock.ts';
import { randomIds } from '../foundation/ids.ts';
import { openByKey } from '../modules/enterprises/index.ts';
import { memberProjector, recountMembers } from '../modules/figures/index.ts';
import { createLedger } from '../modules/ledger/index.ts';
import { withDatabase } from '../test-support/database-fixture.ts';
import { fixedClock } from '../test-support/fixed-clock.ts';
import { counting } from './content.ts';
import { fillWithDemo, isReachable } from './demo.ts';

describe('the demo', () => {
  it(
    'fills an empty database through the actions: plans, finished steps, assessments and figures that open',
    () =>
      withDatabase(async ({ db }) => {
        const clock = fixedClock();
        const deps = { db, clock, ids: randomIds, ledger: createLedger({ projectors: [memberProjector(counting)] }) };
        const plans = await fillWithDemo(deps, { firms: 5, seed: 3 });
        expect(plans?.map(({ showcase }) => showcase).slice(0, 4)).toEqual([
          'shop',
          'workshop',
          'household',
          undefined,
        ]);
        const today = localDateOf(clock.now());
        for (const { key } of plans ?? []) expect((await openByKey(db, key, today)).ok).toBe(true);
        const { rows } = await sql<{ type: string; latest: string }>`
        select type, max(occurred_at) as latest from events group by type`.execute(db);
        expect(rows.map(({ type }) => type)).toEqual(
          expect.arrayContaining(['plan.made', 'fact.recorded', 'plan.step-done', 'assessment.completed']),
        );
        expect(rows.every(({ latest }) => latest < clock.now())).toBe(true);
        expect(await recountMembers(db, counting())).toEqual([]);
        expect(await fillWithDemo(deps, { firms: 1, seed: 4 })).toBeUndefined();
      }),
    120_000,
  );

  it.each([
    ['127.0.0.1', undefined, false],
    ['localhost', 'http://localhost:3000', false],
    ['::1', undefined, false],
    ['0.0.0.0', undefined, true],
    ['192.168.1.9', undefined, true],
    ['127.0.0.1', 'https://causo.example.vn', true],
  ])('is left out where others can reach the portal: %s %s', (host, baseUrl, reachable) => {
    expect(isReachable({ host, baseUrl })).toBe(reachable);
  });
});
