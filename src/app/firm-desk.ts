/** What the officers' pages about firms are given: names, places compiled for rules, and how to reach who claimed a firm. */
import { type AccountPageDeps, findPerson } from '../modules/accounts/index.ts';
import type { DossierDeps, FactNames, FirmDeskDeps } from '../modules/enterprises/index.ts';
import { placeIndex } from './content.ts';

export function firmDesk(accounts: AccountPageDeps, dossier: DossierDeps, names: FactNames): FirmDeskDeps {
  return {
    ...dossier,
    roles: accounts.roles,
    names,
    placeIndex,
    contactOf: async (db, personId) => {
      const person = await findPerson(db, personId);
      if (person === undefined) return undefined;
      return { name: person.name ?? '', ...(person.email !== null && { email: person.email }) };
    },
  };
}
