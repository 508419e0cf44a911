/** What the officers' pages about firms are given. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { RoleCatalogue } from '../../accounts/index.ts';
import type { PlaceIndex } from '../../conditions/index.ts';
import type { DossierDeps } from '../actions/dossier-deps.ts';
import type { FactNames } from './fact-words.ts';

export interface FirmDeskDeps extends DossierDeps {
  readonly roles: RoleCatalogue;
  readonly names: FactNames;
  readonly placeIndex: () => PlaceIndex;
  /** How to reach the person who claimed a firm: shown only as a recorded reading. */
  readonly contactOf: (db: Db, personId: string) => Promise<FirmContact | undefined>;
}

export interface FirmContact {
  readonly name: string;
  readonly email?: string;
}
