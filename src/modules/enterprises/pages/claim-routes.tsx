/** Addresses of claiming: under the plan key, because whoever claims must hold it. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { ClaimDeskDeps } from '../actions/claim-desk-deps.ts';
import { type ClaimDeps, claimDossier } from '../actions/claim-dossier.ts';
import { askForDecision, confirmByCode } from '../actions/decide-claim.ts';
import { openByKey } from '../actions/open-by-key.ts';
import { claimText } from '../messages/claim.ts';
import { findClaim, type HeldClaim, listDecisions } from '../store/claims.read.ts';
import { ClaimPage, type ClaimStanding } from './claim-page.tsx';
import { closedDossierPage } from './closed-dossier-page.tsx';
import type { OfficeName } from './readings-page.tsx';

export interface ClaimPageDeps extends ClaimDeps, ClaimDeskDeps {
  readonly officeName: OfficeName;
}

export function claimRoutes(deps: ClaimPageDeps): Route[] {
  const path = '/:lang/plan/:key/claim';
  return [
    {
      ...{ method: 'GET', path, verb: 'dossier.claim', privacy: 'private' },
      handle: (request) => claimPage(deps, request),
    },
    {
      ...{ method: 'POST', path, verb: 'dossier.claim', privacy: 'private' },
      handle: (request) => claim(deps, request),
    },
    {
      ...{ method: 'POST', path: `${path}/code`, verb: 'dossier.claim', privacy: 'private' },
      handle: (request) => typeCode(deps, request),
    },
    {
      ...{ method: 'POST', path: `${path}/again`, verb: 'dossier.claim', privacy: 'private' },
      handle: (request) => ask(deps, request),
    },
  ];
}

const baseOf = ({ language, params }: PageRequest): string =>
  `/${language}/plan/${encodeURIComponent(params.key ?? '')}`;

async function claimPage(
  deps: ClaimPageDeps,
  request: PageRequest,
  again?: {
    readonly field: 'name' | 'code';
    readonly entered?: string;
    readonly keep?: readonly string[];
    readonly message: string;
  },
): Promise<Reply> {
  const { language, actor, today } = request;
  const opened = await openByKey(deps.db, request.params.key ?? '', today);
  if (!opened.ok) return closedDossierPage(opened.refusals[0]!, language);
  const held = await findClaim(deps.db, opened.value.id);
  const ofOwner = held && (held.personId === actor?.personId ? 'yours' : 'taken');
  const standing = ofOwner ?? (actor === undefined ? 'visitor' : 'open');
  const reviewed = standing === 'open' ? await deps.review.list(deps.db, opened.value.id, language) : [];
  return {
    kind: 'page',
    ...(again && { status: 422 }),
    address: `${baseOf(request)}/claim`,
    title: claimText(language).title,
    section: 'plan',
    body: (
      <ClaimPage
        language={language}
        base={baseOf(request)}
        standing={standing}
        reviewed={reviewed}
        keep={again?.keep ?? reviewed.map(({ id }) => id)}
        command={deps.ids.next()}
        {...(held && ofOwner === 'yours' && { held: await standingOfClaim(deps, held, language) })}
        {...(again?.entered !== undefined && { entered: again.entered })}
        {...(again && { issues: [{ field: again.field, message: again.message }] })}
      />
    ),
  };
}

async function claim(deps: ClaimPageDeps, request: PageRequest): Promise<Reply> {
  const { language, actor, now, form } = request;
  const entered = form.get('name').replace(/\s+/g, ' ').slice(0, 200);
  const keep = form.all('keep');
  const claimed = await claimDossier(deps, { actor, key: request.params.key ?? '', name: entered, keep, now });
  const again: Reply = { kind: 'redirect', to: `${baseOf(request)}/claim` };
  if (claimed.ok) return again;
  const [refusal] = claimed.refusals;
  switch (refusal?.code) {
    case 'enterprises.claim.name-missing':
      return claimPage(deps, request, { field: 'name', entered, keep, message: claimText(language).nameMissing });
    case 'enterprises.dossier.not-found':
    case 'enterprises.dossier.expired':
    case 'enterprises.dossier.erased':
      return closedDossierPage({ code: refusal.code }, language);
    default:
      // Signed out meanwhile, or somebody was first: the page says so.
      return again;
  }
}

async function standingOfClaim(deps: ClaimPageDeps, claim: HeldClaim, language: Language): Promise<ClaimStanding> {
  const [last] = await listDecisions(deps.db, claim.id);
  if (last === undefined) return { level: claim.level };
  const { role, localityId, at, reason } = last;
  const office = deps.officeName(
    { ...(role !== null && { role }), ...(localityId !== null && { localityId }) },
    language,
  );
  return { level: claim.level, decision: { office, at, reason } };
}

/** The claim of this plan, when it is the asking person's. */
async function ownClaim(deps: ClaimPageDeps, { params, today, actor }: PageRequest): Promise<HeldClaim | undefined> {
  const opened = await openByKey(deps.db, params.key ?? '', today);
  const claim = opened.ok && actor !== undefined ? await findClaim(deps.db, opened.value.id) : undefined;
  return claim?.personId === actor?.personId ? claim : undefined;
}

async function typeCode(deps: ClaimPageDeps, request: PageRequest): Promise<Reply> {
  const { actor, form, now, language } = request;
  const claim = await ownClaim(deps, request);
  if (claim === undefined || actor === undefined) return claimPage(deps, request);
  const confirmed = await confirmByCode(deps, { actor, claimId: claim.id, typed: form.get('code'), now });
  if (confirmed.ok) return { kind: 'redirect', to: `${baseOf(request)}/claim` };
  const words = claimText(language);
  const held = confirmed.refusals[0]!.code === 'enterprises.claim.tax-code-held';
  return claimPage(deps, request, { field: 'code', message: held ? words.codeHeld : words.codeWrong });
}

async function ask(deps: ClaimPageDeps, request: PageRequest): Promise<Reply> {
  const { actor, now } = request;
  const claim = await ownClaim(deps, request);
  if (claim === undefined || actor === undefined) return claimPage(deps, request);
  await askForDecision(deps, { actor, claimId: claim.id, command: commandOf(deps, request), now });
  return { kind: 'redirect', to: `${baseOf(request)}/claim` };
}
