/** The demo owner's firm, put together from the doors of modules: what it asked for and what it tries. */
import { seedOwner } from '../demo/seed-owner.ts';
import { type Instant, localDateOf } from '../foundation/clock.ts';
import { type AccountPageDeps, demoActor } from '../modules/accounts/index.ts';
import { listClaims } from '../modules/enterprises/index.ts';
import { exportPlans } from '../modules/plans/index.ts';
import { readOffers } from '../modules/platforms/index.ts';
import { openCases } from './cases.ts';
import { contextAt } from './content.ts';
import { withDispatch } from './dispatch.ts';
import { LOCAL } from './routes.tsx';
import { trialDeps } from './trials.ts';

/** Of the first invented vendor. */
const TRIED = 'kiotviet';

/** Does nothing where no invented people are offered, or the owner holds no firm. */
export async function fillOwner(accounts: AccountPageDeps, now: Instant): Promise<void> {
  const { db, demo: people, key } = accounts;
  if (people === undefined) return;
  const as = (code: string) => demoActor(accounts, { people, code, now });
  const owner = await as('owner');
  // The first one claimed is the one confirmed.
  const claim = (await listClaims(db, owner.personId)).at(-1);
  const offer = (await readOffers(db, [TRIED])).find(({ until }) => until >= localDateOf(now));
  if (claim === undefined || offer === undefined) return;
  const step = (await exportPlans(db, claim.dossierId)).plans.at(-1)?.steps[0]?.step;
  if (step === undefined) return;
  const cases = openCases(accounts, LOCAL).deps;
  await seedOwner(
    {
      ask: { ...cases, contextAt },
      ...{ dispatch: withDispatch(cases), trials: trialDeps(cases) },
      ...{ commune: await as('commune-officer'), province: await as('province-officer'), adviser: await as('adviser') },
      vendor: { actor: await as('vendor'), platformId: TRIED, offerId: offer.id },
      firm: { key: key.open(claim.sealedKey), dossierId: claim.dossierId, step },
    },
    now,
  );
}
