/** Trials of platforms, put together for cases: what keeps them in step, what their cases show, and the pages of the firm. */
import type { Route } from '../foundation/http/route.ts';
import type { About, CaseDeps, CaseDetailsOf, CaseEffect } from '../modules/cases/index.ts';
import { loadActConsent } from '../modules/enterprises/index.ts';
import { followTrial, TRIAL, TRIAL_OF, type TrialDeps, trialDetails, trialRoutes } from '../modules/platforms/index.ts';
import { contextAt, platforms } from './content.ts';

export const trialEffects = (deps: Pick<CaseDeps, 'ids' | 'ledger'>): Readonly<Record<string, CaseEffect>> => ({
  [TRIAL]: followTrial({ ...deps, contextAt }),
});

export const trialParts = (deps: Pick<CaseDeps, 'db' | 'ids' | 'ledger'>): Readonly<Record<string, CaseDetailsOf>> => ({
  [TRIAL]: trialDetails({ ...deps, ...content() }),
});

/** What the case of a trial is about, in words; undefined for other cases. */
export const trialAbout = ({ kind, code }: About): string | undefined =>
  kind === TRIAL_OF ? (platforms().byId.get(code)?.name ?? code) : undefined;

export const trialDeps = (deps: CaseDeps): TrialDeps => ({ ...deps, ...content(), contextAt });

export const trialPages = (deps: CaseDeps): Route[] => trialRoutes(trialDeps(deps));

function content() {
  return { catalogue: platforms(), consent: loadActConsent('platform-vendor') };
}
