/** Stands before every page under a plan key: the key of a mandate opens it for its signed-in adviser, for the acts named, and notes what was seen. */
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Actions, LinkButton, LoneLink, Notice, PageTitle } from '../../../ui/index.ts';
import { mayAtDesk, type PolicyContext } from '../../accounts/index.ts';
import { runActingFor } from '../actions/acting-for.ts';
import type { DossierDeps } from '../actions/dossier-deps.ts';
import { recordReading } from '../actions/record-reading.ts';
import { isMandateInForce, mandateAllows } from '../domain/mandate.ts';
import { isMandateKey, type PlanKey, parsePlanKey } from '../domain/plan-key.ts';
import type { ReadField } from '../domain/reading.ts';
import { mandateText } from '../messages/mandates.ts';
import { hashPlanKey } from '../store/hash-plan-key.ts';
import { findMandateByKeyHash, type MandateOfFirm } from '../store/mandates.read.ts';
import { closedDossierPage } from './closed-dossier-page.tsx';

export interface MandateGuardDeps extends Pick<DossierDeps, 'db' | 'ids' | 'ledger'> {
  readonly policy: PolicyContext;
}

/** Routes without a plan key, and requests with an owner's key, go through untouched. */
export function guardMandates(deps: MandateGuardDeps, routes: readonly Route[]): Route[] {
  return routes.map((route) =>
    route.path.includes('/plan/:key')
      ? { ...route, handle: (request) => admit(deps, route, request, parsePlanKey(request.params.key ?? '')) }
      : route,
  );
}

async function admit(
  deps: MandateGuardDeps,
  route: Route,
  request: PageRequest,
  key: PlanKey | undefined,
): Promise<Reply> {
  if (key === undefined || !isMandateKey(key)) return route.handle(request);
  const { actor, language, today, now } = request;
  const mandate = await findMandateByKeyHash(deps.db, hashPlanKey(key));
  if (
    actor === undefined ||
    mandate?.adviserId !== actor.personId ||
    !isMandateInForce(mandate, today) ||
    !mayAtDesk(actor, 'mandates.use', {}, deps.policy).ok
  )
    return closedDossierPage({ code: 'enterprises.dossier.not-found' }, language);
  if (!mandateAllows(mandate.acts, route.verb)) return refusedPage(mandate, language, key);
  const { personId, actingAs } = actor;
  const assignmentId = actingAs?.assignmentId;
  const adviser = { kind: 'account', personId, ...(assignmentId !== undefined && { assignmentId }) } as const;
  const { id: mandateId, dossierId } = mandate;
  return runActingFor({ mandateId, dossierId, key, adviser }, async () => {
    const reply = await route.handle(request);
    const shown = reply.kind === 'file' || (reply.kind === 'page' && (reply.status ?? 200) < 400);
    if (!shown) return reply;
    const subject = { kind: 'dossier', id: dossierId } as const;
    await recordReading(deps, { actor, subject, fields: [shownBy(route.verb)], purpose: 'support', now });
    return reply.kind === 'page' ? withBanner(reply, mandate, language) : reply;
  });
}

function shownBy(verb: string): ReadField {
  const [thing] = verb.split('.');
  if (thing === 'plan' || thing === 'assessment' || thing === 'case') return thing;
  return thing === 'paper' ? 'papers' : 'answers';
}

function withBanner(reply: PageReply, { firm, validUntil }: MandateOfFirm, language: Language): PageReply {
  const text = mandateText(language);
  return {
    ...reply,
    body: (
      <>
        <Notice title={text.banner(firm, formatDate(validUntil))}>
          <LoneLink href={`/${language}/desk/mandates`}>{text.toList}</LoneLink>
        </Notice>
        {reply.body}
      </>
    ),
  };
}

function refusedPage({ firm }: MandateOfFirm, language: Language, key: PlanKey): PageReply {
  const text = mandateText(language);
  return {
    kind: 'page',
    status: 403,
    title: text.refusedTitle,
    section: 'plan',
    body: (
      <>
        <PageTitle title={text.refusedTitle} lead={text.refusedText(firm)} />
        <Actions>
          <LinkButton kind="secondary" href={`/${language}/plan/${key}`}>
            {firm}
          </LinkButton>
        </Actions>
      </>
    ),
  };
}
