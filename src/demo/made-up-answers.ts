/** Makes up the answers of one assessment, leaning to the upper or the lower end as the firm is strong or weak. */
import type { Answer, CompiledFramework } from '../modules/assessments/index.ts';
import type { Chance } from './random.ts';

type Part = CompiledFramework['framework']['sections'][number]['parts'][number];
type Criterion = Part['criteria'][number];

export interface AnsweredPart {
  readonly part: Part;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** Free text stays empty: nothing a machine would write belongs there. `industry` proposes the sector as the page does. */
export function madeUpAnswers(
  compiled: CompiledFramework,
  chance: Chance,
  given: { readonly strength: number; readonly allAnswered: boolean; readonly industry?: string },
): readonly AnsweredPart[] {
  const { framework } = compiled;
  const parts = framework.sections.flatMap((section) => section.parts);
  const asked = given.allAnswered ? parts : parts.slice(0, Math.max(1, Math.floor(parts.length / 2)));
  const sector = proposedSector(compiled, given.industry ?? '');
  return asked.map((part) => {
    const answers: Record<string, Answer> = {};
    for (const criterion of part.criteria) {
      const answer = answerOf(criterion, compiled, sector, chance, given.strength);
      if (answer !== undefined) answers[criterion.code] = answer;
    }
    return { part, answers };
  });
}

function answerOf(
  criterion: Criterion,
  compiled: CompiledFramework,
  sector: string | undefined,
  chance: Chance,
  strength: number,
): Answer | undefined {
  const options = criterion.options ?? [];
  switch (criterion.kind) {
    case 'single':
      return options[leaning(options.length, chance, strength)]?.code;
    case 'levels':
      return options[leaning(options.length, chance, strength)]?.points;
    case 'ratio':
      return { numerator: Math.round(strength * 100), denominator: 100 };
    case 'multi': {
      const chosen = options.filter(({ exclusive }) => exclusive !== true && chance.happens(0.15 + strength / 2));
      return (chosen.length > 0 ? chosen : options.filter(({ exclusive }) => exclusive)).map(({ code }) => code);
    }
    case 'sector':
      return sector;
    case 'tools': {
      const tools = [...(compiled.sectors.get(sector ?? '')?.tools.keys() ?? [])];
      return tools.length === 0 ? undefined : tools.filter(() => chance.happens(0.1 + strength / 2));
    }
    case 'open':
      return undefined;
  }
}

function leaning(count: number, chance: Chance, strength: number): number {
  const at = strength + (chance.next() - 0.5) * 0.5;
  return Math.round(Math.min(1, Math.max(0, at)) * (count - 1));
}

function proposedSector({ framework }: CompiledFramework, industry: string): string | undefined {
  if (framework.scoring.kind !== 'sector-tools') return undefined;
  const { sectors } = framework.scoring;
  const fitting = sectors.find(({ suggestedForIndustries }) =>
    suggestedForIndustries.some((prefix) => industry.startsWith(prefix)),
  );
  return (fitting ?? sectors[0])?.code;
}
