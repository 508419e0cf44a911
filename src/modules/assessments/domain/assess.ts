/** Reads one answer set against one framework: points, levels where the rules allow, and what is missing where they do not. */
import { accepted, type Result } from '../../../foundation/result.ts';
import { type Answer, type AnswerRefusal, type Answers, checkAnswer } from './answer.ts';
import type { AssessmentResult, Missing, SectionResult } from './assessment-result.ts';
import type { CompiledFramework } from './compile-framework.ts';
import type { Aggregation, Framework, PointsAndPillars, SectorTools } from './framework.ts';
import { bandLevel, overallLevel, pillarLevel } from './level-rules.ts';
import { readSector, type SectorReading } from './sector-score.ts';

interface Reading {
  readonly points: Record<string, number>;
  readonly missing: Missing[];
  /** Per section: points known, how many criteria have them, how many lack them, and the most the lacking ones could add. */
  readonly sections: { sum: number; known: number; lacking: number; open: number }[];
  readonly refusals: AnswerRefusal[];
  provisional: boolean;
}

/** Every fault of the answer set at once, or the result. The order of the answers plays no part. */
export function assess(compiled: CompiledFramework, answers: Answers): Result<AssessmentResult, AnswerRefusal> {
  const { framework } = compiled;
  const reading = readAnswers(compiled, answers);
  const sector =
    framework.scoring.kind === 'sector-tools'
      ? readSector(
          compiled,
          framework.scoring,
          answers[framework.scoring.sectorCriterion],
          answers[framework.scoring.toolsCriterion],
        )
      : undefined;
  if (sector) reading.refusals.push(...sector.refusals);
  if (reading.refusals.length > 0) return { ok: false, refusals: reading.refusals };
  switch (framework.scoring.kind) {
    case 'points-and-pillars':
      return accepted(byPointsAndPillars(framework, framework.scoring, reading));
    case 'sector-tools':
      return accepted(bySectorTools(compiled, framework.scoring, reading, sector!));
    case 'not-published':
      return accepted(withoutRule(framework, reading, framework.scoring.reason));
  }
}

function readAnswers(compiled: CompiledFramework, answers: Answers): Reading {
  const reading: Reading = {
    points: {},
    missing: [],
    sections: compiled.framework.sections.map(() => ({ sum: 0, known: 0, lacking: 0, open: 0 })),
    refusals: [],
    provisional: false,
  };
  for (const criterion of compiled.criteria) {
    if (criterion.kind === 'sector' || criterion.kind === 'tools') continue;
    const section = reading.sections[criterion.section]!;
    const answer = Object.hasOwn(answers, criterion.code) ? answers[criterion.code] : undefined;
    const scored = criterion.scored !== 'no';
    if (answer === undefined || answer === null) {
      if (!scored) continue;
      section.lacking += 1;
      section.open += criterion.max;
      if (criterion.scored === 'yes') reading.missing.push({ criterion: criterion.code, reason: 'unanswered' });
      continue;
    }
    const checked = checkAnswer(criterion, answer);
    if (!checked.ok) {
      reading.refusals.push({ code: checked.code, field: criterion.code });
      continue;
    }
    if (checked.provisional) reading.provisional = true;
    if (!scored) continue;
    if (checked.points === undefined) {
      section.lacking += 1;
      section.open += criterion.max;
      reading.missing.push({ criterion: criterion.code, reason: 'ratio-cut-off' });
    } else {
      section.sum += checked.points;
      section.known += 1;
      reading.points[criterion.code] = checked.points;
    }
  }
  for (const code in answers) {
    if (!compiled.byCode.has(code)) refuseUnlisted(compiled.framework, code, answers[code], reading.refusals);
  }
  return reading;
}

function refuseUnlisted(
  framework: Framework,
  code: string,
  answer: Answer | null | undefined,
  refusals: AnswerRefusal[],
) {
  // Where the criteria are not known to us, no well-formed code can be called wrong.
  const kept = framework.acceptsUnlistedCriteria === true && /^[A-Z]?\d{1,3}(\.\d{1,3}){0,3}$/.test(code);
  if (!kept) refusals.push({ code: 'assessments.answer.unknown-criterion', field: code });
  else if (answer !== null && answer !== undefined && !(Number.isFinite(answer) || typeof answer === 'string'))
    refusals.push({ code: 'assessments.answer.wrong-kind', field: code });
}

