/** What every page under a plan key begins with: the dossier its key opens, the set of criteria, and where the assessment stands. */
import type { PageRequest, Reply } from '../../../foundation/http/route.ts';
import { closedDossierPage, type OpenDossier, openByKey } from '../../enterprises/index.ts';
import { type AssessmentDeps, dossierOn } from '../actions/assessment-deps.ts';
import { openDraft } from '../actions/start-assessment.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { proposeAnswers } from '../domain/fact-links.ts';
import { type AssessmentVerb, can } from '../policy.ts';
import { listAssessments, type StoredAssessment } from '../store/assessments.read.ts';

/** A private request whose key and framework are good. */
export interface Opened {
  readonly dossier: OpenDossier;
  readonly compiled: CompiledFramework;
  readonly draft: StoredAssessment | undefined;
  /** Newest first. */
  readonly completed: readonly StoredAssessment[];
  /** `/vi/plan/{key}`. */
  readonly planPath: string;
  /** `/vi/plan/{key}/assess/dbi-2025-sme`. */
  readonly base: string;
}

export async function withAssessment(
  deps: AssessmentDeps,
  request: PageRequest,
  verb: AssessmentVerb,
  answer: (opened: Opened) => Promise<Reply>,
): Promise<Reply> {
  const compiled = deps.frameworks.find(request.params.framework ?? '');
  if (!compiled) return { kind: 'not-found' };
  const key = request.params.key ?? '';
  const opened = await openByKey(deps.db, key, request.today);
  if (!opened.ok) return closedDossierPage(opened.refusals[0]!, request.language);
  const dossier = opened.value;
  // Holding the key is what makes the holder: see policy.ts.
  const allowed = can({ kind: 'plan-holder', dossierId: dossier.id }, verb, { dossierId: dossier.id });
  if (!allowed.ok) return { kind: 'refused', status: 403, code: allowed.refusals[0]!.code };
  const assessments = await listAssessments(deps.db, dossier.id, compiled.framework.id);
  const planPath = `/${request.language}/plan/${encodeURIComponent(key)}`;
  return answer({
    dossier,
    compiled,
    draft: openDraft(assessments, compiled.hash),
    completed: assessments
      .filter((each) => each.completedAt !== null)
      .sort((a, b) => (a.completedAt! < b.completedAt! ? 1 : -1)),
    planPath,
    base: `${planPath}/assess/${compiled.framework.id}`,
  });
}

/** What facts of the dossier propose where nothing was said in this draft. */
export function proposalsFor(deps: AssessmentDeps, request: PageRequest, opened: Opened, sector: unknown) {
  const { compiled, dossier } = opened;
  const links = deps.factLinks.of(compiled.framework.id);
  const { current } = dossierOn(deps, dossier, request.now);
  const chosen = typeof sector === 'string' ? sector : undefined;
  return proposeAnswers(compiled, links, current, request.today, chosen);
}
