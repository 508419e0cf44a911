/** A case as one of its sides reaches it by address: under a plan key, under an account, at a desk. Out of reach it is answered as not there. */
import type { PageRequest, Reply } from '../../../foundation/http/route.ts';
import { closedDossierPage, openByKey, parsePlanKey } from '../../enterprises/index.ts';
import type { ActsAs } from '../actions/act-on-case.ts';
import type { Case } from '../domain/case.ts';
import { mayAsApplicant, mayAsFirm, mayWork } from '../policy.ts';
import { type Again, askerCasePage } from './asker-case-page.tsx';
import { caseOfAddress } from './case-requests.ts';
import { deskCasePage } from './desk-case-routes.tsx';
import type { CasePageDeps } from './page-deps.ts';

export interface CaseDoor {
  readonly found: Case;
  readonly as: ActsAs;
  /** Address of its page. */
  readonly href: string;
  /** The page with what was refused. */
  readonly page: (again: Again) => Promise<Reply>;
}

/** Where each side has its cases, and what it may be asked for there. */
export const CASE_ADDRESSES = [
  {
    path: '/:lang/plan/:key/cases/:case',
    privacy: 'private',
    verbs: { see: 'case.read', read: 'paper.read', write: 'case.write' },
    open: openAsFirm,
  },
  {
    path: '/:lang/account/cases/:case',
    privacy: 'personal',
    verbs: { see: 'account.read', read: 'account.read', write: 'account.write' },
    open: openAsApplicant,
  },
  {
    path: '/:lang/desk/cases/:case',
    privacy: 'personal',
    verbs: { see: 'cases.hold', read: 'cases.hold', write: 'cases.hold' },
    open: openAtDesk,
  },
] as const;

async function openAsFirm(deps: CasePageDeps, request: PageRequest): Promise<CaseDoor | Reply> {
  const { params, language, today } = request;
  const key = parsePlanKey(params.key ?? '');
  const opened = await openByKey(deps.db, params.key ?? '', today);
  if (!opened.ok || key === undefined)
    return closedDossierPage(opened.ok ? { code: 'enterprises.dossier.not-found' } : opened.refusals[0]!, language);
  const dossierId = opened.value.id;
  const base = `/${language}/plan/${key}`;
  const found = await caseOfAddress(deps, request);
  if (found === undefined || !mayAsFirm({ kind: 'plan-holder', dossierId }, found, request.actor).ok)
    return { kind: 'redirect', to: `${base}/cases`, status: 303 };
  return {
    ...{ found, as: { side: 'firm', dossierId }, href: `${base}/cases/${found.id}` },
    page: (again) => askerCasePage(deps, request, { base, section: 'plan' }, found, again),
  };
}

async function openAsApplicant(deps: CasePageDeps, request: PageRequest): Promise<CaseDoor | Reply> {
  const { actor, language } = request;
  if (actor === undefined) return { kind: 'redirect', to: `/${language}/sign-in` };
  const found = await caseOfAddress(deps, request);
  if (found === undefined || !mayAsApplicant(actor, found).ok) return { kind: 'not-found' };
  const base = `/${language}/account`;
  return {
    ...{ found, as: { side: 'applicant', actor }, href: `${base}/cases/${found.id}` },
    page: (again) => askerCasePage(deps, request, { base }, found, again),
  };
}

async function openAtDesk(deps: CasePageDeps, request: PageRequest): Promise<CaseDoor | Reply> {
  const { actor, language } = request;
  if (actor === undefined) return { kind: 'redirect', to: `/${language}/sign-in` };
  const found = await caseOfAddress(deps, request);
  if (found === undefined || !mayWork(actor, found, { roles: deps.roles, contains: deps.places.contains }).ok)
    return { kind: 'not-found' };
  return {
    ...{ found, as: { side: 'desk', actor }, href: `/${language}/desk/cases/${found.id}` },
    page: (again) => deskCasePage(deps, request, actor, found, again),
  };
}
