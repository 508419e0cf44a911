/** Addresses of consent: under the plan key, for the owner who claimed the firm. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { changeConsent } from '../actions/change-consent.ts';
import type { DossierDeps } from '../actions/dossier-deps.ts';
import { openByKey } from '../actions/open-by-key.ts';
import type { ConsentPurpose } from '../domain/consent.ts';
import { consentText } from '../messages/consents.ts';
import { findClaim } from '../store/claims.read.ts';
import { listConsents } from '../store/consents.read.ts';
import { closedDossierPage } from './closed-dossier-page.tsx';
import { ConsentsPage } from './consents-page.tsx';

export interface ConsentPageDeps extends Pick<DossierDeps, 'db' | 'ids' | 'ledger'> {
  readonly purposes: readonly ConsentPurpose[];
}

export function consentRoutes(deps: ConsentPageDeps): Route[] {
  const common = { path: '/:lang/plan/:key/consents', verb: 'consent.write', privacy: 'private' as const };
  return [
    { ...common, method: 'GET', handle: (request) => showConsents(deps, request) },
    { ...common, method: 'POST', handle: (request) => saveConsent(deps, request) },
  ];
}

const baseOf = ({ language, params }: PageRequest): string =>
  `/${language}/plan/${encodeURIComponent(params.key ?? '')}`;

async function showConsents(deps: ConsentPageDeps, request: PageRequest, message?: string): Promise<Reply> {
  const { actor, language, params, today, query } = request;
  const opened = await openByKey(deps.db, params.key ?? '', today);
  if (!opened.ok) return closedDossierPage(opened.refusals[0]!, language);
  const claim = actor && (await findClaim(deps.db, opened.value.id));
  const owner = actor !== undefined && claim?.personId === actor.personId;
  return {
    kind: 'page',
    ...(message !== undefined && { status: 422 }),
    title: consentText(language).title,
    section: 'plan',
    body: (
      <ConsentsPage
        {...{ language, base: baseOf(request), owner, purposes: deps.purposes }}
        consents={owner && claim !== undefined ? await listConsents(deps.db, claim.partyId) : []}
        nextCommand={() => deps.ids.next()}
        saved={query.get('saved') === '1'}
        {...(message !== undefined && { issues: [{ field: request.form.get('purpose'), message }] })}
      />
    ),
  };
}

async function saveConsent(deps: ConsentPageDeps, request: PageRequest): Promise<Reply> {
  const { actor, language, params, today, now, form } = request;
  const opened = await openByKey(deps.db, params.key ?? '', today);
  if (!opened.ok) return closedDossierPage(opened.refusals[0]!, language);
  const claim = await findClaim(deps.db, opened.value.id);
  const purpose = deps.purposes.find(({ code }) => code === form.get('purpose'));
  if (actor === undefined || claim === undefined || purpose === undefined) return showConsents(deps, request);
  const changed = await changeConsent(deps, {
    ...{ actor, claimId: claim.id, purpose, version: Number(form.get('version')), now },
    act: form.get('act') === 'give' ? 'give' : 'withdraw',
    command: commandOf(deps, request),
  });
  if (changed.ok) return { kind: 'redirect', to: `${baseOf(request)}/consents?saved=1#${purpose.code}` };
  const words = consentText(language);
  return showConsents(
    deps,
    request,
    changed.refusals[0]?.code === 'enterprises.consent.changed' ? words.changed : words.notOwner,
  );
}