function byPointsAndPillars(framework: Framework, scoring: PointsAndPillars, reading: Reading): AssessmentResult {
  const pillars = framework.sections.map((section, index): SectionResult => {
    const { sum, known, lacking } = reading.sections[index]!;
    const level = lacking === 0 ? pillarLevel(scoring.pillarBands, sum, section.max!) : null;
    return { code: section.code, score: known === 0 ? null : sum, max: section.max, level };
  });
  const complete = reading.missing.length === 0;
  const lowest = levelWith(framework, scoring, reading, () => 0);
  const highest = complete ? lowest : levelWith(framework, scoring, reading, (section) => section.open);
  return {
    framework: framework.id,
    status: complete ? statusOf(framework, reading.provisional) : 'not-computable',
    total: totalOf(reading),
    level: complete ? lowest : null,
    pillars,
    missing: reading.missing,
    possibleLevels: { lowest, highest },
    points: reading.points,
  };
}

/** The level when each section gets `extra` points for what is missing. */
function levelWith(
  framework: Framework,
  scoring: PointsAndPillars,
  reading: Reading,
  extra: (section: { readonly open: number }) => number,
): number {
  const scores = reading.sections.map((section) => section.sum + extra(section));
  const levels = scores.map((score, index) => pillarLevel(scoring.pillarBands, score, framework.sections[index]!.max!));
  const total = scores.reduce((sum, score) => sum + score, 0);
  return overallLevel(scoring.levels, total, levels);
}

function bySectorTools(
  compiled: CompiledFramework,
  scoring: SectorTools,
  reading: Reading,
  sector: SectorReading,
): AssessmentResult {
  const { framework } = compiled;
  const toolsSection = compiled.byCode.get(scoring.toolsCriterion)!.section;
  const pillars = framework.sections.flatMap((section, index): SectionResult[] => {
    if (index === toolsSection)
      return [{ code: section.code, score: sector.score ?? null, max: section.max, level: null }];
    if (section.max === 0) return [];
    const { sum, known } = reading.sections[index]!;
    return [{ code: section.code, score: known === 0 ? null : sum, max: section.max, level: null }];
  });
  const missing = [...reading.missing, ...missingOfSector(scoring, sector)];
  const total = sector.score === undefined ? null : aggregate(compiled, scoring.aggregation, reading, sector.score);
  const level = total === null ? null : bandLevel(scoring.levels, total);
  return {
    framework: framework.id,
    status: level === null ? 'not-computable' : statusOf(framework, reading.provisional),
    total,
    level,
    pillars,
    missing,
    points: reading.points,
  };
}

function missingOfSector(scoring: SectorTools, { sectorAnswered, toolsAnswered, list }: SectorReading): Missing[] {
  const missing: Missing[] = [];
  if (!sectorAnswered) missing.push({ criterion: scoring.sectorCriterion, reason: 'unanswered' });
  // A sector whose list nobody knows cannot be answered: that is our gap, not the firm's.
  if (!toolsAnswered && !(sectorAnswered && list === 'unknown'))
    missing.push({ criterion: scoring.toolsCriterion, reason: 'unanswered' });
  if (sectorAnswered && list !== 'complete')
    missing.push({ criterion: scoring.toolsCriterion, reason: 'sector-list-incomplete' });
  return missing;
}

/** The total on 0-100; null while a question the chosen aggregation needs has no answer. */
function aggregate(
  compiled: CompiledFramework,
  aggregation: Aggregation,
  reading: Reading,
  sectorScore: number,
): number | null {
  if (aggregation === 'sector-only') return sectorScore;
  const counted = compiled.criteria.filter((each) =>
    aggregation === 'common-singles'
      ? each.kind === 'single' && each.scored !== 'no'
      : each.scored === 'yes' && each.kind !== 'tools',
  );
  let sum = 0;
  let max = 0;
  for (const { code, max: most } of counted) {
    const points = reading.points[code];
    if (points === undefined) return null;
    sum += points;
    max += most;
  }
  const common = (sum / max) * 100;
  const total = aggregation === 'common-singles' ? common : common * 0.4 + sectorScore * 0.6;
  return Math.round(total * 1e6) / 1e6;
}

function withoutRule(framework: Framework, reading: Reading, reason: Missing['reason']): AssessmentResult {
  return {
    framework: framework.id,
    status: 'not-computable',
    total: null,
    level: null,
    pillars: framework.sections.map(({ code, max }) => ({ code, score: null, max, level: null })),
    missing: [{ reason }, ...reading.missing],
    points: reading.points,
  };
}

function totalOf(reading: Reading): number | null {
  if (reading.sections.every((section) => section.known === 0)) return null;
  return reading.sections.reduce((sum, section) => sum + section.sum, 0);
}

/** A level under proposed cut-offs is provisional whatever the framework is. */
function statusOf(framework: Framework, provisional: boolean): AssessmentResult['status'] {
  if (framework.status === 'incomplete') return 'not-computable';
  return provisional ? 'provisional' : framework.status;
}
