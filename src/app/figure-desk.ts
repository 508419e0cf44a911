/** The officers' pages of figures, with the names of those who make a number, each from the module that knows it. */
import type { Clock } from '../foundation/clock.ts';
import type { Route } from '../foundation/http/route.ts';
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import { eventNames } from '../modules/desk/index.ts';
import { listClaimedNames, listRegisterNames } from '../modules/enterprises/index.ts';
import { figureDeskRoutes, releaseDeskRoutes } from '../modules/figures/index.ts';
import { listTaxCodesOf } from '../modules/outreach/index.ts';
import { counting, indicators, places, published } from './content.ts';

export function figureDesk(
  { db, ids, ledger, roles }: Pick<AccountPageDeps, 'db' | 'ids' | 'ledger' | 'roles'>,
  clock: Clock,
): Route[] {
  const deps = { db, ids, ledger, roles, places: places() };
  return [
    ...releaseDeskRoutes({ ...deps, clock, indicators: indicators().value, placeOf: counting().placeOf }),
    ...figureDeskRoutes({
      ...deps,
      indicators: indicators(),
      published: published(),
      eventNames,
      nameMembers: async (by, members) => {
        if (by === 'dossier') return named(await listClaimedNames(db, members));
        const codes = await listTaxCodesOf(db, members);
        const firms = await listRegisterNames(db, [...codes.values()]);
        return named(
          new Map([...codes].flatMap(([id, code]) => (firms.has(code) ? [[id, firms.get(code)?.name ?? '']] : []))),
        );
      },
    }),
  ];
}

function named(names: ReadonlyMap<string, string>): ReadonlyMap<string, { readonly name: string }> {
  return new Map([...names].map(([id, name]) => [id, { name }]));
}
