/** Addresses of the papers of a case, for each of its sides. */
import type { Route } from '../../../foundation/http/route.ts';
import { paperRoutes } from '../../documents/index.ts';
import { casePapers } from '../actions/case-papers.ts';
import { CASE_ADDRESSES } from './case-doors.ts';
import type { CasePageDeps } from './page-deps.ts';

export function casePaperRoutes(deps: CasePageDeps): Route[] {
  return CASE_ADDRESSES.flatMap(({ path, privacy, verbs, asks, open }) =>
    paperRoutes(deps, {
      ...{ path, privacy, readVerb: verbs.readPaper, writeVerb: verbs.writePaper, shares: asks },
      open: async (request) => {
        const door = await open(deps, request);
        if ('kind' in door) return door;
        // What a firm shows a partner it shows for as long as they work on it together.
        if (door.as.side === 'partner' && door.found.turn === 'nobody') return { kind: 'not-found' };
        return {
          ...casePapers(deps, door.found, door.as, request.now),
          back: `${door.href}?done=saved#papers`,
          again: (refusals) => door.page({ refusals, entered: '' }),
        };
      },
    }),
  );
}
