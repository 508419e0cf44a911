/** Products of vendors: claiming, changes, offers, the office's review; given what accounts and cases know. */
import type { Route } from '../foundation/http/route.ts';
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import { type ProductPageDeps, reviewRoutes, vendorRoutes } from '../modules/platforms/index.ts';
import { openCases } from './cases.ts';
import { platforms } from './content.ts';

/** `origin`: where people open the portal, for links in letters. */
export function productDeps(accounts: AccountPageDeps, origin: string): ProductPageDeps {
  const { db, ids, ledger, roles, places } = accounts;
  const { notifier: notices } = openCases(accounts, origin);
  return { db, ids, ledger, roles, places, notices, catalogue: platforms() };
}

export function productRoutes(accounts: AccountPageDeps, origin: string): Route[] {
  const deps = productDeps(accounts, origin);
  return [...vendorRoutes(deps), ...reviewRoutes(deps)];
}
