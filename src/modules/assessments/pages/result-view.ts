/** Everything the result page shows, read once: the result as said, its reasons replayed under the same version, and the one before it. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { assess } from '../domain/assess.ts';
import type { AssessmentResult, Missing, ResultStatus, SectionResult } from '../domain/assessment-result.ts';
import type { Benchmark } from '../domain/benchmark.ts';
import { type CompareRefusal, compare, type ResultChange } from '../domain/compare-results.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { type Lift, type LiftPlan, liftSoonest, weakestFirst } from '../domain/lift-soonest.ts';
import { type CurrentAnswers, findResult, readAnswers, type StoredAssessment } from '../store/assessments.read.ts';

export interface ResultView {
  readonly assessment: StoredAssessment;
  readonly status: ResultStatus;
  readonly total: number | null;
  readonly level: number | null;
  readonly pillars: readonly SectionResult[];
  readonly answers: CurrentAnswers;
  /** Absent when the version has changed since: then only what was said is shown. */
  readonly replayed?: {
    readonly missing: readonly Missing[];
    readonly possibleLevels: AssessmentResult['possibleLevels'];
    readonly lift: LiftPlan | undefined;
    /** What to begin with when there is no level to lift. */
    readonly weakest: readonly Lift[];
  };
  readonly change?: { readonly since: StoredAssessment; readonly value: ResultChange | CompareRefusal['code'] };
}

export interface ResultPageProps {
  readonly language: Language;
  readonly compiled: CompiledFramework;
  readonly view: ResultView;
  /** `/vi/plan/{key}`. */
  readonly planPath: string;
  readonly today: LocalDate;
  readonly command: string;
  /** Absent for a version nobody can be compared under any more. */
  readonly benchmark?: Benchmark | undefined;
  readonly peerNames: { code(fact: string, code: string): string; place(id: string): string };
}

/** `completed` is newest first and not empty. */
export async function readResultView(
  db: Db,
  compiled: CompiledFramework,
  completed: readonly StoredAssessment[],
): Promise<ResultView> {
  const assessment = completed[0]!;
  const before = completed[1];
  const stored = await findResult(db, assessment.id);
  if (!stored) throw new Error(`assessment ${assessment.id} is completed without a result`);
  const answers = await readAnswers(db, assessment.id);
  const said = { ...stored, framework: assessment.framework, missing: [], points: {} };
  const view: ResultView = { assessment, ...stored, answers, ...(await changeSince(db, assessment, said, before)) };
  if (assessment.frameworkHash !== compiled.hash) return view;
  const assessed = assess(compiled, answers);
  if (!assessed.ok) throw new Error(`assessment ${assessment.id} holds answers its own version refuses`);
  const result = assessed.value;
  return {
    ...view,
    replayed: {
      missing: result.missing,
      possibleLevels: result.possibleLevels,
      lift: liftSoonest(compiled, result, sectorOf(compiled, answers)),
      weakest: result.level === null ? weakestFirst(compiled, result, 3) : [],
    },
  };
}

async function changeSince(
  db: Db,
  assessment: StoredAssessment,
  said: AssessmentResult,
  before: StoredAssessment | undefined,
): Promise<Pick<ResultView, 'change'>> {
  const stored = before && (await findResult(db, before.id));
  if (!before || !stored) return {};
  const earlier = { ...stored, framework: before.framework, missing: [], points: {} };
  const compared = compare(
    { result: earlier, frameworkHash: before.frameworkHash },
    { result: said, frameworkHash: assessment.frameworkHash },
  );
  return { change: { since: before, value: compared.ok ? compared.value : compared.refusals[0]!.code } };
}

function sectorOf({ framework: { scoring } }: CompiledFramework, answers: CurrentAnswers) {
  if (scoring.kind !== 'sector-tools') return undefined;
  const code = answers[scoring.sectorCriterion];
  const tools = answers[scoring.toolsCriterion];
  if (typeof code !== 'string') return undefined;
  return { code, toolsInUse: Array.isArray(tools) ? (tools as readonly string[]) : [] };
}
