/** Addresses of the desk that decides on claims. A claim outside the officer's places is not there. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { deskRoute, mayAtDesk, type SignedInHandler } from '../../accounts/index.ts';
import { type ClaimDeskDeps, findClaimedFirm } from '../actions/claim-desk-deps.ts';
import { type ClaimDeskRefusal, decideClaim, placed, printClaimCode } from '../actions/decide-claim.ts';
import { recordReading } from '../actions/record-reading.ts';
import { CLAIM_DOUBTS, type ClaimDecision } from '../domain/claim.ts';
import { currentDossier } from '../domain/current-dossier.ts';
import { claimDeskText } from '../messages/claim-desk.ts';
import { findClaimById, listClaimsToDecide, listDecisions } from '../store/claims.read.ts';
import { findRecord } from '../store/register.read.ts';
import { CLAIM_LEVELS, ClaimDeskList } from './claim-desk-list.tsx';
import { ClaimDeskPage, SEEN_EVIDENCE } from './claim-desk-page.tsx';
import { type FactNames, factValueInWords } from './fact-words.ts';
import type { OfficeName } from './readings-page.tsx';

export interface ClaimDeskPageDeps extends ClaimDeskDeps {
  readonly names: FactNames;
  readonly officeName: OfficeName;
  /** Ids of a place and of all that lies in it. */
  readonly placesInside: (localityId: string) => readonly string[];
  readonly personNames: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

const A_PAGE = 30;

export function claimDeskRoutes(deps: ClaimDeskPageDeps): Route[] {
  const route = (method: Route['method'], path: string, handle: SignedInHandler): Route =>
    deskRoute(
      { method, path: `/:lang/desk/claims${path}`, verb: 'claims.confirm' },
      (actor) => mayAtDesk(actor, 'claims.confirm', {}, deps.policy),
      handle,
    );
  return [
    route('GET', '', (request, actor) => listPage(deps, request, actor)),
    route('GET', '/:claim', (request, actor) => claimPage(deps, request, actor)),
    route('POST', '/:claim', (request, actor) => decide(deps, request, actor)),
    route('POST', '/:claim/code', (request, actor) => printCode(deps, request, actor)),
  ];
}

async function listPage(deps: ClaimDeskPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, query } = request;
  const level = CLAIM_LEVELS.find((each) => each === query.get('level')) ?? 'self-declared';
  const text = query.get('q').slice(0, 100);
  const asked = Number(query.get('page') || '1');
  const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
  const scope = actor.actingAs?.scope;
  const places =
    scope?.kind === 'nation' ? 'everywhere' : scope?.kind === 'locality' ? deps.placesInside(scope.localityId) : [];
  const { total, claims } = await listClaimsToDecide(
    deps.db,
    { level, places, text: foldVietnamese(text) },
    { limit: A_PAGE, offset: (page - 1) * A_PAGE },
  );
  return {
    kind: 'page',
    title: claimDeskText(language).title,
    section: 'desk',
    deskSection: 'claims',
    body: (
      <ClaimDeskList
        {...{ language, level, text, total, claims, page, pages: Math.ceil(total / A_PAGE) }}
        placeName={(id) => deps.names.places.nameOf(id, language)}
      />
    ),
  };
}

interface Outcome {
  readonly printed?: { readonly code: string; readonly expiresAt: Instant };
  readonly entered?: string;
  readonly message?: string;
}

