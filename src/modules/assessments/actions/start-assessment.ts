/** Opens a draft of one framework's current version; a draft that is open already is simply gone on with. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { OpenDossier } from '../../enterprises/index.ts';
import { acceptedAnswers } from '../domain/accepted-answers.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { listAssessments, readAnswers, type StoredAssessment } from '../store/assessments.read.ts';
import { insertAnswers, insertAssessment } from '../store/assessments.write.ts';
import { type AssessmentDeps, assessmentEvent } from './assessment-deps.ts';

/** In the caller's transaction. Double submits and two tabs meet in one draft. A repeat begins with the answers given last time, under whatever version they were given. */
export async function startAssessment(
  trx: Trx,
  deps: Pick<AssessmentDeps, 'ids' | 'ledger' | 'contextAt'>,
  {
    dossier,
    compiled,
    now,
  }: { readonly dossier: OpenDossier; readonly compiled: CompiledFramework; readonly now: Instant },
): Promise<StoredAssessment> {
  const { framework, hash } = compiled;
  const assessments = await listAssessments(trx, dossier.id, framework.id);
  const open = openDraft(assessments, hash);
  if (open) return open;
  const assessment: StoredAssessment = {
    id: deps.ids.next(),
    dossierId: dossier.id,
    framework: framework.id,
    frameworkHash: hash,
    startedAt: now,
    completedAt: null,
    asOf: localDateOf(now),
  };
  if (!(await insertAssessment(trx, assessment))) {
    const other = openDraft(await listAssessments(trx, dossier.id, framework.id), hash);
    if (other) return other;
    throw new Error('a draft is open that cannot be read');
  }
  const last = newestOf(assessments);
  const carried = last ? Object.entries(acceptedAnswers(compiled, await readAnswers(trx, last.id))) : [];
  await insertAnswers(
    trx,
    assessment.id,
    now,
    carried.map(([criterion, answer]) => ({ id: deps.ids.next(), criterion, answer })),
  );
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    assessmentEvent(deps, dossier, 'assessment.started', now, {
      assessmentId: assessment.id,
      framework: framework.id,
      frameworkHash: hash,
      repeats: last?.completedAt == null ? null : last.id,
    }),
  ]);
  return assessment;
}

/** The draft of this very version: one begun under another version is left as it was said. */
export function openDraft(assessments: readonly StoredAssessment[], hash: string): StoredAssessment | undefined {
  return assessments.find((each) => each.completedAt === null && each.frameworkHash === hash);
}

/** The one last begun, completed or left when a new version of the framework came: what was said is not asked again. */
function newestOf(assessments: readonly StoredAssessment[]): StoredAssessment | undefined {
  return [...assessments].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];
}
