/** Every route of the portal, each module given what it needs. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../foundation/clock.ts';
import type { Db } from '../foundation/database/tables.ts';
import type { Route } from '../foundation/http/route.ts';
import type { IdGenerator } from '../foundation/ids.ts';
import { deskRoutes } from '../modules/desk/index.ts';
import { currentDossier, type DossierDeps, dossierRoutes, openByKey } from '../modules/enterprises/index.ts';
import { figureRoutes } from '../modules/figures/index.ts';
import { learningRoutes } from '../modules/learning/index.ts';
import type { Ledger } from '../modules/ledger/index.ts';
import { localityRoutes } from '../modules/localities/index.ts';
import { measureRoutes } from '../modules/measures/index.ts';
import { claims, contextAt, guides, industries, measures, namesIn, places } from './content.ts';

export interface RouteDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
}

export function listRoutes(deps: RouteDeps): Route[] {
  const dossierDeps: DossierDeps = { db: deps.db, ids: deps.ids, ledger: deps.ledger, contextAt, randomBytes };
  return [
    ...dossierRoutes({
      ...dossierDeps,
      names: { places: places(), industries: industries() },
      erasers: [],
      exporters: [],
    }),
    ...measureRoutes({
      catalogue: measures(),
      contextAt,
      namesIn,
      provincesIn: (language) => places().provinces.map(({ id }) => ({ id, name: places().nameOf(id, language) })),
      openDossier: async (key, today) => {
        const opened = await openByKey(deps.db, key, today);
        if (!opened.ok) return opened;
        return {
          ok: true,
          value: {
            id: opened.value.id,
            dossier: currentDossier(opened.value.facts, contextAt(today).vocabulary, today),
          },
        };
      },
    }),
    ...learningRoutes({ guides: guides() }),
    ...localityRoutes({ places: places() }),
    ...figureRoutes({ db: deps.db, claims: claims() }),
    ...deskRoutes(),
  ];
}
