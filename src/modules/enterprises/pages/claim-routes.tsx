/** Addresses of claiming: under the plan key, because whoever claims must hold it. */
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { type ClaimDeps, claimDossier } from '../actions/claim-dossier.ts';
import { openByKey } from '../actions/open-by-key.ts';
import { claimText } from '../messages/claim.ts';
import { findClaim } from '../store/claims.read.ts';
import { ClaimPage } from './claim-page.tsx';
import { closedDossierPage } from './closed-dossier-page.tsx';

export function claimRoutes(deps: ClaimDeps): Route[] {
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
  ];
}

const baseOf = ({ language, params }: PageRequest): string =>
  `/${language}/plan/${encodeURIComponent(params.key ?? '')}`;

async function claimPage(
  deps: ClaimDeps,
  request: PageRequest,
  again?: { readonly entered: string; readonly keep: readonly string[]; readonly message: string },
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
        {...(again && { entered: again.entered, issues: [{ field: 'name', message: again.message }] })}
      />
    ),
  };
}

async function claim(deps: ClaimDeps, request: PageRequest): Promise<Reply> {
  const { language, actor, now, form } = request;
  const entered = form.get('name').replace(/\s+/g, ' ').slice(0, 200);
  const keep = form.all('keep');
  const claimed = await claimDossier(deps, { actor, key: request.params.key ?? '', name: entered, keep, now });
  const again: Reply = { kind: 'redirect', to: `${baseOf(request)}/claim` };
  if (claimed.ok) return again;
  const [refusal] = claimed.refusals;
  switch (refusal?.code) {
    case 'enterprises.claim.name-missing':
      return claimPage(deps, request, { entered, keep, message: claimText(language).nameMissing });
    case 'enterprises.dossier.not-found':
    case 'enterprises.dossier.expired':
    case 'enterprises.dossier.erased':
      return closedDossierPage({ code: refusal.code }, language);
    default:
      // Signed out meanwhile, or somebody was first: the page says so.
      return again;
  }
}
