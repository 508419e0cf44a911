/** What answers and the dossier say to each other: facts propose answers for confirmation, answers declare facts where they can mean nothing else. */
import type { Dossier, FactValue } from '../../conditions/index.ts';
import type { Answer, Answers } from './answer.ts';
import type { AssessmentResult } from './assessment-result.ts';
import type { CompiledFramework } from './compile-framework.ts';

export type Proposal =
  | {
      readonly kind: 'bands';
      readonly criterion: string;
      readonly fact: string;
      readonly bands: readonly { readonly below?: number; readonly option: string }[];
    }
  | {
      readonly kind: 'codes';
      readonly criterion: string;
      readonly fact: string;
      readonly codes: Readonly<Record<string, string>>;
    }
  /** From `functionsInUse`: function id to option code. */
  | { readonly kind: 'functions'; readonly criterion: string; readonly functions: Readonly<Record<string, string>> }
  /** A sector of the framework by VSIC prefix. */
  | { readonly kind: 'sector'; readonly criterion: string; readonly fact: string }
  /** Tools of the proposed or chosen sector by `functionsInUse`. */
  | { readonly kind: 'sector-tools'; readonly criterion: string };

/** `option`: that option was chosen. `above`: more points than this, or a ratio above zero where the points are not known. */
export interface Declaration {
  readonly criterion: string;
  readonly option?: string;
  readonly above?: number;
  readonly function?: string;
  readonly certification?: string;
}

export interface FactLinks {
  readonly framework: string;
  readonly proposals: readonly Proposal[];
  readonly declarations: readonly Declaration[];
}

export const noFactLinks = (framework: string): FactLinks => ({ framework, proposals: [], declarations: [] });

/** An answer the dossier already holds, with the fact it comes from. */
export interface ProposedAnswer {
  readonly answer: Answer;
  readonly fact: string;
}

/** Answers to show for confirmation. Facts past their day propose nothing. `sector` is the sector already answered, if any. */
export function proposeAnswers(
  compiled: CompiledFramework,
  links: FactLinks,
  dossier: Dossier,
  today: string,
  sector?: string,
): Readonly<Record<string, ProposedAnswer>> {
  const one = (key: string): FactValue | undefined => {
    const fact = dossier.one[key];
    return fact && (fact.expiresOn === undefined || fact.expiresOn >= today) ? fact.value : undefined;
  };
  const functions = (dossier.many.functionsInUse ?? [])
    .filter((item) => item.expiresOn === undefined || item.expiresOn >= today)
    .map((item) => String(item.fields.code));
  const proposed: Record<string, ProposedAnswer> = {};
  let sectorCode = sector;
  for (const proposal of links.proposals) {
    const found = propose(compiled, proposal, one, functions, sectorCode);
    if (!found) continue;
    proposed[proposal.criterion] = found;
    if (proposal.kind === 'sector') sectorCode ??= String(found.answer);
  }
  return proposed;
}

function propose(
  compiled: CompiledFramework,
  proposal: Proposal,
  one: (key: string) => FactValue | undefined,
  functions: readonly string[],
  sector: string | undefined,
): ProposedAnswer | undefined {
  switch (proposal.kind) {
    case 'bands': {
      const value = one(proposal.fact);
      if (typeof value !== 'number') return undefined;
      const band = proposal.bands.find(({ below }) => below === undefined || value < below);
      return band && { answer: band.option, fact: proposal.fact };
    }
    case 'codes': {
      const option = proposal.codes[String(one(proposal.fact))];
      return option === undefined ? undefined : { answer: [option], fact: proposal.fact };
    }
    case 'functions': {
      const options = functions.flatMap((each) => proposal.functions[each] ?? []);
      return options.length > 0 ? { answer: options, fact: 'functionsInUse' } : undefined;
    }
    case 'sector': {
      const industry = one(proposal.fact);
      const code = typeof industry === 'string' ? sectorOfIndustry(compiled, industry) : undefined;
      return code === undefined ? undefined : { answer: code, fact: proposal.fact };
    }
    case 'sector-tools': {
      const tools = (sector === undefined ? undefined : compiled.sectors.get(sector)?.sector.tools) ?? [];
      const used = tools.filter((tool) => tool.suggestedByFunctions?.some((each) => functions.includes(each)));
      return used.length > 0 ? { answer: used.map((tool) => tool.code), fact: 'functionsInUse' } : undefined;
    }
  }
}

/** The sector with the longest matching VSIC prefix. Codes may carry their edition: `2018:4711`. */
export function sectorOfIndustry(compiled: CompiledFramework, industry: string): string | undefined {
  const code = industry.replace(/^\d{4}:/, '');
  let best: { readonly sector: string; readonly length: number } | undefined;
  for (const { sector } of compiled.sectors.values())
    for (const prefix of sector.suggestedForIndustries)
      if (code.startsWith(prefix) && prefix.length > (best?.length ?? 0))
        best = { sector: sector.code, length: prefix.length };
  return best?.sector;
}

/** Facts a completed assessment declares. `digitalLevel` only where a level was given. */
export interface DeclaredFacts {
  readonly functions: readonly string[];
  readonly certifications: readonly string[];
  readonly digitalLevel?: { readonly framework: string; readonly level: number };
}

export function declaredFacts(
  compiled: CompiledFramework,
  links: FactLinks,
  answers: Answers,
  result: AssessmentResult,
): DeclaredFacts {
  const holding = links.declarations.filter((declaration) => holds(declaration, answers, result));
  const functions = new Set(holding.flatMap((each) => each.function ?? []));
  for (const tool of toolsInUse(compiled, answers)) if (tool.impliesFunction) functions.add(tool.impliesFunction);
  return {
    functions: [...functions].sort(),
    certifications: [...new Set(holding.flatMap((each) => each.certification ?? []))].sort(),
    ...(result.level === null ? {} : { digitalLevel: { framework: result.framework, level: result.level } }),
  };
}

function holds({ criterion, option, above }: Declaration, answers: Answers, result: AssessmentResult): boolean {
  const answer = answers[criterion];
  if (answer === null || answer === undefined) return false;
  if (option !== undefined) return answer === option || (Array.isArray(answer) && answer.includes(option));
  const points = result.points[criterion];
  if (points !== undefined) return points > (above ?? 0);
  const isRatio = typeof answer === 'object' && 'numerator' in answer;
  return isRatio && (above ?? 0) === 0 && answer.numerator > 0;
}

function toolsInUse(compiled: CompiledFramework, answers: Answers) {
  const { scoring } = compiled.framework;
  if (scoring.kind !== 'sector-tools') return [];
  const codes = answers[scoring.toolsCriterion];
  const sector = compiled.sectors.get(String(answers[scoring.sectorCriterion]));
  return Array.isArray(codes) && sector ? sector.sector.tools.filter((tool) => codes.includes(tool.code)) : [];
}
