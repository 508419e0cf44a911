/** Addresses of a firm's own cases, under its plan key: the key is the permission. */
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { personNames } from '../../accounts/index.ts';
import { closedDossierPage, openByKey, parsePlanKey } from '../../enterprises/index.ts';
import { actOnCase } from '../actions/act-on-case.ts';
import type { Case } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { mayAsFirm } from '../policy.ts';
import { findCase, findContact, listCasesOfDossier, listHistory } from '../store/cases.read.ts';
import { issueOf, peopleIn } from './case-words.ts';
import { FirmCasePage } from './firm-case-page.tsx';
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
  ];
}

async function showList(deps: CasePageDeps, { language }: PageRequest, { dossierId, base }: Held): Promise<Reply> {
  const cases = await listCasesOfDossier(deps.db, dossierId);
  return {
    kind: 'page',
    title: caseText(language).firm.listTitle,
    section: 'plan',
    body: <FirmCasesPage deps={deps} cases={cases} base={base} language={language} />,
  };
}

/** The firm's own, else undefined: another's is no more there than one that never was. */
async function ownCase(deps: CasePageDeps, request: PageRequest, { dossierId }: Held): Promise<Case | undefined> {
  const id = request.params.case ?? '';
  const found = isUuid(id) ? await findCase(deps.db, id) : undefined;
  return found !== undefined && mayAsFirm({ kind: 'plan-holder', dossierId }, found).ok ? found : undefined;
}

async function showCase(deps: CasePageDeps, request: PageRequest, at: Held): Promise<Reply> {
  const found = await ownCase(deps, request, at);
  return found === undefined
    ? { kind: 'redirect', to: `${at.base}/cases`, status: 303 }
    : casePage(deps, request, at, found);
}

async function casePage(
  deps: CasePageDeps,
  request: PageRequest,
  { base }: Held,
  found: Case,
  again?: { readonly refusals: readonly Refusal[]; readonly entered: string },
): Promise<PageReply> {
  const { language, now, today, query } = request;
  const history = await listHistory(deps.db, found.id);
  const names = await personNames(deps.db, peopleIn(found, history));
  const said = query.get('done');
  return {
    kind: 'page',
    ...(again && { status: 422 }),
    title: `${deps.aboutInWords(found.about, language)}, ${found.reference}`,
    section: 'plan',
    body: (
      <FirmCasePage
        {...{ deps, found, history, names, base, language, now, today }}
        contact={await findContact(deps.db, found.id)}
        notice={said === 'sent' || said === 'saved' ? said : undefined}
        {...(again && { issues: issueOf(again.refusals, language), entered: again.entered })}
      />
    ),
  };
}

async function act(deps: CasePageDeps, request: PageRequest, at: Held): Promise<Reply> {
  const { form, now } = request;
  const back = `${at.base}/cases/${request.params.case ?? ''}`;
  const found = await ownCase(deps, request, at);
  if (found === undefined) return { kind: 'redirect', to: `${at.base}/cases`, status: 303 };
  const command = form.get('command');
  const message = form.get('message');
  const result = await actOnCase(deps, {
    caseId: found.id,
    act: form.get('act'),
    as: { side: 'firm', dossierId: at.dossierId },
    message,
    command: isUuid(command) ? command : deps.ids.next(),
    now,
  });
  if (result.ok) return { kind: 'redirect', to: `${back}?done=saved`, status: 303 };
  return casePage(deps, request, at, found, { refusals: result.refusals, entered: message });
}
