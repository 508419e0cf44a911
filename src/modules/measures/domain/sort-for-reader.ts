/** The judgements of one dossier in the groups a reader acts on, and the question most worth answering next. */
import { decisiveReasons } from '../../conditions/index.ts';
import type { Judgement } from './judge.ts';

export interface ReaderGroups {
  /** May qualify. */
  readonly yes: readonly Judgement[];
  /** Facts are missing, or a place or condition is not clear. */
  readonly unknown: readonly Judgement[];
  /** The conditions are met but the rule itself is not certain. */
  readonly uncertain: readonly Judgement[];
  /** The rule says no for a reason other than the kind of applicant or the place. */
  readonly no: readonly Judgement[];
  /** Written for another kind of applicant or another place: nobody changes that for a measure. */
  readonly others: readonly Judgement[];
  /** Ended or not started. */
  readonly closed: readonly Judgement[];
}

export function groupForReader(judgements: readonly Judgement[]): ReaderGroups {
  const open = judgements.filter((judgement) => judgement.window === 'open');
  const no = open.filter((judgement) => judgement.verdict === 'no');
  const unknown = open.filter((judgement) => judgement.verdict === 'unknown');
  return {
    yes: open.filter((judgement) => judgement.verdict === 'yes'),
    unknown: unknown.filter((judgement) => !judgement.ruleUncertain),
    uncertain: unknown.filter((judgement) => judgement.ruleUncertain),
    no: no.filter((judgement) => !isForOthers(judgement)),
    others: no.filter(isForOthers),
    closed: judgements.filter((judgement) => judgement.window !== 'open'),
  };
}

/** Facts that say for whom and where a measure is. */
export const WHO_AND_WHERE: ReadonlySet<string> = new Set(['applicantType', 'province', 'commune']);

/** True when the kind of applicant or the place alone already says no. */
function isForOthers(judgement: Judgement): boolean {
  return decisiveReasons(judgement.explanation.because).some(
    ({ node, verdict }) => verdict === 'no' && 'fact' in node && WHO_AND_WHERE.has(node.fact),
  );
}

/** The fact asked first by most undecided measures, and by how many; undefined when nothing is asked. */
export function nextQuestion(groups: ReaderGroups): { readonly fact: string; readonly measures: number } | undefined {
  const counts = new Map<string, { first: number; measures: number }>();
  for (const { explanation } of groups.unknown)
    explanation.missing.forEach(({ fact }, index) => {
      const count = counts.get(fact) ?? { first: 0, measures: 0 };
      counts.set(fact, { first: count.first + (index === 0 ? 1 : 0), measures: count.measures + 1 });
    });
  let best: { fact: string; first: number; measures: number } | undefined;
  for (const [fact, count] of counts)
    if (
      best === undefined ||
      count.first > best.first ||
      (count.first === best.first && count.measures > best.measures)
    )
      best = { fact, ...count };
  return best && { fact: best.fact, measures: best.measures };
}
