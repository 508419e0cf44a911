/** The reason of an answer as a tree of sentences: what was asked, what the dossier says, what a computed fact follows from. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Citation, Verdict } from './condition.ts';
import { describe, describeValue, type Names } from './describe.ts';
import type { Reason } from './explain.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of whoever asked: an answer about a measure is met, one about a platform fits. */
export interface ReasonWords {
  readonly notNode: string;
  readonly allNode: (counts: string) => string;
  readonly anyNode: (counts: string) => string;
  readonly nodeCount: Readonly<Record<Verdict, (count: string) => string>>;
  readonly found: (asked: string, value: string) => string;
  readonly follows: (facts: string) => string;
}

export interface ReasonWording {
  readonly language: Language;
  readonly vocabulary: Vocabulary;
  readonly names: Names;
  readonly words: ReasonWords;
  /** Names the law a node cites; without it no law is named. */
  readonly law?: (cite: Citation) => string;
}

export interface ToldReason {
  readonly verdict: Verdict;
  readonly text: string;
  readonly grade?: Reason['grade'];
  readonly source?: string;
  readonly citation?: string;
  readonly citationVerified?: boolean;
  readonly children?: readonly ToldReason[];
}

export function tellReason(reason: Reason, wording: ReasonWording): ToldReason {
  const { verdict, cite, grade, basis } = reason;
  const group = groupText(reason, wording);
  if (group !== undefined)
    return { verdict, text: group, children: (reason.children ?? []).map((child) => tellReason(child, wording)) };
  const follows = followsFrom(reason, wording);
  return {
    ...{ verdict, text: leafText(reason, wording) },
    ...(grade !== undefined && basis === undefined && { grade }),
    ...(follows !== undefined && { source: follows }),
    ...(cite !== undefined &&
      wording.law !== undefined && { citation: wording.law(cite), citationVerified: cite.verified }),
  };
}

export function factLabel(
  fact: string,
  { vocabulary, language }: { readonly vocabulary: Vocabulary; readonly language: Language },
): string {
  return vocabulary.facts[fact]?.label[language] ?? fact;
}

function groupText({ node, children = [] }: Reason, { words, language }: ReasonWording): string | undefined {
  if (node.say !== undefined || 'fact' in node || 'some' in node || 'doubt' in node) return undefined;
  if ('not' in node) return words.notNode;
  const counts = (['yes', 'unknown', 'no'] as const).flatMap((verdict) => {
    const count = children.filter((child) => child.verdict === verdict).length;
    return count === 0 ? [] : words.nodeCount[verdict](formatNumber(count, language));
  });
  return ('all' in node ? words.allNode : words.anyNode)(counts.join(', '));
}

function leafText({ node, why, actual }: Reason, { language, vocabulary, names, words }: ReasonWording): string {
  const asked = describe(node, vocabulary, language, names);
  if (!('fact' in node) || why === 'absent' || actual === undefined) return asked;
  const found = describeValue(node.fact, actual, { vocabulary, language, names });
  // "Bạn là: Doanh nghiệp. Của bạn: Doanh nghiệp" says one thing twice.
  return asked.endsWith(found) ? asked : words.found(asked, found);
}

/** A computed fact, such as the size class, shows the facts it follows from. */
function followsFrom({ basis = [] }: Reason, wording: ReasonWording): string | undefined {
  if (basis.length === 0) return undefined;
  const facts = basis.map(({ fact, value }) => `${factLabel(fact, wording)}: ${describeValue(fact, value, wording)}`);
  return wording.words.follows(facts.join(', '));
}
