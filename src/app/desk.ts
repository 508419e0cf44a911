/** What the desk is given: what waits for an officer in each room, asked of the module that knows. */
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import type { DeskDeps } from '../modules/desk/index.ts';
import { places } from './content.ts';

export function desk({ db, ids, ledger, roles }: AccountPageDeps): DeskDeps {
  return { db, ids, ledger, roles, places: places(), waiting: async () => [] };
}
