/** Addresses of mandates: under the plan key for the owner, at the desk for the adviser. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { deskRoute, mayAtDesk, type PolicyContext, type SignedInHandler } from '../../accounts/index.ts';
import { listEventsOfDossier } from '../../ledger/index.ts';
import { adviserCodeOf, endMandate, giveMandate, type MandateDeps } from '../actions/give-mandate.ts';
import { openByKey } from '../actions/open-by-key.ts';
import { MANDATE_ACTS } from '../domain/mandate.ts';
import { mandateText } from '../messages/mandates.ts';
import { findClaim, type HeldClaim } from '../store/claims.read.ts';
import { listMandatesOfAdviser, listMandatesOfClaim } from '../store/mandates.read.ts';
import { closedDossierPage } from './closed-dossier-page.tsx';
import { MandateDeskPage } from './mandate-desk-page.tsx';
import { MandatesPage, type MandatesPageProps, NoMandatesPage } from './mandates-page.tsx';

export interface MandatePageDeps extends MandateDeps {
  readonly policy: PolicyContext;
  readonly personNames: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Undefined when it was sealed with a key this deployment no longer has. */
  readonly unseal: (sealed: string) => string | undefined;
}

export function mandateRoutes(deps: MandatePageDeps): Route[] {
  const owners = '/:lang/plan/:key/mandates';
  const own = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    ...{ method, path: `${owners}${path}`, verb: 'mandate.write', privacy: 'private' as const, handle },
  });
  const desk = (method: Route['method'], path: string, handle: SignedInHandler): Route =>
    deskRoute(
      { method, path: `/:lang/desk/mandates${path}`, verb: 'mandates.use' },
      (actor) => mayAtDesk(actor, 'mandates.use', {}, deps.policy),
      handle,
    );
  return [
    own('GET', '', (request) => ownersPage(deps, request)),
    own('POST', '', (request) => give(deps, request)),
    own('POST', '/end', (request) => end(deps, request)),
    desk('GET', '', (request, actor) => advisersPage(deps, request, actor)),
    desk('POST', '/end', (request, actor) => layDown(deps, request, actor)),
  ];
}

const baseOf = ({ language, params }: PageRequest): string =>
  `/${language}/plan/${encodeURIComponent(params.key ?? '')}`;

interface Owned {
  readonly claim: HeldClaim;
  readonly actor: Actor;
}

/** The claim of this plan when the asking person holds it; otherwise the page that says why not. */
async function owned(deps: MandatePageDeps, request: PageRequest): Promise<Owned | Reply> {
  const { actor, language, params, today } = request;
  const opened = await openByKey(deps.db, params.key ?? '', today);
  if (!opened.ok) return closedDossierPage(opened.refusals[0]!, language);
  const claim = actor && (await findClaim(deps.db, opened.value.id));
  if (actor !== undefined && claim?.personId === actor.personId) return { claim, actor };
  return {
    kind: 'page',
    title: mandateText(language).title,
    section: 'plan',
    body: <NoMandatesPage language={language} base={baseOf(request)} />,
  };
}

async function ownersPage(
  deps: MandatePageDeps,
  request: PageRequest,
  again?: Pick<MandatesPageProps, 'entered' | 'issues'>,
): Promise<Reply> {
  const found = await owned(deps, request);
  if ('kind' in found) return found;
  const { claim } = found;
  const { language, today, query } = request;
  const mandates = await listMandatesOfClaim(deps.db, claim.id);
  const events = await listEventsOfDossier(deps.db, claim.dossierId, { limit: 200 });
  const acted = events.filter(({ payload, type }) => payload.mandateId !== undefined && !type.startsWith('mandate.'));
  const notice = (['given', 'ended'] as const).find((each) => each === query.get('saved'));
  return {
    kind: 'page',
    ...(again && { status: 422 }),
    title: mandateText(language).title,
    section: 'plan',
    address: `${baseOf(request)}/mandates`,
    body: (
      <MandatesPage
        {...{ language, today, base: baseOf(request), firm: claim.name, mandates, events: acted.slice(0, 50) }}
        names={await deps.personNames(deps.db, [...new Set(mandates.map(({ adviserId }) => adviserId))])}
        nextCommand={() => deps.ids.next()}
        {...(notice && { notice })}
        {...again}
      />
    ),
  };
}

async function give(deps: MandatePageDeps, request: PageRequest): Promise<Reply> {
  const found = await owned(deps, request);
  if ('kind' in found) return found;
  const { form, language, now } = request;
  const entered = { adviser: form.get('adviser').slice(0, 20), acts: form.all('acts'), days: form.get('days') };
  const given = await giveMandate(deps, {
    ...{ actor: found.actor, claimId: found.claim.id, adviserCode: entered.adviser, now },
    acts: MANDATE_ACTS.filter((act) => entered.acts.includes(act)),
    days: Number(entered.days),
    command: commandOf(deps, request),
  });
  if (given.ok) return { kind: 'redirect', to: `${baseOf(request)}/mandates?saved=given` };
  const { errors } = mandateText(language);
  const issues = given.refusals.map(({ code, field }) => ({ field: field ?? 'adviser', message: errors[code] }));
  return ownersPage(deps, request, { entered, issues });
}

async function end(deps: MandatePageDeps, request: PageRequest): Promise<Reply> {
  const found = await owned(deps, request);
  if ('kind' in found) return found;
  const { actor, claim } = found;
  await endMandate(deps, { actor, claimId: claim.id, mandateId: request.form.get('mandate'), now: request.now });
  return { kind: 'redirect', to: `${baseOf(request)}/mandates?saved=ended` };
}

async function advisersPage(deps: MandatePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, today, now } = request;
  const mandates = await listMandatesOfAdviser(deps.db, actor.personId, today);
  return {
    kind: 'page',
    title: mandateText(language).desk.title,
    section: 'desk',
    deskSection: 'mandates',
    body: (
      <MandateDeskPage
        language={language}
        code={await adviserCodeOf(deps, actor.personId, now)}
        mandates={mandates.map((mandate) => {
          const key = deps.unseal(mandate.sealedKey);
          return { ...mandate, ...(key !== undefined && { href: `/${language}/plan/${key}` }) };
        })}
        nextCommand={() => deps.ids.next()}
      />
    ),
  };
}

async function layDown(deps: MandatePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, today, now, form } = request;
  const mine = await listMandatesOfAdviser(deps.db, actor.personId, today);
  const mandate = mine.find(({ id }) => id === form.get('mandate'));
  if (mandate !== undefined) await endMandate(deps, { actor, claimId: mandate.claimId, mandateId: mandate.id, now });
  return { kind: 'redirect', to: `/${language}/desk/mandates` };
}
