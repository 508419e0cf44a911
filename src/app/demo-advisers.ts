/** The adviser network of the demo, put together from the doors of modules. */
import { seedAdvisers } from '../demo/seed-advisers.ts';
import { seedTeams } from '../demo/seed-teams.ts';
import { type Instant, instantOf } from '../foundation/clock.ts';
import { type AccountPageDeps, demoActor, inventPerson } from '../modules/accounts/index.ts';
import { networkDeps } from './advisers.ts';
import { openCases } from './cases.ts';
import { teams } from './content.ts';
import { LOCAL } from './routes.tsx';

const TWO_MONTHS_MS = 60 * 86_400_000;

/** Does nothing where no invented people are offered. */
export async function fillAdvisers(accounts: AccountPageDeps, now: Instant): Promise<void> {
  const { demo: people } = accounts;
  if (people === undefined) return;
  const at = instantOf(new Date(Date.parse(now) - TWO_MONTHS_MS));
  // The adviser people sign in as comes before all others of that role; officers are in office before anybody applies.
  const known = await demoActor(accounts, { people, code: 'adviser', now: at });
  await demoActor(accounts, { people, code: 'province-officer', now: at });
  const deps = networkDeps(openCases(accounts, LOCAL).deps);
  const communeOfficer = await demoActor(accounts, { people, code: 'commune-officer', now: at });
  await seedTeams({ ...deps, teams: teams() }, { officer: communeOfficer, now });
  await seedAdvisers(
    {
      ...deps,
      officer: await demoActor(accounts, { people, code: 'ministry-officer', now: at }),
      personOf: async (name) => (name === known.name ? known : inventPerson(accounts, { name, now: at })),
    },
    now,
  );
}
