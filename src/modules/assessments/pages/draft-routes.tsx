/** Pages of one firm's assessment under its plan key: overview, one part a page, completing, result. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { OpenDossier } from '../../enterprises/index.ts';
import { type AssessmentDeps, peerGroupOf } from '../actions/assessment-deps.ts';
import { completeAssessment } from '../actions/complete-assessment.ts';
import { saveSection } from '../actions/save-section.ts';
import { startAssessment } from '../actions/start-assessment.ts';
import { assess } from '../domain/assess.ts';
import { type Benchmark, compareWithPeers, groupsOf } from '../domain/benchmark.ts';
import { nextPart, progressOf } from '../domain/progress.ts';
import { assessmentText } from '../messages/index.ts';
import { type CurrentAnswers, readAnswers } from '../store/assessments.read.ts';
import { findPeers } from '../store/peers.read.ts';
import { type FormIssue, fieldOfRefusal, issueInWords, parseAnswersForm } from './answers-form.ts';
import { type Opened, proposalsFor, withAssessment } from './assessment-request.ts';
import { OverviewPage } from './overview-page.tsx';
import { ResultPage } from './result-page.tsx';
import { type ResultView, readResultView } from './result-view.ts';
import { SectionPage } from './section-page.tsx';

export function draftRoutes(deps: AssessmentDeps): readonly Route[] {
  const base = '/:lang/plan/:key/assess/:framework';
  const read = (path: string, answer: (request: PageRequest, opened: Opened) => Promise<Reply>): Route => ({
    method: 'GET',
    path: `${base}${path}`,
    verb: 'assessment.read',
    privacy: 'private',
    handle: (request) => withAssessment(deps, request, 'assessment.read', (opened) => answer(request, opened)),
  });
  const write = (path: string, answer: (request: PageRequest, opened: Opened) => Promise<Reply>): Route => ({
    method: 'POST',
    path: `${base}${path}`,
    verb: 'assessment.write',
    privacy: 'private',
    handle: (request) => withAssessment(deps, request, 'assessment.write', (opened) => answer(request, opened)),
  });
  return [
    read('', (request, opened) => overview(deps, request, opened)),
    write('', (request, opened) => begin(deps, request, opened)),
    read('/result', (request, opened) => result(deps, request, opened)),
    write('/complete', (request, opened) => complete(deps, request, opened)),
    read('/:section', (request, opened) => section(deps, request, opened)),
    write('/:section', (request, opened) => save(deps, request, opened)),
  ];
}

async function overview(
  deps: AssessmentDeps,
  { language }: PageRequest,
  opened: Opened,
  refused?: 'empty' | 'gaps',
): Promise<PageReply> {
  const { compiled, draft } = opened;
  const answers = draft ? await readAnswers(deps.db, draft.id) : {};
  const assessed = assess(compiled, answers);
  const missing = assessed.ok ? assessed.value.missing : [];
  return {
    kind: 'page',
    ...(refused && { status: 422, address: opened.base }),
    title: assessmentText(language).overview.title(compiled.framework.shortName[language]),
    section: 'assess',
    body: (
      <OverviewPage
        language={language}
        frameworks={deps.frameworks}
        compiled={compiled}
        planPath={opened.planPath}
        keptUntil={opened.dossier.expiresOn}
        draft={draft}
        lastCompleted={opened.completed[0]}
        progress={progressOf(compiled, answers)}
        gaps={missing.flatMap(({ reason, criterion }) => (reason === 'unanswered' && criterion ? [criterion] : []))}
        command={deps.ids.next()}
        refused={refused}
      />
    ),
  };
}

async function begin(deps: AssessmentDeps, { now }: PageRequest, opened: Opened): Promise<Reply> {
  const { dossier, compiled, base } = opened;
  await inTransaction(deps.db, (trx) => startAssessment(trx, deps, { dossier, compiled, now }));
  const first = compiled.framework.sections[0]?.parts[0];
  return { kind: 'redirect', to: first ? `${base}/${first.code}` : base, status: 303 };
}

async function section(
  deps: AssessmentDeps,
  request: PageRequest,
  opened: Opened,
  failed?: { readonly issues: readonly FormIssue[] },
): Promise<Reply> {
  const { compiled, draft, base } = opened;
  // An old link to a part of an assessment that is completed or was never begun.
  if (!draft) return { kind: 'redirect', to: base, status: 303 };
  const answers = await readAnswers(deps.db, draft.id);
  const progress = progressOf(compiled, answers);
  const current = progress.find(({ part }) => part.code === request.params.section);
  if (!current) return { kind: 'not-found' };
  const { language } = request;
  const { scoring } = compiled.framework;
  const sector = scoring.kind === 'sector-tools' ? answers[scoring.sectorCriterion] : undefined;
  return {
    kind: 'page',
    status: failed ? 422 : 200,
    title: current.part.name[language],
    section: 'assess',
    body: (
      <SectionPage
        language={language}
        compiled={compiled}
        base={base}
        progress={progress}
        current={current}
        answers={answers}
        proposed={proposalsFor(deps, request, opened, sector)}
        command={deps.ids.next()}
        failed={
          failed && {
            issues: failed.issues.map(({ code, field }) => ({ field, message: issueInWords(language, code, field) })),
            entered: (field) => request.form.all(field),
          }
        }
      />
    ),
  };
}

async function save(deps: AssessmentDeps, request: PageRequest, opened: Opened): Promise<Reply> {
  const { compiled, draft, base, dossier } = opened;
  if (!draft) return { kind: 'redirect', to: base, status: 303 };
  const parts = compiled.framework.sections.flatMap((each) => each.parts);
  const part = parts.find(({ code }) => code === request.params.section);
  if (!part) return { kind: 'not-found' };
  const form = parseAnswersForm(compiled, part, request.form);
  if (form.issues.length > 0) {
    // Every issue at once: what the engine would refuse in the answers that could be read comes along.
    const assessed = assess(compiled, form.answers);
    const others = assessed.ok ? [] : assessed.refusals.filter(({ code }) => !code.endsWith('sector-missing'));
    return section(deps, request, opened, {
      issues: [...form.issues, ...others.map((each) => ({ code: each.code, field: fieldOfRefusal(compiled, each) }))],
    });
  }
  const saved = await saveSection(deps, {
    dossier,
    assessmentId: draft.id,
    compiled,
    part,
    answers: form.answers,
    now: request.now,
  });
  if (!saved.ok) {
    const [first] = saved.refusals;
    // Completed in another window meanwhile: the result is there.
    if (first?.code === 'assessments.assessment.completed')
      return { kind: 'redirect', to: `${base}/result`, status: 303 };
    if (first?.field === undefined)
      return { kind: 'refused', status: 409, code: first?.code ?? 'assessments.assessment.not-found' };
    const issues = saved.refusals.map((each) => ({ code: each.code, field: fieldOfRefusal(compiled, each) }));
    return section(deps, request, opened, { issues });
  }
  return { kind: 'redirect', to: afterSaving(request, opened, part.code, saved.value), status: 303 };
}

/** The next part in order that still asks something, else the list of parts with its way to the result. */
function afterSaving(request: PageRequest, { compiled, base }: Opened, part: string, answers: CurrentAnswers): string {
  if (request.form.get('leave') === '1') return base;
  const next = nextPart(progressOf(compiled, answers), part);
  return next ? `${base}/${next.part.code}` : `${base}#finish`;
}

