/** The sector part of the 2025 criteria: tools in use weighed by how they depend on each other, out of the sector's whole list. */
import type { AnswerRefusal } from './answer.ts';
import { type CompiledFramework, type CompiledSector, toolWeight } from './compile-framework.ts';
import type { SectorTools } from './framework.ts';

export interface SectorReading {
  readonly sectorAnswered: boolean;
  readonly toolsAnswered: boolean;
  readonly list: 'complete' | 'partial' | 'unknown';
  /** 0-100; undefined without a complete list. */
  readonly score: number | undefined;
  readonly refusals: readonly AnswerRefusal[];
}

/** Reads the sector and its tools. A score typed in as points is kept as points but cannot replace the list: no complete list, no level. */
export function readSector(
  compiled: CompiledFramework,
  scoring: SectorTools,
  sectorAnswer: unknown,
  toolsAnswer: unknown,
): SectorReading {
  const refusals: AnswerRefusal[] = [];
  let sector: CompiledSector | undefined;
  if (sectorAnswer !== null && sectorAnswer !== undefined) {
    sector = typeof sectorAnswer === 'string' ? compiled.sectors.get(sectorAnswer) : undefined;
    if (!sector) {
      const code = typeof sectorAnswer === 'string' ? 'unknown-option' : 'wrong-kind';
      refusals.push({ code: `assessments.answer.${code}`, field: scoring.sectorCriterion });
    }
  }
  const toolsAnswered = toolsAnswer !== null && toolsAnswer !== undefined;
  const reading = { sectorAnswered: sector !== undefined, toolsAnswered, list: listOf(sector) };
  if (!toolsAnswered) return { ...reading, score: undefined, refusals };
  if (typeof toolsAnswer === 'number') {
    if (!(toolsAnswer >= 0 && toolsAnswer <= 100))
      refusals.push({ code: 'assessments.answer.points-out-of-range', field: scoring.toolsCriterion });
    return { ...reading, score: undefined, refusals };
  }
  const raw = weighTools(sector, toolsAnswer, sectorAnswer === null || sectorAnswer === undefined);
  if (typeof raw !== 'number') {
    refusals.push({ code: raw, field: scoring.toolsCriterion });
    return { ...reading, score: undefined, refusals };
  }
  const usable = sector?.sector.listComplete === true && sector.maximum > 0;
  // Weights such as 1/3 do not add up exactly: round far below anything a level could turn on.
  const score = usable ? Math.round((raw / sector!.maximum) * 1e8) / 1e6 : undefined;
  return { ...reading, score, refusals };
}

function listOf(sector: CompiledSector | undefined): SectorReading['list'] {
  if (!sector || sector.tools.size === 0) return 'unknown';
  return sector.sector.listComplete ? 'complete' : 'partial';
}

function weighTools(sector: CompiledSector | undefined, answer: unknown, sectorUnanswered: boolean) {
  if (!Array.isArray(answer)) return 'assessments.answer.wrong-kind' as const;
  if (!sector) return sectorUnanswered ? ('assessments.answer.sector-missing' as const) : 0;
  let raw = 0;
  for (const code of answer as unknown[]) {
    const tool = typeof code === 'string' ? sector.tools.get(code) : undefined;
    if (!tool) return 'assessments.answer.unknown-option' as const;
    raw += toolWeight(tool);
  }
  return new Set(answer).size === answer.length ? raw : ('assessments.answer.repeated-option' as const);
}
