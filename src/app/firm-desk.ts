/** What the officers' pages about firms are given: names, places compiled for rules, and how to reach who claimed a firm. */

import type { Route } from '../foundation/http/route.ts';
import { type AccountPageDeps, findPerson } from '../modules/accounts/index.ts';
import {
  type DossierDeps,
  duplicateRoutes,
  type FactNames,
  firmDeskRoutes,
  type PopulationDeskDeps,
  populationRoutes,
} from '../modules/enterprises/index.ts';
import { placeIndex, provinceShapes } from './content.ts';

export function firmDesk(accounts: AccountPageDeps, dossier: DossierDeps, names: FactNames): PopulationDeskDeps {
  return {
    ...dossier,
    roles: accounts.roles,
    names,
    placeIndex,
    shapes: provinceShapes(),
    contactOf: async (db, personId) => {
      const person = await findPerson(db, personId);
      if (person === undefined) return undefined;
      return { name: person.name ?? '', ...(person.email !== null && { email: person.email }) };
    },
  };
}

/** Rooms of the desk that work on the register itself. */
export function registerDeskRoutes(deps: PopulationDeskDeps): Route[] {
  return [...firmDeskRoutes(deps), ...duplicateRoutes(deps), ...populationRoutes(deps)];
}
