/** The register's part of the demo, put together from the doors of modules. */
import { seedFirms } from '../demo/seed-firms.ts';
import type { Instant } from '../foundation/clock.ts';
import { contentHash } from '../foundation/content-hash.ts';
import { type AccountPageDeps, demoActor, foundOrganisation } from '../modules/accounts/index.ts';
import { contextAt, industries, places } from './content.ts';
import { freshlyRepresented } from './people-routes.ts';
import { actionDeps, type RouteDeps } from './routes.tsx';

/** Does nothing where no invented people are offered. */
export async function fillFirms(deps: RouteDeps, accounts: AccountPageDeps, now: Instant): Promise<void> {
  const { demo: people } = accounts;
  if (people === undefined) return;
  const { plan, dossier } = actionDeps(deps);
  const as = (code: string) => demoActor(accounts, { people, code, now });
  await seedFirms(
    {
      plan,
      claim: {
        ...dossier,
        seal: accounts.key.seal,
        representedIn: freshlyRepresented,
        foundOrganisation: (trx, founded) => foundOrganisation(trx, accounts, founded),
        review: { list: async () => [], discard: async () => undefined },
      },
      register: {
        ...{ db: deps.db, ids: deps.ids, ledger: deps.ledger, places: places() },
        versions: contentHash([places().hash, industries().hash]),
        isIndustry: (code) => industries().findIndustry(code) !== undefined,
        contextAt,
      },
      places: places(),
      policy: { roles: accounts.roles, contains: places().contains },
      ...{ owner: await as('owner'), communeOfficer: await as('commune-officer') },
      provinceOfficer: await as('province-officer'),
    },
    now,
  );
}
