/** The demo: made-up firms in an empty database, and links to look around; only while nobody but this computer can reach the portal. */

import { readShownPlans, writeShownPlans } from '../demo/demo-plans-file.ts';
import { loadTrades } from '../demo/load-trades.ts';
import { type DemoPlan, seedDemo } from '../demo/seed-demo.ts';
import { localDateOf } from '../foundation/clock.ts';
import type { Config } from '../foundation/config.ts';
import type { Bilingual } from '../foundation/i18n/language.ts';
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import { openByKey } from '../modules/enterprises/index.ts';
import { places } from './content.ts';
import { fillAdvisers } from './demo-advisers.ts';
import { fillCases, fillOffers } from './demo-cases.ts';
import { draftForDemo } from './demo-content.ts';
import { fillDesks } from './demo-desk.ts';
import { fillField } from './demo-field.ts';
import { fillFirms } from './demo-firms.ts';
import { fillMandates } from './demo-mandates.ts';
import { fillOwner } from './demo-owner.ts';
import { fillVendors } from './demo-vendors.ts';
import { actionDeps, type RouteDeps } from './routes.tsx';

/** Enough to see every screen alive, few enough to be there within seconds. */
const FIRMS = 40;
const SEED = 2026;

export interface DemoLink {
  readonly label: Bilingual;
  /** Path without the language: `/plan/…`. */
  readonly path: string;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/** Whether others could reach the portal: an address beyond loopback, or a public address given to a proxy. */
export function isReachable(config: Pick<Config, 'host' | 'baseUrl'>): boolean {
  if (!LOOPBACK.test(config.host)) return true;
  return config.baseUrl !== undefined && !LOOPBACK.test(new URL(config.baseUrl).hostname);
}

export interface DemoOptions {
  readonly firms?: number;
  readonly seed?: number;
  readonly signal?: AbortSignal;
}

/** Seeds an empty database; undefined when it holds dossiers already. */
export function fillWithDemo(
  deps: RouteDeps,
  { firms = FIRMS, seed = SEED, signal }: DemoOptions,
): Promise<readonly DemoPlan[] | undefined> {
  const now = deps.clock.now();
  const today = localDateOf(now);
  const world = {
    trades: loadTrades(),
    communesOf: (province: string) =>
      places()
        .communesOf(province)
        .filter(({ id }) => places().isInForce(id, today))
        .map(({ id }) => id),
  };
  const { plan, assessment } = actionDeps(deps);
  return seedDemo({ db: deps.db, world, plan, assessment }, { firms, seed, now, ...(signal && { signal }) });
}

/** Seeds when the database is empty and returns the links that open a shown plan; none when there is no demo here. */
export async function prepareDemo(
  deps: RouteDeps,
  {
    dataDir,
    signal,
    accounts,
  }: { readonly dataDir: string; readonly signal: AbortSignal; readonly accounts?: AccountPageDeps },
): Promise<readonly DemoLink[]> {
  const seeded = await fillWithDemo(deps, { signal });
  if (seeded !== undefined) {
    writeShownPlans(
      dataDir,
      seeded.flatMap(({ showcase, key }) => (showcase === undefined ? [] : [{ showcase, key }])),
    );
    if (accounts !== undefined && !signal.aborted) {
      await fillVendors(deps, accounts, deps.clock.now());
      // First: its officers were in office two months ago.
      await fillAdvisers(accounts, deps.clock.now());
      await fillDesks(accounts, { seed: SEED, now: deps.clock.now() });
      await fillCases(deps, accounts, { keys: seeded.map(({ key }) => key), now: deps.clock.now() });
      await fillFirms(deps, accounts, deps.clock.now());
      await fillMandates(deps, accounts, deps.clock.now());
      await fillOwner(accounts, deps.clock.now());
      await fillOffers(deps, accounts, deps.clock.now());
      await fillField(deps, accounts, deps.clock.now());
      await draftForDemo(accounts, deps.clock.now());
    }
  }
  return shownLinks(deps, dataDir);
}

async function shownLinks(deps: RouteDeps, dataDir: string): Promise<readonly DemoLink[]> {
  const { showcase } = loadTrades();
  const today = localDateOf(deps.clock.now());
  const links: DemoLink[] = [];
  for (const plan of readShownPlans(dataDir)) {
    const label = showcase.find(({ id }) => id === plan.showcase)?.label;
    // Expired, erased, or from another database: not shown.
    if (label !== undefined && (await openByKey(deps.db, plan.key, today)).ok)
      links.push({ label, path: `/plan/${plan.key}` });
  }
  return links;
}
