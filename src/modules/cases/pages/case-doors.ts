/** A case as one of its sides reaches it by address: under a plan key, under an account, at a desk, for a partner. Out of reach it is answered as not there. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageRequest, Reply } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Result } from '../../../foundation/result.ts';
import { type PolicyContext, toSignIn } from '../../accounts/index.ts';
import { findClaim, openHeldDossier } from '../../enterprises/index.ts';
import type { ActsAs } from '../actions/act-on-case.ts';
import type { Case } from '../domain/case.ts';
import { mayAsApplicant, mayAsFirm, mayAsPartner, mayWork } from '../policy.ts';
import { findCase } from '../store/cases.read.ts';
import { type Again, askerCasePage } from './asker-case-page.tsx';
import { deskCasePage } from './desk-case-view.tsx';
import type { CasePageDeps } from './page-deps.ts';
import { partnerCasePage } from './partner-case-view.tsx';

export interface CaseDoor {
  readonly found: Case;
  readonly as: ActsAs;
  /** Address of its page. */
  readonly href: string;
  /** Its page, with what was refused where something was. */
  readonly page: (again?: Again) => Promise<Reply>;
}

/** Where a side has its cases, and the verbs asked for there. */
export interface CaseAddress {
  readonly path: string;
  readonly privacy: 'private' | 'personal';
  readonly verbs: {
    readonly see: string;
    readonly act: string;
    readonly readPaper: string;
    /** Absent where papers are only read. */
    readonly writePaper?: string;
  };
  /** The side that asked: it confirms what was filed for it, says how it went, and shows papers to a partner. */
  readonly asks: boolean;
  /** Finds the case as whoever asks may see it, else the answer they get. */
  readonly open: (deps: CasePageDeps, request: PageRequest) => Promise<CaseDoor | Reply>;
}

export const FIRM_CASES: CaseAddress = {
  path: '/:lang/plan/:key/cases/:case',
  privacy: 'private',
  verbs: { see: 'case.read', act: 'case.write', readPaper: 'paper.read', writePaper: 'case.write' },
  asks: true,
  open: openAsFirm,
};

export const APPLICANT_CASES: CaseAddress = {
  path: '/:lang/account/cases/:case',
  privacy: 'personal',
  verbs: { see: 'account.read', act: 'account.write', readPaper: 'account.read', writePaper: 'account.write' },
  asks: true,
  open: openAsApplicant,
};

export const DESK_CASES: CaseAddress = {
  path: '/:lang/desk/cases/:case',
  privacy: 'personal',
  verbs: { see: 'cases.hold', act: 'cases.hold', readPaper: 'cases.hold', writePaper: 'cases.hold' },
  asks: false,
  open: openAtOffice('desk', mayWork, deskCasePage),
};

export const PARTNER_CASES: CaseAddress = {
  path: '/:lang/desk/partner-cases/:case',
  privacy: 'personal',
  verbs: { see: 'cases.partner', act: 'cases.partner', readPaper: 'cases.partner' },
  asks: false,
  open: openAtOffice('partner', mayAsPartner, partnerCasePage),
};

export const CASE_ADDRESSES: readonly CaseAddress[] = [FIRM_CASES, APPLICANT_CASES, DESK_CASES, PARTNER_CASES];

async function openAsFirm(deps: CasePageDeps, request: PageRequest): Promise<CaseDoor | Reply> {
  const held = await openHeldDossier(deps.db, request);
  if ('kind' in held) return held;
  const { base } = held;
  const dossierId = held.opened.id;
  const found = await caseOfAddress(deps, request);
  if (found === undefined || !mayAsFirm({ kind: 'plan-holder', dossierId }, found, request.actor).ok)
    return { kind: 'redirect', to: `${base}/cases`, status: 303 };
  return {
    ...{ found, as: { side: 'firm', dossierId }, href: `${base}/cases/${found.id}` },
    page: async (again) =>
      askerCasePage(deps, request, { base, section: 'plan' }, await asItIsNow(deps, found, again), again),
  };
}

async function openAsApplicant(deps: CasePageDeps, request: PageRequest): Promise<CaseDoor | Reply> {
  const { actor, language } = request;
  if (actor === undefined) return toSignIn(request);
  const found = await caseOfAddress(deps, request);
  if (found === undefined || !mayAsApplicant(actor, found).ok)
    return (found && (await toOwnPlan(deps, request, actor, found))) ?? { kind: 'not-found' };
  const base = `/${language}/account`;
  return {
    ...{ found, as: { side: 'applicant', actor }, href: `${base}/cases/${found.id}` },
    page: async (again) => askerCasePage(deps, request, { base }, await asItIsNow(deps, found, again), again),
  };
}

/** A refused act mostly met one that came before it: the page shows what that one made of the case. */
async function asItIsNow({ db }: CasePageDeps, found: Case, again: Again | undefined): Promise<Case> {
  return again === undefined ? found : ((await findCase(db, found.id)) ?? found);
}

/** A notice leads to this page: a case of a firm this person answers for stands in its plan, whose address is a key and in no letter. */
async function toOwnPlan(
  deps: CasePageDeps,
  { language, path }: PageRequest,
  { personId }: Actor,
  { id, dossierId }: Case,
): Promise<Reply | undefined> {
  if (!path.endsWith(`/cases/${id}`)) return undefined;
  const claim = dossierId === undefined ? undefined : await findClaim(deps.db, dossierId);
  const key = claim?.personId === personId ? deps.unseal?.(claim.sealedKey) : undefined;
  return key === undefined ? undefined : { kind: 'redirect', to: `/${language}/plan/${key}/cases/${id}`, status: 303 };
}

type MayOpen = (actor: Actor, found: Case, context: PolicyContext) => Result<unknown>;
type OfficePage = (
  deps: CasePageDeps,
  request: PageRequest,
  actor: Actor,
  found: Case,
  again: Again | undefined,
) => Promise<Reply>;

/** A side that works on it from a desk, for a role or for an organisation. */
function openAtOffice(side: 'desk' | 'partner', may: MayOpen, page: OfficePage): CaseAddress['open'] {
  return async (deps, request) => {
    const { actor, language } = request;
    if (actor === undefined) return toSignIn(request);
    const found = await caseOfAddress(deps, request);
    if (found === undefined || !may(actor, found, { roles: deps.roles, contains: deps.places.contains }).ok)
      return { kind: 'not-found' };
    return {
      ...{
        found,
        as: { side, actor },
        href: `/${language}/desk/${side === 'desk' ? 'cases' : 'partner-cases'}/${found.id}`,
      },
      page: async (again) => page(deps, request, actor, await asItIsNow(deps, found, again), again),
    };
  };
}

/** Whoever asks may not be allowed to see it; an erased case is no more there. */
async function caseOfAddress({ db }: CasePageDeps, { params }: PageRequest): Promise<Case | undefined> {
  const id = params.case ?? '';
  const found = isUuid(id) ? await findCase(db, id) : undefined;
  return found?.state === 'erased' ? undefined : found;
}
