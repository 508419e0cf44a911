/** Addresses of the cases an organisation takes part in, for the people who act for it; anything else is not there. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { personNames } from '../../accounts/index.ts';
import { recordReading } from '../../enterprises/index.ts';
import { actOnCase } from '../actions/act-on-case.ts';
import { partnerScopeOf } from '../actions/queue-scope.ts';
import { askerOf, type Case } from '../domain/case.ts';
import type { QueueScope } from '../domain/queue.ts';
import { caseText } from '../messages/index.ts';
import { mayAsPartner } from '../policy.ts';
import { listHistory } from '../store/cases.read.ts';
import { countBaskets, listQueue } from '../store/queue.read.ts';
import type { Again } from './asker-case-page.tsx';
import { caseOfAddress, commandOf } from './case-requests.ts';
import { issueOf, namesIn } from './case-words.ts';
import type { CasePageDeps } from './page-deps.ts';
import { PartnerCasePage } from './partner-case-page.tsx';
import { PARTNER_BASKETS, PartnerCasesPage } from './partner-cases-page.tsx';
import { MOST_COUNTED } from './queue-page.tsx';
import { readQueueAddress } from './queue-query.ts';

const PAGE = 50;

type Handler = (request: PageRequest, actor: Actor, scope: QueueScope) => Promise<Reply>;

export function partnerCaseRoutes(deps: CasePageDeps): Route[] {
  const partner = (method: Route['method'], path: string, handle: Handler): Route => ({
    ...{ method, path: `/:lang/desk/partner-cases${path}`, verb: 'cases.partner', privacy: 'personal' as const },
    handle: async (request) => {
      const { actor, language } = request;
      if (actor === undefined) return { kind: 'redirect', to: `/${language}/sign-in` };
      const scope = partnerScopeOf(deps, actor);
      if (scope === undefined) return { kind: 'refused', status: 403, code: 'accounts.role-may-not' };
      return handle(request, actor, scope);
    },
  });
  return [
    partner('GET', '', (request, _, scope) => showList(deps, request, scope)),
    partner('GET', '/:case', async (request, actor) => {
      const found = await ownCase(deps, request, actor);
      return found === undefined ? { kind: 'not-found' } : casePage(deps, request, actor, found);
    }),
    partner('POST', '/:case', (request, actor) => act(deps, request, actor)),
  ];
}

const baseOf = ({ language }: PageRequest): string => `/${language}/desk/partner-cases`;

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
        {...{ deps, language, base: baseOf(request), address, lines, counts, names }}
        next={
          found.length > PAGE && last !== undefined && at !== undefined
            ? { ...address, after: { at, id: last.id } }
            : undefined
        }
      />
    ),
  };
}

async function ownCase(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Case | undefined> {
  const found = await caseOfAddress(deps, request);
  const context = { roles: deps.roles, contains: deps.places.contains };
  return found !== undefined && mayAsPartner(actor, found, context).ok ? found : undefined;
}

async function casePage(
  deps: CasePageDeps,
  request: PageRequest,
  actor: Actor,
  found: Case,
  again?: Again,
): Promise<PageReply> {
  const { language, now, today, query } = request;
  await recordReading(deps, { actor, subject: askerOf(found), fields: ['case'], purpose: 'support', now });
  const history = await listHistory(deps.db, found.id);
  return {
    kind: 'page',
    ...(again && { status: 422, address: `${baseOf(request)}/${found.id}` }),
    title: `${deps.aboutInWords(found.about, language)}, ${found.reference}`,
    section: 'desk',
    deskSection: 'cases',
    body: (
      <PartnerCasePage
        {...{ deps, found, history, language, now, today, base: baseOf(request) }}
        names={await namesIn(deps.db, found, history)}
        details={await deps.details[found.type]?.(deps.db, found, language, 'partner', { now, actor })}
        saved={query.get('done') === 'saved'}
        {...(again && { issues: issueOf(again.refusals, language), entered: again.entered })}
      />
    ),
  };
}

async function act(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, now } = request;
  const found = await ownCase(deps, request, actor);
  if (found === undefined) return { kind: 'not-found' };
  const message = form.get('message');
  const result = await actOnCase(deps, {
    caseId: found.id,
    act: form.get('act'),
    as: { side: 'partner', actor },
    message,
    command: commandOf(deps, request),
    now,
  });
  if (result.ok) return { kind: 'redirect', to: `${baseOf(request)}/${found.id}?done=saved`, status: 303 };
  return casePage(deps, request, actor, found, { refusals: result.refusals, entered: message });
}
