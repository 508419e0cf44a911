/** Addresses of a firm's own cases, under its plan key: the key is the permission. */
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { closedDossierPage, openByKey, parsePlanKey } from '../../enterprises/index.ts';
import { actOnCase } from '../actions/act-on-case.ts';
import { confirmFiled } from '../actions/confirm-filed.ts';
import { rateCase } from '../actions/rate-case.ts';
import type { Case } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { mayAsFirm } from '../policy.ts';
import { findCase, listCasesOfDossier } from '../store/cases.read.ts';
import { askerCasePage } from './asker-case-page.tsx';
import { commandOf } from './case-requests.ts';
import { FirmCasesPage } from './firm-cases-page.tsx';
import type { CasePageDeps } from './page-deps.ts';

interface Held {
  readonly dossierId: string;
  readonly base: string;
}

type Handler = (request: PageRequest, held: Held) => Promise<Reply>;

export function firmCaseRoutes(deps: CasePageDeps): Route[] {
  const held = (method: Route['method'], path: string, handle: Handler): Route => ({
    method,
    path: `/:lang/plan/:key${path}`,
    verb: method === 'GET' ? 'case.read' : 'case.write',
    privacy: 'private',
    handle: async (request) => {
      const key = parsePlanKey(request.params.key ?? '');
      const opened = await openByKey(deps.db, request.params.key ?? '', request.today);
      if (!opened.ok || key === undefined)
        return closedDossierPage(
          opened.ok ? { code: 'enterprises.dossier.not-found' } : opened.refusals[0]!,
          request.language,
        );
      return handle(request, { dossierId: opened.value.id, base: `/${request.language}/plan/${key}` });
    },
  });
  return [
    held('GET', '/cases', (request, at) => showList(deps, request, at)),
    held('GET', '/cases/:case', (request, at) => showCase(deps, request, at)),
    held('POST', '/cases/:case', (request, at) => act(deps, request, at)),
    held('POST', '/cases/:case/filed', (request, at) => answerFiled(deps, request, at)),
    held('POST', '/cases/:case/rate', (request, at) => rate(deps, request, at)),
  ];
}

async function showList(
  deps: CasePageDeps,
  { language, actor }: PageRequest,
  { dossierId, base }: Held,
): Promise<Reply> {
  const holder = { kind: 'plan-holder', dossierId } as const;
  const cases = (await listCasesOfDossier(deps.db, dossierId)).filter((each) => mayAsFirm(holder, each, actor).ok);
  return {
    kind: 'page',
    title: caseText(language).firm.listTitle,
    section: 'plan',
    body: <FirmCasesPage deps={deps} cases={cases} base={base} of="firm" language={language} />,
  };
}

/** The firm's own, else undefined: another's is no more there than one that never was. */
async function ownCase(deps: CasePageDeps, request: PageRequest, { dossierId }: Held): Promise<Case | undefined> {
  const id = request.params.case ?? '';
  const found = isUuid(id) ? await findCase(deps.db, id) : undefined;
  return found !== undefined && mayAsFirm({ kind: 'plan-holder', dossierId }, found, request.actor).ok
    ? found
    : undefined;
}

async function showCase(deps: CasePageDeps, request: PageRequest, { base, ...at }: Held): Promise<Reply> {
  const found = await ownCase(deps, request, { base, ...at });
  return found === undefined
    ? { kind: 'redirect', to: `${base}/cases`, status: 303 }
    : askerCasePage(deps, request, { base, section: 'plan' }, found);
}

async function act(deps: CasePageDeps, request: PageRequest, at: Held): Promise<Reply> {
  const { form, now } = request;
  const found = await ownCase(deps, request, at);
  if (found === undefined) return { kind: 'redirect', to: `${at.base}/cases`, status: 303 };
  const message = form.get('message');
  const result = await actOnCase(deps, {
    caseId: found.id,
    act: form.get('act'),
    as: { side: 'firm', dossierId: at.dossierId },
    message,
    command: commandOf(deps, request),
    now,
  });
  if (result.ok) return { kind: 'redirect', to: `${at.base}/cases/${found.id}?done=saved`, status: 303 };
  const again = { refusals: result.refusals, entered: message };
  return askerCasePage(deps, request, { base: at.base, section: 'plan' }, found, again);
}

async function rate(deps: CasePageDeps, request: PageRequest, at: Held): Promise<Reply> {
  const found = await ownCase(deps, request, at);
  if (found === undefined) return { kind: 'redirect', to: `${at.base}/cases`, status: 303 };
  const said = (question: string) => request.form.get(`answer-${question}`);
  const as = { side: 'firm', dossierId: at.dossierId } as const;
  const order = { caseId: found.id, as, said, command: commandOf(deps, request), now: request.now };
  const result = await rateCase(deps, order);
  if (result.ok) return { kind: 'redirect', to: `${at.base}/cases/${found.id}?done=saved`, status: 303 };
  const again = { refusals: result.refusals, entered: '', said };
  return askerCasePage(deps, request, { base: at.base, section: 'plan' }, found, again);
}

async function answerFiled(deps: CasePageDeps, request: PageRequest, at: Held): Promise<Reply> {
  const found = await ownCase(deps, request, at);
  if (found === undefined) return { kind: 'redirect', to: `${at.base}/cases`, status: 303 };
  const answer = request.form.get('answer') === 'yes' ? 'yes' : 'no';
  const as = { side: 'firm', dossierId: at.dossierId } as const;
  const order = { caseId: found.id, as, answer, command: commandOf(deps, request), now: request.now } as const;
  const result = await confirmFiled(deps, order);
  if (result.ok) return { kind: 'redirect', to: `${at.base}/cases/${found.id}?done=saved`, status: 303 };
  const again = { refusals: result.refusals, entered: '' };
  return askerCasePage(deps, request, { base: at.base, section: 'plan' }, found, again);
}
