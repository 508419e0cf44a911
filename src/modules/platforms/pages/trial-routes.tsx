/** Addresses of a firm's trials, under its plan key: taking a place, and letting the vendor have its contact or no longer. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { closedDossierPage, type DossierRefusal, openHeldDossier } from '../../enterprises/index.ts';
import { changeContactConsent } from '../actions/change-contact-consent.ts';
import { readOfVendor } from '../actions/read-of-vendor.ts';
import { startTrial } from '../actions/start-trial.ts';
import type { TrialDeps } from '../actions/trial-deps.ts';
import { standingOfOffer } from '../domain/offer.ts';
import { trialText } from '../messages/trials.ts';
import { TryPage } from './try-page.tsx';

interface Held {
  readonly dossierId: string;
  readonly key: string;
  readonly base: string;
}

export function trialRoutes(deps: TrialDeps): Route[] {
  const held = (
    route: Pick<Route, 'method' | 'path' | 'verb'>,
    handle: (request: PageRequest, at: Held) => Promise<Reply>,
  ): Route => ({
    ...route,
    ...{ path: `/:lang/plan/:key${route.path}`, privacy: 'private' as const },
    handle: async (request) => {
      const held = await openHeldDossier(deps.db, request);
      return 'kind' in held ? held : handle(request, { ...held, dossierId: held.opened.id });
    },
  });
  // Verbs of the owner: no mandate opens them, a firm goes to a vendor by its own act.
  return [
    held({ method: 'GET', path: '/platforms/:platform/try', verb: 'trial.start' }, (request, at) =>
      tryPage(deps, request, at),
    ),
    held({ method: 'POST', path: '/platforms/:platform/try', verb: 'trial.start' }, (request, at) =>
      begin(deps, request, at),
    ),
    held({ method: 'POST', path: '/trials/:case/contact', verb: 'consent.write' }, (request, at) =>
      changeContact(deps, request, at),
    ),
  ];
}

async function tryPage(
  deps: TrialDeps,
  request: PageRequest,
  { base }: Held,
  refusals: readonly Refusal[] = [],
): Promise<Reply> {
  const { language, today, params, query, form } = request;
  const platform = deps.catalogue.byId.get(params.platform ?? '');
  if (platform === undefined || platform.withdrawn !== undefined) return { kind: 'not-found' };
  const { vendor, offers, listing } = await readOfVendor(deps.db, platform.id);
  const text = trialText(language);
  const open = offers.filter((offer) => standingOfOffer(offer, today) === 'open');
  return {
    kind: 'page',
    ...(refusals.length > 0 && { status: 422 }),
    title: text.try.title(platform.name),
    section: 'platforms',
    body: (
      <TryPage
        {...{ language, platform, vendor, base: `${base}/platforms`, consent: deps.consent }}
        offers={listing?.act === 'delisted' ? [] : open}
        entered={(field) => form.get(field).slice(0, 2000) || (field === 'offer' ? query.get(field).slice(0, 40) : '')}
        issues={refusals.map(({ code, field }) => ({ field: field ?? 'offer', message: text.errors[code] ?? code }))}
        command={deps.ids.next()}
      />
    ),
  };
}

async function begin(deps: TrialDeps, request: PageRequest, at: Held): Promise<Reply> {
  const { form, params, language, now } = request;
  const platformId = params.platform ?? '';
  const platform = deps.catalogue.byId.get(platformId);
  if (platform === undefined || platform.withdrawn !== undefined) return { kind: 'not-found' };
  const asked = await startTrial(deps, {
    ...{ key: at.key, platformId, offerId: form.get('offer'), message: form.get('message'), now },
    reach: { name: form.get('name'), phone: form.get('phone'), email: form.get('email') },
    ...(form.get('contact') === 'yes' && { contactTo: Number(form.get('version')) }),
    command: commandOf(deps, request),
  });
  if (asked.ok) return { kind: 'redirect', to: `${at.base}/cases/${asked.value}?done=sent`, status: 303 };
  const closed = asked.refusals.find(({ code }) => code.startsWith('enterprises.dossier'));
  if (closed !== undefined) return closedDossierPage(closed as DossierRefusal, language);
  return tryPage(deps, request, at, asked.refusals);
}

async function changeContact(deps: TrialDeps, request: PageRequest, { dossierId, base }: Held): Promise<Reply> {
  const { form, params, now } = request;
  const caseId = params.case ?? '';
  const act = form.get('act');
  if (!isUuid(caseId) || (act !== 'give' && act !== 'withdraw')) return { kind: 'not-found' };
  const changed = await changeContactConsent(deps, {
    ...{ dossierId, caseId, act, version: Number(form.get('version')), now },
    command: commandOf(deps, request),
  });
  if (changed.ok) return { kind: 'redirect', to: `${base}/cases/${caseId}?done=saved#details`, status: 303 };
  // The text changed meanwhile: the case's page shows what it says now.
  return changed.refusals.some(({ code }) => code === 'platforms.trial.consent-changed')
    ? { kind: 'redirect', to: `${base}/cases/${caseId}#details`, status: 303 }
    : { kind: 'not-found' };
}
