/** A framework prepared once so that an answer set is read in a few microseconds: look-ups instead of searches. */
import type { AnswerOption, Criterion, Framework, RatioCutOffs, Sector, SectorTool } from './framework.ts';

export interface CompiledCriterion {
  readonly code: string;
  readonly kind: Criterion['kind'];
  readonly scored: Criterion['scored'];
  readonly optional: boolean;
  readonly max: number;
  /** Index of its section. */
  readonly section: number;
  /** Points that may be given, ascending. */
  readonly steps: ReadonlySet<number>;
  readonly options: ReadonlyMap<string, AnswerOption>;
  readonly cutOffs: RatioCutOffs | undefined;
  readonly source: Criterion;
}

export interface CompiledSector {
  readonly sector: Sector;
  readonly tools: ReadonlyMap<string, SectorTool>;
  /** Sum of the weights of a complete list. */
  readonly maximum: number;
}

export interface CompiledFramework {
  readonly framework: Framework;
  /** SHA-256 of the content file: stored with every result. */
  readonly hash: string;
  /** In the order of the pages. */
  readonly criteria: readonly CompiledCriterion[];
  readonly byCode: ReadonlyMap<string, CompiledCriterion>;
  readonly sectors: ReadonlyMap<string, CompiledSector>;
}

export function compileFramework(framework: Framework, hash: string): CompiledFramework {
  const criteria = framework.sections.flatMap((section, index) =>
    section.parts.flatMap((part) => part.criteria.map((criterion) => compileCriterion(criterion, index))),
  );
  const sectors = framework.scoring.kind === 'sector-tools' ? framework.scoring.sectors : [];
  return {
    framework,
    hash,
    criteria,
    byCode: new Map(criteria.map((each) => [each.code, each])),
    sectors: new Map(sectors.map((sector) => [sector.code, compileSector(sector)])),
  };
}

/** Weight of a tool: 1 alone, 1/2 with one prerequisite, 1/3 with two. Inferred from a published sector maximum of 20 + 1/2 + 1/3. */
export function toolWeight(tool: SectorTool): number {
  return 1 / (1 + tool.prerequisites);
}

function compileCriterion(criterion: Criterion, section: number): CompiledCriterion {
  return {
    code: criterion.code,
    kind: criterion.kind,
    scored: criterion.scored,
    optional: criterion.optional === true,
    max: criterion.max,
    section,
    steps: new Set(stepsOf(criterion)),
    options: new Map((criterion.options ?? []).map((option) => [option.code, option])),
    cutOffs: criterion.cutOffs,
    source: criterion,
  };
}

function stepsOf(criterion: Criterion): number[] {
  const ladder = criterion.kind === 'levels' || criterion.kind === 'single';
  if (ladder && criterion.optionsComplete !== false)
    return [...new Set((criterion.options ?? []).map((option) => option.points))].sort((a, b) => a - b);
  return Array.from({ length: criterion.max + 1 }, (_, points) => points);
}

function compileSector(sector: Sector): CompiledSector {
  return {
    sector,
    tools: new Map(sector.tools.map((tool) => [tool.code, tool])),
    maximum: sector.tools.reduce((sum, tool) => sum + toolWeight(tool), 0),
  };
}
