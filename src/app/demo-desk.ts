/** The officers' part of the demo, put together from the doors of modules. */
import { type DeskDemoDeps, seedDesk } from '../demo/seed-desk.ts';
import { seedFigures } from '../demo/seed-figures.ts';
import type { Instant } from '../foundation/clock.ts';
import { contentHash } from '../foundation/content-hash.ts';
import { type AccountPageDeps, demoActor } from '../modules/accounts/index.ts';
import { contextAt, counting, indicators, industries, places } from './content.ts';

/** Does nothing where no invented people are offered. */
export async function fillDesks(
  accounts: AccountPageDeps,
  given: { readonly seed: number; readonly now: Instant },
): Promise<void> {
  const { db, ids, ledger, roles, demo: people } = accounts;
  if (people === undefined) return;
  const deps: DeskDemoDeps = {
    db,
    places: places(),
    industries: industries()
      .listIndustries('2025', 'class')
      .filter((_, index) => index % 12 === 0)
      .map(({ code }) => code),
    register: {
      ...{ db, ids, ledger, places: places(), versions: contentHash([places().hash, industries().hash]) },
      isIndustry: (code) => industries().findIndustry(code) !== undefined,
      contextAt,
    },
    outreach: { db, ids, ledger, roles, places: places(), contextAt },
    officer: (now) => demoActor(accounts, { people, code: 'commune-officer', now }),
  };
  await seedDesk(deps, given);
  const { now } = given;
  await seedFigures(
    {
      figures: {
        ...{ db, ids, ledger, roles, places: places(), clock: { now: () => now } },
        ...{ indicators: indicators().value, placeOf: counting().placeOf },
      },
      commune: await deps.officer(now),
      ministry: await demoActor(accounts, { people, code: 'ministry-officer', now }),
    },
    now,
  );
}
