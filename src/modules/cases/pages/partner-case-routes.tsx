/** Addresses of the cases an organisation takes part in, for the people who act for it; anything else is not there. */
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { personNames, signedInRoute } from '../../accounts/index.ts';
import { partnerScopeOf } from '../actions/queue-scope.ts';
import type { QueueScope } from '../domain/queue.ts';
import { caseText } from '../messages/index.ts';
import { countBaskets, listQueue } from '../store/queue.read.ts';
import { PARTNER_CASES } from './case-doors.ts';
import { pageRoutesOf } from './case-page-routes.ts';
import type { CasePageDeps } from './page-deps.ts';
import { PARTNER_BASKETS, PartnerCasesPage } from './partner-cases-page.tsx';
import { MOST_COUNTED } from './queue-page.tsx';
import { readQueueAddress } from './queue-query.ts';

const PAGE = 50;

export function partnerCaseRoutes(deps: CasePageDeps): Route[] {
  return [
    signedInRoute(
      { method: 'GET', path: '/:lang/desk/partner-cases', verb: 'cases.partner' },
      (request, actor): Promise<Reply> | Reply => {
        const scope = partnerScopeOf(deps, actor);
        return scope === undefined
          ? { kind: 'refused', status: 403, code: 'accounts.role-may-not' }
          : showList(deps, request, scope);
      },
    ),
    ...pageRoutesOf(deps, PARTNER_CASES),
  ];
}

async function showList(deps: CasePageDeps, request: PageRequest, scope: QueueScope): Promise<Reply> {
  const { language, now, today } = request;
  const asked = readQueueAddress(request);
  const basket = PARTNER_BASKETS.find((each) => each === request.query.get('basket')) ?? 'partner';
  const address = { ...asked, basket };
  const page = { now, today };
  const found = await listQueue(deps.db, scope, { basket }, { ...page, after: address.after, limit: PAGE + 1 });
  const counts = await countBaskets(deps.db, scope, {}, ['partner', 'firm', 'open'], { ...page, most: MOST_COUNTED });
  const lines = found.slice(0, PAGE);
  const last = lines.at(-1);
  const at = basket === 'closed' ? last?.closedAt : last?.promise?.dueAt;
  const names = await personNames(
    deps.db,
    lines.flatMap(({ holder }) => (holder.personId === undefined ? [] : [holder.personId])),
  );
  return {
    kind: 'page',
    title: caseText(language).partner.title,
    section: 'desk',
    deskSection: 'cases',
    body: (
      <PartnerCasesPage
        {...{ deps, language, base: `/${language}/desk/partner-cases`, address, lines, counts, names }}
        next={
          found.length > PAGE && last !== undefined && at !== undefined
            ? { ...address, after: { at, id: last.id } }
            : undefined
        }
      />
    ),
  };
}
