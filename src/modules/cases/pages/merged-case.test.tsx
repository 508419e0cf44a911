/** A case that went on in another is still read by everybody who took part in it. */
import { expect, it } from 'vitest';
import { randomIds } from '../../../foundation/ids.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfCases, COMMUNE, MONDAY } from '../../../test-support/world-of-cases.ts';
import { mergeCases } from '../actions/merge-cases.ts';
import { deskCaseRoutes } from './desk-case-routes.tsx';
import { partnerCaseRoutes } from './partner-case-routes.tsx';

it('its partner and its desk read that it was merged, with nothing promised any more', () =>
  withDatabase(async ({ db }) => {
    const world = aWorldOfCases(db);
    const deps = { ...world.deps, details: {}, aboutInWords: () => 'Việc' };
    const site = deskOf([...deskCaseRoutes(deps), ...partnerCaseRoutes(deps)], { clock: fixedClock(MONDAY) });
    const organisationId = await world.organisation('Công ty Bịa');
    const vendor = await world.person('vendor', { kind: 'organisation', organisationId }, 'Vân');
    const hoa = await world.officer(COMMUNE, 'Hoa');
    const [one, other] = [await world.ask({ partnerOrganisationId: organisationId }), await world.ask()];
    const into = (await world.now(other.id)).reference;
    const order = { caseId: one.id, into, reason: 'same-matter', actor: hoa, now: MONDAY } as const;
    expect((await mergeCases(deps, { ...order, command: randomIds.next() })).ok).toBe(true);
    for (const [path, actor] of [
      [`/vi/desk/partner-cases/${one.id}`, vendor],
      [`/vi/desk/cases/${one.id}`, hoa],
    ] as const) {
      const { status, html, words } = await site.get(path, actor);
      expect([status, words.includes('Đã gộp vào một yêu cầu khác'), html.includes('class="promise')]).toEqual([
        200,
        true,
        false,
      ]);
    }
  }));
