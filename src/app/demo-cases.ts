/** The requests for advice of the demo, put together from the doors of modules. */
import { seedCases } from '../demo/seed-cases.ts';
import { seedComplaints } from '../demo/seed-complaints.ts';
import { seedOffers } from '../demo/seed-offers.ts';
import { type Instant, instantOf, localDateOf } from '../foundation/clock.ts';
import { type AccountPageDeps, demoActor } from '../modules/accounts/index.ts';
import { currentDossier, openByKey, standingOf } from '../modules/enterprises/index.ts';
import { openPlan } from '../modules/plans/index.ts';
import { networkDeps } from './advisers.ts';
import { openCases } from './cases.ts';
import { contextAt, places } from './content.ts';
import { withDispatch } from './dispatch.ts';
import { actionDeps, LOCAL, type RouteDeps } from './routes.tsx';

const MONTH_MS = 30 * 86_400_000;

/** Does nothing where no invented people are offered. */
export async function fillCases(
  deps: RouteDeps,
  accounts: AccountPageDeps,
  given: { readonly keys: readonly string[]; readonly now: Instant },
): Promise<void> {
  const { demo: people } = accounts;
  if (people === undefined) return;
  const { now } = given;
  const { plan } = actionDeps(deps);
  const [commune, province] = [
    await demoActor(accounts, { people, code: 'commune-officer', now }),
    // In office before the first firm asks.
    await demoActor(accounts, {
      people,
      code: 'province-officer',
      now: instantOf(new Date(Date.parse(now) - MONTH_MS)),
    }),
  ];
  const scope = province.actingAs?.scope;
  const inProvince: string[] = [];
  for (const key of given.keys) {
    const opened = await openByKey(deps.db, key, localDateOf(now));
    if (!opened.ok || scope?.kind !== 'locality') continue;
    const context = contextAt(localDateOf(now));
    const { localityId } = standingOf(currentDossier(opened.value.facts, context.vocabulary, context.asOf), context);
    if (localityId !== undefined && places().contains(scope.localityId, localityId) === 'yes') inProvince.push(key);
  }
  const cases = openCases(accounts, LOCAL).deps;
  const ask = { ...cases, contextAt };
  await seedCases(
    {
      ask,
      ...{ commune, province },
      openPlan: (communeId, at) => openIn(deps, communeId, at),
      atCounter: { ...ask, openPlan: (trx, start) => openPlan({ ...plan, db: trx }, start) },
    },
    inProvince,
    now,
  );
  const adviser = await demoActor(accounts, { people, code: 'adviser', now });
  const dispatch = withDispatch(cases);
  const home = commune.actingAs?.scope;
  if (home?.kind === 'locality')
    await seedComplaints(
      {
        ...{ network: networkDeps(cases), dispatch, ask, adviser, province },
        ministry: await demoActor(accounts, { people, code: 'ministry-officer', now }),
        openPlan: (at) => openIn(deps, home.localityId, at),
      },
      now,
    );
}

/** After everything asked for: what is open is offered now. */
export async function fillOffers(deps: RouteDeps, accounts: AccountPageDeps, now: Instant): Promise<void> {
  const { demo: people } = accounts;
  if (people === undefined) return;
  const cases = openCases(accounts, LOCAL).deps;
  await seedOffers(
    {
      ...{ dispatch: withDispatch(cases), ask: { ...cases, contextAt } },
      adviser: await demoActor(accounts, { people, code: 'adviser', now }),
      openPlan: (communeId, at) => openIn(deps, communeId, at),
      communeOf: (provinceId) => places().communesOf(provinceId)[0]!.id,
    },
    now,
  );
}

async function openIn(deps: RouteDeps, communeId: string, now: Instant): Promise<string> {
  const statements = [{ key: 'commune', kind: 'one', value: communeId }] as const;
  return (await openPlan(actionDeps(deps).plan, { command: deps.ids.next(), statements, now })).key;
}
