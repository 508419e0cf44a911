/** Vendors and trials of the demo, put together from the doors of modules. */
import { FIRST_DAY_AGO, seedVendors } from '../demo/seed-vendors.ts';
import { type Instant, instantOf } from '../foundation/clock.ts';
import { type AccountPageDeps, demoActor, inventPerson } from '../modules/accounts/index.ts';
import { openPlan } from '../modules/plans/index.ts';
import { openCases } from './cases.ts';
import { productDeps } from './products.ts';
import { actionDeps, LOCAL, type RouteDeps } from './routes.tsx';
import { trialDeps } from './trials.ts';

/** Codes of the invented vendors, with the product of the catalogue each stands beside. */
const VENDORS = [
  { code: 'vendor', platformId: 'kiotviet', company: 'Công ty Ví Dụ Một (không có thật)' },
  { code: 'vendor-2', platformId: 'sapo', company: 'Công ty Ví Dụ Hai (không có thật)' },
] as const;

/** First of all the demo: its officers are in office before anybody offers or asks. Does nothing where no invented people are offered. */
export async function fillVendors(deps: RouteDeps, accounts: AccountPageDeps, now: Instant): Promise<void> {
  const { demo: people } = accounts;
  if (people === undefined) return;
  const at = instantOf(new Date(Date.parse(now) - (FIRST_DAY_AGO + 1) * 86_400_000));
  const { plan } = actionDeps(deps);
  const officer = await demoActor(accounts, { people, code: 'ministry-officer', now: at });
  const province = await demoActor(accounts, { people, code: 'province-officer', now: at });
  const commune = await demoActor(accounts, { people, code: 'commune-officer', now: at });
  const vendors = [];
  for (const { code, ...vendor } of VENDORS)
    vendors.push({ ...vendor, actor: await demoActor(accounts, { people, code, now: at }) });
  const { scope } = commune.actingAs ?? province.actingAs ?? {};
  if (scope?.kind !== 'locality') return;
  await seedVendors(
    {
      ...{
        officer,
        vendors,
        products: productDeps(accounts, LOCAL),
        trials: trialDeps(openCases(accounts, LOCAL).deps),
      },
      applicant: await inventPerson(accounts, { name: 'Lý Văn Ví Dụ', now: at }),
      openPlan: async (when) => {
        const statements = [{ key: 'commune', kind: 'one', value: scope.localityId }] as const;
        return (await openPlan(plan, { command: deps.ids.next(), statements, now: when })).key;
      },
    },
    now,
  );
}
