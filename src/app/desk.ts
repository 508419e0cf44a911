/** What the desk is given: what waits in each room, and which figures may stand in a report. */
import type { Clock } from '../foundation/clock.ts';
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import type { DeskDeps } from '../modules/desk/index.ts';
import { indicators, places } from './content.ts';
import { listWaiting } from './desk-waiting.ts';

export function desk(accounts: AccountPageDeps, clock: Clock): DeskDeps {
  const { db, ids, ledger, roles } = accounts;
  return {
    ...{ db, ids, ledger, roles, places: places() },
    figures: () => [
      ...indicators().value.map(({ id, name }) => ({ id, name, kind: 'indicator' as const })),
      ...indicators().stocks.map(({ id, name }) => ({ id, name, kind: 'stock' as const })),
    ],
    waiting: (actor, language, today) => listWaiting(accounts, { actor, language, today }, clock),
  };
}
