/** What the desk is given: what waits for an officer in each room, asked of the module that knows. */
import type { Clock } from '../foundation/clock.ts';
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import { caseText, countWaiting } from '../modules/cases/index.ts';
import type { DeskDeps } from '../modules/desk/index.ts';
import { indicators, places } from './content.ts';

export function desk({ db, ids, ledger, roles }: AccountPageDeps, clock: Clock): DeskDeps {
  const waiting: DeskDeps['waiting'] = async (actor, language, today) => {
    const cases = await countWaiting({ db, roles, places: places() }, actor, { now: clock.now(), today });
    if (cases === undefined || cases.mine === 0) return [];
    return [
      {
        ...{ label: caseText(language).queue.waiting, count: cases.mine, atLeast: cases.atLeast, late: cases.late },
        href: `/${language}/desk/cases?mine=1`,
      },
    ];
  };
  const figures: DeskDeps['figures'] = () => [
    ...indicators().value.map(({ id, name }) => ({ id, name, kind: 'indicator' as const })),
    ...indicators().stocks.map(({ id, name }) => ({ id, name, kind: 'stock' as const })),
  ];
  return { db, ids, ledger, roles, places: places(), figures, waiting };
}
