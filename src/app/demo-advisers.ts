/** The adviser network of the demo, put together from the doors of modules. */
import { seedAdvisers } from '../demo/seed-advisers.ts';
import { type Instant, instantOf } from '../foundation/clock.ts';
import { type AccountPageDeps, demoActor, inventPerson } from '../modules/accounts/index.ts';
import { network, places, topics } from './content.ts';

const TWO_MONTHS_MS = 60 * 86_400_000;

/** Does nothing where no invented people are offered. */
export async function fillAdvisers(accounts: AccountPageDeps, now: Instant): Promise<void> {
  const { demo: people, db, ids, ledger, roles } = accounts;
  if (people === undefined) return;
  const at = instantOf(new Date(Date.parse(now) - TWO_MONTHS_MS));
  // The adviser people sign in as comes before all others of that role.
  const known = await demoActor(accounts, { people, code: 'adviser', now: at });
  await seedAdvisers(
    {
      ...{ db, ids, ledger, roles, places: places(), network: network(), topics: topics() },
      officer: await demoActor(accounts, { people, code: 'ministry-officer', now: at }),
      personOf: async (name) => (name === known.name ? known : inventPerson(accounts, { name, now: at })),
    },
    at,
  );
}
