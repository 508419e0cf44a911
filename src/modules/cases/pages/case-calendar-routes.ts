/** The promise of a case as a calendar file, for each of its sides. */
import { calendarFile } from '../../../foundation/calendar/calendar-file.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { rulesOf } from '../actions/case-deps.ts';
import { promiseEntry } from '../domain/promise-entry.ts';
import { caseText } from '../messages/index.ts';
import { CASE_ADDRESSES, type CaseDoor } from './case-doors.ts';
import type { CasePageDeps } from './page-deps.ts';

export function caseCalendarRoutes(deps: CasePageDeps): Route[] {
  return CASE_ADDRESSES.map(({ path, privacy, verbs, open }) => ({
    ...{ method: 'GET', path: `${path}/calendar.ics`, verb: verbs.see, privacy },
    handle: async (request) => {
      const door = await open(deps, request);
      return 'kind' in door ? door : fileOf(deps, request, door);
    },
  }));
}

function fileOf(deps: CasePageDeps, { language, now, origin }: PageRequest, { found, as, href }: CaseDoor): Reply {
  const title = caseText(language).calendar.title;
  // The address under a plan is a key: calendars are shared and synchronised.
  const url = as.side === 'firm' ? undefined : `${origin}${href}`;
  const entry = promiseEntry(rulesOf(deps, found).type, found, language, { title, url });
  if (entry === undefined) return { kind: 'redirect', to: href, status: 303 };
  return {
    ...{ kind: 'file', contentType: 'text/calendar; charset=utf-8' },
    ...{ body: calendarFile([entry], now), fileName: `${found.reference}.ics` },
  };
}
