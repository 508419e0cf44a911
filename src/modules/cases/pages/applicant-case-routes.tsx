/** Addresses of what a person asked for themselves, under their account. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { findClaim } from '../../enterprises/index.ts';
import { actOnCase } from '../actions/act-on-case.ts';
import { confirmFiled } from '../actions/confirm-filed.ts';
import { rateCase } from '../actions/rate-case.ts';
import type { Case } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { mayAsApplicant } from '../policy.ts';
import { listCasesOfApplicant } from '../store/cases.read.ts';
import { askerCasePage } from './asker-case-page.tsx';
import { caseOfAddress, commandOf } from './case-requests.ts';
import { FirmCasesPage } from './firm-cases-page.tsx';
import type { CasePageDeps } from './page-deps.ts';

type Handler = (request: PageRequest, actor: Actor) => Promise<Reply>;

export function applicantCaseRoutes(deps: CasePageDeps): Route[] {
  const own = (method: Route['method'], path: string, handle: Handler): Route => ({
    ...{ method, path: `/:lang/account/cases${path}`, privacy: 'personal' as const },
    verb: method === 'GET' ? 'account.read' : 'account.write',
    handle: (request) =>
      request.actor === undefined
        ? { kind: 'redirect', to: `/${request.language}/sign-in` }
        : handle(request, request.actor),
  });
  return [
    own('GET', '', (request, actor) => showList(deps, request, actor)),
    own('GET', '/:case', async (request, actor) => {
      const found = await ownCase(deps, request, actor);
      return found === undefined
        ? ((await toOwnPlan(deps, request, actor)) ?? { kind: 'not-found' })
        : askerCasePage(deps, request, { base: baseOf(request) }, found);
    }),
    own('POST', '/:case', (request, actor) => act(deps, request, actor)),
    own('POST', '/:case/filed', (request, actor) => answerFiled(deps, request, actor)),
    own('POST', '/:case/rate', (request, actor) => rate(deps, request, actor)),
  ];
}

const baseOf = ({ language }: PageRequest): string => `/${language}/account`;

async function showList(deps: CasePageDeps, request: PageRequest, { personId }: Actor): Promise<Reply> {
  const { language } = request;
  const cases = await listCasesOfApplicant(deps.db, personId);
  return {
    kind: 'page',
    title: caseText(language).firm.listTitle,
    body: <FirmCasesPage deps={deps} cases={cases} base={baseOf(request)} of="applicant" language={language} />,
  };
}

async function ownCase(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Case | undefined> {
  const found = await caseOfAddress(deps, request);
  return found !== undefined && mayAsApplicant(actor, found).ok ? found : undefined;
}

/** A notice leads here: a case of a firm this person answers for stands in its plan, whose address is a key and in no letter. */
async function toOwnPlan(deps: CasePageDeps, request: PageRequest, { personId }: Actor): Promise<Reply | undefined> {
  const found = await caseOfAddress(deps, request);
  const claim = found?.dossierId === undefined ? undefined : await findClaim(deps.db, found.dossierId);
  const key = claim?.personId === personId ? deps.unseal?.(claim.sealedKey) : undefined;
  if (found === undefined || key === undefined) return undefined;
  return { kind: 'redirect', to: `/${request.language}/plan/${key}/cases/${found.id}`, status: 303 };
}

async function act(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, now } = request;
  const found = await ownCase(deps, request, actor);
  if (found === undefined) return { kind: 'not-found' };
  const message = form.get('message');
  const result = await actOnCase(deps, {
    caseId: found.id,
    act: form.get('act'),
    as: { side: 'applicant', actor },
    message,
    command: commandOf(deps, request),
    now,
  });
  if (result.ok) return { kind: 'redirect', to: `${baseOf(request)}/cases/${found.id}?done=saved`, status: 303 };
  const again = { refusals: result.refusals, entered: message };
  return askerCasePage(deps, request, { base: baseOf(request) }, found, again);
}

async function rate(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const found = await ownCase(deps, request, actor);
  if (found === undefined) return { kind: 'not-found' };
  const said = (question: string) => request.form.get(`answer-${question}`);
  const as = { side: 'applicant', actor } as const;
  const order = { caseId: found.id, as, said, command: commandOf(deps, request), now: request.now };
  const result = await rateCase(deps, order);
  if (result.ok) return { kind: 'redirect', to: `${baseOf(request)}/cases/${found.id}?done=saved`, status: 303 };
  return askerCasePage(deps, request, { base: baseOf(request) }, found, {
    refusals: result.refusals,
    entered: '',
    said,
  });
}

async function answerFiled(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const found = await ownCase(deps, request, actor);
  if (found === undefined) return { kind: 'not-found' };
  const answer = request.form.get('answer') === 'yes' ? 'yes' : 'no';
  const as = { side: 'applicant', actor } as const;
  const order = { caseId: found.id, as, answer, command: commandOf(deps, request), now: request.now } as const;
  const result = await confirmFiled(deps, order);
  if (result.ok) return { kind: 'redirect', to: `${baseOf(request)}/cases/${found.id}?done=saved`, status: 303 };
  return askerCasePage(deps, request, { base: baseOf(request) }, found, { refusals: result.refusals, entered: '' });
}
