/** What actions on products of vendors are given; app.ts hands it in once. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { AccountDeps } from '../../accounts/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Notifier } from '../../notices/index.ts';
import type { PlatformCatalogue } from '../domain/platform.ts';

export interface ProductDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly roles: AccountDeps['roles'];
  readonly places: AccountDeps['places'];
  readonly notices: Pick<Notifier, 'toPerson'>;
  readonly catalogue: Pick<PlatformCatalogue, 'byId' | 'criteria'>;
}

export function policyOf({ roles, places }: Pick<ProductDeps, 'roles' | 'places'>) {
  return { roles, contains: places.contains };
}
