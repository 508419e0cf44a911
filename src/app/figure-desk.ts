/** What the officers' pages of figures are given: the names of those who make a number, each from the module that knows it. */
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import { listClaimedNames, listRegisterNames } from '../modules/enterprises/index.ts';
import type { FigureDeskRouteDeps } from '../modules/figures/index.ts';
import { listTaxCodesOf } from '../modules/outreach/index.ts';
import { indicators, published } from './content.ts';

export function figureDesk({
  db,
  ids,
  ledger,
  roles,
  places,
}: AccountPageDeps & Pick<FigureDeskRouteDeps, 'places'>): FigureDeskRouteDeps {
  return {
    ...{ db, ids, ledger, roles, places },
    indicators: indicators(),
    published: published(),
    nameMembers: async (by, members) => {
      if (by === 'dossier') return named(await listClaimedNames(db, members));
      const codes = await listTaxCodesOf(db, members);
      const firms = await listRegisterNames(db, [...codes.values()]);
      return named(
        new Map([...codes].flatMap(([id, code]) => (firms.has(code) ? [[id, firms.get(code)?.name ?? '']] : []))),
      );
    },
  };
}

function named(names: ReadonlyMap<string, string>): ReadonlyMap<string, { readonly name: string }> {
  return new Map([...names].map(([id, name]) => [id, { name }]));
}