async function claimPage(
  deps: ClaimDeskPageDeps,
  request: PageRequest,
  actor: Actor,
  { printed, entered, message }: Outcome = {},
): Promise<Reply> {
  const { language, today, now, params } = request;
  const claim = isUuid(params.claim ?? '') ? await findClaimById(deps.db, params.claim ?? '') : undefined;
  const firm = claim && (await findClaimedFirm(deps.db, deps, claim.dossierId, today));
  if (claim === undefined || firm === undefined) return { kind: 'not-found' };
  if (!mayAtDesk(actor, 'claims.confirm', placed(claim, firm.standing.localityId), deps.policy).ok)
    return { kind: 'not-found' };
  const subject = { kind: 'party', id: claim.partyId } as const;
  await recordReading(deps, { actor, subject, fields: ['name', 'answers', 'register'], purpose: 'claim', now });
  const record = firm.taxCode === undefined ? undefined : await findRecord(deps.db, firm.taxCode);
  const place = (id: string | undefined) => (id === undefined ? undefined : deps.names.places.addressOf(id, language));
  const claimants = await deps.personNames(deps.db, [claim.personId]);
  return {
    kind: 'page',
    ...(message !== undefined && { status: 422 }),
    title: claim.name,
    section: 'desk',
    deskSection: 'claims',
    address: `/${language}/desk/claims/${claim.id}`,
    body: (
      <ClaimDeskPage
        language={language}
        claim={claim}
        claimant={claimants.get(claim.personId)}
        taxCode={firm.taxCode}
        said={{
          place: place(firm.standing.localityId),
          status: statusInWords(deps, firm.dossier.facts, language, now),
        }}
        record={record}
        recordSaid={{
          place: place(record?.communeId ?? record?.provinceId) ?? record?.placeText,
          status: statusWord(deps, record?.operatingStatus, language, now),
        }}
        decisions={await listDecisions(deps.db, claim.id)}
        officeName={deps.officeName}
        nextCommand={() => deps.ids.next()}
        saved={request.query.get('saved') === '1'}
        {...(printed && { printed })}
        {...(entered !== undefined && { entered })}
        {...(message !== undefined && { issues: [{ field: 'reason', message }] })}
      />
    ),
  };
}

function statusInWords(
  deps: ClaimDeskPageDeps,
  facts: Parameters<typeof currentDossier>[0],
  language: Language,
  now: Instant,
): string | undefined {
  const today = localDateOf(now);
  const said = currentDossier(facts, deps.contextAt(today).vocabulary, today).one.operatingStatus?.value;
  return statusWord(deps, typeof said === 'string' ? said : undefined, language, now);
}

function statusWord(
  deps: ClaimDeskPageDeps,
  status: string | undefined,
  language: Language,
  now: Instant,
): string | undefined {
  const definition = deps.contextAt(localDateOf(now)).vocabulary.facts.operatingStatus;
  return status === undefined || definition === undefined
    ? undefined
    : factValueInWords(definition, status, language, deps.names);
}

async function decide(deps: ClaimDeskPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const entered = form.get('reason');
  const decision = decisionOf(entered);
  if (decision === undefined)
    return claimPage(deps, request, actor, { message: claimDeskText(language).errors.required });
  const decided = await decideClaim(deps, { ...orderOf(deps, request, actor), decision, now });
  if (decided.ok) return { kind: 'redirect', to: `/${language}/desk/claims/${request.params.claim ?? ''}?saved=1` };
  return refusal(deps, request, actor, decided.refusals[0]!, entered);
}

async function printCode(deps: ClaimDeskPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const printed = await printClaimCode(deps, orderOf(deps, request, actor));
  if (printed.ok) return claimPage(deps, request, actor, { printed: printed.value });
  return refusal(deps, request, actor, printed.refusals[0]!);
}

function orderOf(deps: ClaimDeskPageDeps, request: PageRequest, actor: Actor) {
  const [claim, seen] = [request.params.claim ?? '', request.form.get('seen')];
  return {
    actor,
    claimId: isUuid(claim) ? claim : deps.ids.next(),
    seen: seen === '' ? undefined : seen,
    command: commandOf(deps, request),
    now: request.now,
  };
}

function decisionOf(reason: string): ClaimDecision | undefined {
  const evidence = SEEN_EVIDENCE.find((each) => each === reason);
  if (evidence !== undefined) return { outcome: 'confirmed', reason: evidence };
  const doubt = CLAIM_DOUBTS.find((each) => each === reason);
  return doubt && { outcome: 'refused', reason: doubt };
}

function refusal(
  deps: ClaimDeskPageDeps,
  request: PageRequest,
  actor: Actor,
  { code }: { readonly code: ClaimDeskRefusal['code'] | 'enterprises.claim.code-printed-already' },
  entered?: string,
): Promise<Reply> | Reply {
  switch (code) {
    case 'enterprises.claim.unknown':
    case 'accounts.outside-your-area':
      return { kind: 'not-found' };
    case 'accounts.not-signed-in':
    case 'accounts.not-yours':
    case 'accounts.role-may-not':
      return { kind: 'refused', status: 403, code };
    default: {
      const message = claimDeskText(request.language).errors[code];
      return claimPage(deps, request, actor, { message, ...(entered !== undefined && { entered }) });
    }
  }
}
