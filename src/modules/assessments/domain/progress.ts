/** How far a draft has got: counted per part, so that the bridge and the list of parts say the same. */
import type { Answers } from './answer.ts';
import type { CompiledFramework } from './compile-framework.ts';
import type { Criterion, Part, Section } from './framework.ts';

export interface PartProgress {
  readonly part: Part;
  readonly section: Section;
  readonly asked: number;
  readonly answered: number;
  /** Questions a result needs; a part of optional ones only is never in the way. */
  readonly needed: number;
}

export function progressOf(compiled: CompiledFramework, answers: Answers): readonly PartProgress[] {
  return compiled.framework.sections.flatMap((section) =>
    section.parts.map((part) => {
      const asked = part.criteria.filter((criterion) => isAsked(compiled, criterion, answers));
      return {
        part,
        section,
        asked: asked.length,
        answered: asked.filter(({ code }) => answers[code] !== undefined && answers[code] !== null).length,
        needed: asked.filter((criterion) => criterion.optional !== true).length,
      };
    }),
  );
}

/** A list of tools is asked only once the sector is known to have one. */
export function isAsked(compiled: CompiledFramework, criterion: Criterion, answers: Answers): boolean {
  const { scoring } = compiled.framework;
  if (criterion.kind !== 'tools' || scoring.kind !== 'sector-tools') return true;
  const sector = answers[scoring.sectorCriterion];
  if (typeof sector !== 'string') return true;
  return (compiled.sectors.get(sector)?.tools.size ?? 0) > 0;
}

/** Where to go on: the first part with an unanswered question that a result needs; undefined when there is none. */
export function nextPart(progress: readonly PartProgress[], after?: string): PartProgress | undefined {
  const from = after === undefined ? 0 : progress.findIndex(({ part }) => part.code === after) + 1;
  const open = (each: PartProgress) => each.needed > 0 && each.answered < each.asked;
  return progress.slice(from).find(open);
}
