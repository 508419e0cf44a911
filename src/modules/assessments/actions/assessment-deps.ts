/** What the actions and pages of assessments need; app.ts hands it in once. */
import type { Instant } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { currentDossier, type DossierDeps, type OpenDossier, standingOf } from '../../enterprises/index.ts';
import type { NewEvent, PayloadValue } from '../../ledger/index.ts';
import type { FactLinksByFramework } from '../content/load-fact-links.ts';
import type { Frameworks } from '../content/load-frameworks.ts';
import type { AssessmentResult } from '../domain/assessment-result.ts';

export interface AssessmentDeps extends DossierDeps {
  readonly frameworks: Frameworks;
  readonly factLinks: FactLinksByFramework;
  /** Names a place in the language of the page. */
  readonly placeName: (id: string, language: Language) => string;
  /** Runs in the same transaction once an assessment is complete; app.ts hands in the re-planning. */
  readonly afterCompleting?: (
    trx: Trx,
    completed: { readonly dossier: OpenDossier; readonly result: AssessmentResult; readonly now: Instant },
  ) => Promise<void>;
}

/** The dossier as the condition language reads it on the day. */
export function dossierOn(deps: Pick<AssessmentDeps, 'contextAt'>, dossier: OpenDossier, now: Instant) {
  const today = localDateOf(now);
  const context = deps.contextAt(today);
  return { context, current: currentDossier(dossier.facts, context.vocabulary, today) };
}

/** What makes others like this firm on the day. */
export function peerGroupOf(deps: Pick<AssessmentDeps, 'contextAt'>, dossier: OpenDossier, now: Instant) {
  const { context, current } = dossierOn(deps, dossier, now);
  const { localityId, sectorGroup, sizeClass } = standingOf(current, context);
  const provinceId = localityId === undefined ? undefined : context.lookups.province(localityId);
  return { sectorGroup, sizeClass, provinceId };
}

/** An event about an assessment, done by the holder of the plan key, keyed by where the firm stands now. */
export function assessmentEvent(
  deps: Pick<AssessmentDeps, 'contextAt'>,
  dossier: OpenDossier,
  type: `assessment.${string}`,
  now: Instant,
  payload: { readonly [key: string]: PayloadValue },
): NewEvent {
  const { context, current } = dossierOn(deps, dossier, now);
  return {
    type,
    actor: { kind: 'plan-holder', dossierId: dossier.id },
    dossierId: dossier.id,
    ...standingOf(current, context),
    occurredAt: now,
    payload,
  };
}