async function complete(deps: AssessmentDeps, request: PageRequest, opened: Opened): Promise<Reply> {
  const { compiled, draft, base, dossier, completed } = opened;
  // Sent twice: the first one completed it.
  if (!draft) return { kind: 'redirect', to: completed.length > 0 ? `${base}/result` : base, status: 303 };
  const done = await completeAssessment(deps, {
    dossier,
    assessmentId: draft.id,
    compiled,
    allowGaps: request.form.get('gaps') === 'allowed',
    now: request.now,
  });
  if (done.ok) return { kind: 'redirect', to: `${base}/result`, status: 303 };
  const [first] = done.refusals;
  if (first?.code === 'assessments.complete.empty') return overview(deps, request, opened, 'empty');
  if (first?.code === 'assessments.complete.gap') return overview(deps, request, opened, 'gaps');
  return { kind: 'refused', status: 409, code: first?.code ?? 'assessments.assessment.not-found' };
}

async function result(deps: AssessmentDeps, request: PageRequest, opened: Opened): Promise<Reply> {
  const { compiled, completed, base, planPath, dossier } = opened;
  if (completed.length === 0) return { kind: 'redirect', to: base, status: 303 };
  const { language, today, now } = request;
  const view = await readResultView(deps.db, compiled, completed);
  const { facts } = deps.contextAt(today).vocabulary;
  return {
    kind: 'page',
    title: assessmentText(language).result.pageTitle,
    section: 'assess',
    body: (
      <ResultPage
        language={language}
        compiled={compiled}
        view={view}
        planPath={planPath}
        today={today}
        command={deps.ids.next()}
        benchmark={await benchmarkOf(deps, compiled.hash, { dossier, now }, view)}
        peerNames={{
          code: (fact, code) => facts[fact]?.codes?.find((each) => each.code === code)?.[language] ?? code,
          place: (id) => deps.placeName(id, language),
        }}
      />
    ),
  };
}

/** Only under the version in force: what an older one asked cannot be laid beside today's answers. */
async function benchmarkOf(
  deps: AssessmentDeps,
  frameworkHash: string,
  { dossier, now }: { readonly dossier: OpenDossier; readonly now: Instant },
  view: ResultView,
): Promise<Benchmark | undefined> {
  if (view.assessment.frameworkHash !== frameworkHash) return undefined;
  const { sectorGroup, sizeClass, provinceId } = peerGroupOf(deps, dossier, now);
  const groups = groupsOf({
    ...(sectorGroup !== undefined && { sectorGroup }),
    ...(sizeClass !== undefined && { sizeClass }),
    ...(provinceId !== undefined && { provinceId }),
  });
  const peers = await findPeers(deps.db, { frameworkHash, dossierId: dossier.id, groups });
  return peers === undefined ? { kind: 'too-few' } : compareWithPeers(view.pillars, peers);
}
