/** Public addresses of figures. */
import type { Versioned } from '../../../foundation/content.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Route } from '../../../foundation/http/route.ts';
import type { Claim } from '../content/load-claims.ts';
import type { Indicator } from '../domain/indicator.ts';
import { figuresText } from '../messages/index.ts';
import { listMembers, readTotals } from '../store/cells.read.ts';
import { listVisitsByDay } from '../store/visits.read.ts';
import { FiguresPage } from './figures-page.tsx';
import { MEMBERS_PER_PAGE, MembersPage } from './members-page.tsx';

export interface FigureRouteDeps {
  readonly db: Db;
  readonly indicators: Versioned<readonly Indicator[]>;
  readonly claims: Versioned<readonly Claim[]>;
}

const DAYS_SHOWN = 30;
/** Beyond this the pages are for the export that comes with the registry. */
const LAST_PAGE = 2_000;

export function figureRoutes(deps: FigureRouteDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/:lang/figures',
      verb: 'public',
      handle: async ({ language, today }) => {
        const text = figuresText(language);
        const [totals, visitsByDay] = [await readTotals(deps.db), await listVisitsByDay(deps.db, DAYS_SHOWN)];
        return {
          kind: 'page',
          title: text.title,
          description: text.description,
          section: 'figures',
          body: (
            <FiguresPage
              language={language}
              today={today}
              indicators={deps.indicators.value}
              totals={totals}
              visitsByDay={visitsByDay}
              claims={deps.claims.value}
            />
          ),
        };
      },
    },
    {
      method: 'GET',
      path: '/:lang/figures/:indicator',
      verb: 'public',
      handle: async ({ language, params, query }) => {
        const indicator = deps.indicators.value.find((candidate) => candidate.id === params.indicator);
        if (indicator === undefined) return { kind: 'not-found' };
        const page = pageNumber(query.get('page'));
        const totals = await readTotals(deps.db);
        const members = await listMembers(deps.db, indicator.id, {
          limit: MEMBERS_PER_PAGE,
          offset: (page - 1) * MEMBERS_PER_PAGE,
        });
        return {
          kind: 'page',
          title: figuresText(language).membersTitle(indicator.name[language]),
          section: 'figures',
          body: (
            <MembersPage
              language={language}
              indicator={indicator}
              total={totals.get(indicator.id) ?? 0}
              page={page}
              members={members}
            />
          ),
        };
      },
    },
  ];
}

function pageNumber(text: string): number {
  const page = /^\d{1,4}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(page, 1), LAST_PAGE);
}
