/** How a framework, a criterion and its steps are named on a page. */
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { CompiledCriterion, CompiledFramework } from '../domain/compile-framework.ts';
import type { Framework } from '../domain/framework.ts';
import { assessmentText } from '../messages/index.ts';

export function citationInWords({ citation }: Framework, language: Language): string {
  return assessmentText(language).citation(citation.document, formatDate(citation.date));
}

/** "đã thay thế bởi DBI 2023": the state of a framework in law. */
export function statusInWords(
  { framework }: CompiledFramework,
  language: Language,
  nameOf: (id: string) => string,
): string {
  const { status } = assessmentText(language);
  if (framework.status === 'superseded') return status.superseded(nameOf(framework.replacedBy ?? ''));
  return status[framework.status];
}

/** With sector tools a level needs at least one complete list. */
export function canGiveLevel({ framework: { scoring } }: CompiledFramework): boolean {
  if (scoring.kind === 'sector-tools') return scoring.sectors.some((sector) => sector.listComplete);
  return scoring.kind === 'points-and-pillars';
}

/** The words of a step where they are known, else its points. */
export function stepInWords(criterion: CompiledCriterion, points: number, language: Language): string {
  if (criterion.kind === 'multi') return formatNumber(points, language);
  const option = [...criterion.options.values()].find((each) => each.points === points);
  return option ? option.label[language] : formatNumber(points, language);
}

export function hasStepWords(criterion: CompiledCriterion): boolean {
  return criterion.kind === 'levels' || criterion.kind === 'single';
}

export interface LevelWords {
  readonly level: number;
  readonly name: string;
  readonly meaning: string;
  /** Score from which it begins, in words. */
  readonly band: string;
}

/** The levels above nothing, lowest first: the spans of the bridge. Empty where the framework has no level rule. */
export function levelsInWords({ scoring }: Framework, language: Language): readonly LevelWords[] {
  const { result } = assessmentText(language);
  if (scoring.kind === 'points-and-pillars')
    return scoring.levels.map(({ level, name, meaning, totalOver }) => ({
      level,
      name: name[language],
      meaning: meaning[language],
      band: totalOver === null ? '' : result.over(formatNumber(totalOver, language)),
    }));
  if (scoring.kind === 'sector-tools')
    return scoring.levels.map(({ level, name, meaning, from }, index) => ({
      level,
      name: name[language],
      meaning: meaning[language],
      band: result.band(formatNumber(from, language), formatNumber(scoring.levels[index + 1]?.from ?? 100, language)),
    }));
  return [];
}

/** Most points a whole answer set can have; undefined where that is not known. */
export function topTotal({ scoring, sections }: Framework): number | undefined {
  if (scoring.kind === 'sector-tools') return 100;
  if (scoring.kind === 'not-published') return undefined;
  return sections.reduce((sum, section) => sum + (section.max ?? 0), 0);
}
