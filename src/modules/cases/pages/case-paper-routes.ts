/** Addresses of the papers of a case: under a plan key, under an account, at a desk. */
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { closedDossierPage, openByKey, parsePlanKey } from '../../enterprises/index.ts';
import { type PaperDoor, paperRoutes } from '../../documents/index.ts';
import type { ActsAs } from '../actions/act-on-case.ts';
import { casePapers } from '../actions/case-papers.ts';
import { mayAsApplicant, mayAsFirm, mayWork } from '../policy.ts';
import { type Again, askerCasePage } from './asker-case-page.tsx';
import { caseOfAddress } from './case-requests.ts';
import { deskCasePage } from './desk-case-routes.tsx';
import type { CasePageDeps } from './page-deps.ts';

export function casePaperRoutes(deps: CasePageDeps): Route[] {
  return [
    ...paperRoutes(deps, {
      ...{ path: '/:lang/plan/:key/cases/:case', privacy: 'private', readVerb: 'paper.read', writeVerb: 'case.write' },
      open: (request) => openAsFirm(deps, request),
    }),
    ...paperRoutes(deps, {
      ...{ path: '/:lang/account/cases/:case', privacy: 'personal', readVerb: 'account.read', writeVerb: 'account.write' },
      open: (request) => openAsApplicant(deps, request),
    }),
    ...paperRoutes(deps, {
      ...{ path: '/:lang/desk/cases/:case', privacy: 'personal', readVerb: 'cases.hold', writeVerb: 'cases.hold' },
      open: (request) => openAtDesk(deps, request),
    }),
  ];
}

async function openAsFirm(deps: CasePageDeps, request: PageRequest): Promise<PaperDoor | Reply> {
  const { params, language, today } = request;
  const key = parsePlanKey(params.key ?? '');
  const opened = await openByKey(deps.db, params.key ?? '', today);
  if (!opened.ok || key === undefined)
    return closedDossierPage(opened.ok ? { code: 'enterprises.dossier.not-found' } : opened.refusals[0]!, language);
  const dossierId = opened.value.id;
  const found = await caseOfAddress(deps, request);
  if (found === undefined || !mayAsFirm({ kind: 'plan-holder', dossierId }, found).ok)
    return { kind: 'redirect', to: `/${language}/plan/${key}/cases`, status: 303 };
  const at = { base: `/${language}/plan/${key}`, section: 'plan' } as const;
  const again = (more: Again) => askerCasePage(deps, request, at, found, more);
  return doorOf(deps, request, found, { side: 'firm', dossierId }, `${at.base}/cases/${found.id}`, again);
}

async function openAsApplicant(deps: CasePageDeps, request: PageRequest): Promise<PaperDoor | Reply> {
  const { actor, language } = request;
  if (actor === undefined) return { kind: 'redirect', to: `/${language}/sign-in` };
  const found = await caseOfAddress(deps, request);
  if (found === undefined || !mayAsApplicant(actor, found).ok) return { kind: 'not-found' };
  const at = { base: `/${language}/account` };
  const again = (more: Again) => askerCasePage(deps, request, at, found, more);
  return doorOf(deps, request, found, { side: 'applicant', actor }, `${at.base}/cases/${found.id}`, again);
}

async function openAtDesk(deps: CasePageDeps, request: PageRequest): Promise<PaperDoor | Reply> {
  const { actor, language } = request;
  if (actor === undefined) return { kind: 'redirect', to: `/${language}/sign-in` };
  const found = await caseOfAddress(deps, request);
  if (found === undefined || !mayWork(actor, found, { roles: deps.roles, contains: deps.places.contains }).ok)
    return { kind: 'not-found' };
  const again = (more: Again) => deskCasePage(deps, request, actor, found, more);
  return doorOf(deps, request, found, { side: 'desk', actor }, `/${language}/desk/cases/${found.id}`, again);
}

function doorOf(
  deps: CasePageDeps,
  { now }: PageRequest,
  found: Parameters<typeof casePapers>[1],
  as: ActsAs,
  back: string,
  page: (again: Again) => Promise<Reply>,
): PaperDoor {
  return {
    ...casePapers(deps, found, as, now),
    back: `${back}?done=saved#papers`,
    again: (refusals) => page({ refusals, entered: '' }),
  };
}
