/** The reason tree of a verdict in the shape the design system draws: what was asked, what the dossier says, which law. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Reason as DrawnReason } from '../../../ui/index.ts';
import { describe, describeValue, type Names, type Reason, type Vocabulary } from '../../conditions/index.ts';
import type { MeasureCatalogue } from '../domain/measure.ts';
import { measuresText } from '../messages/index.ts';
import { lawText } from './law-text.ts';

export interface ReasonWording {
  readonly language: Language;
  readonly catalogue: MeasureCatalogue;
  readonly vocabulary: Vocabulary;
  readonly names: Names;
}

export function drawReason(reason: Reason, wording: ReasonWording): DrawnReason {
  const group = groupText(reason, wording.language);
  if (group !== undefined)
    return {
      verdict: reason.verdict,
      text: group,
      children: (reason.children ?? []).map((child) => drawReason(child, wording)),
    };
  const { cite, grade } = reason;
  const follows = followsFrom(reason, wording);
  return {
    verdict: reason.verdict,
    text: leafText(reason, wording),
    ...(grade === undefined || reason.basis !== undefined ? {} : { grade }),
    ...(follows === undefined ? {} : { source: follows }),
    ...(cite === undefined
      ? {}
      : { citation: lawText(wording.catalogue, cite, wording.language), citationVerified: cite.verified }),
  };
}

function groupText(reason: Reason, language: Language): string | undefined {
  const { node, children } = reason;
  if (node.say !== undefined || 'fact' in node || 'some' in node || 'doubt' in node) return undefined;
  const text = measuresText(language).mine;
  if ('not' in node) return text.notNode;
  const counts = (['yes', 'unknown', 'no'] as const).flatMap((verdict) => {
    const count = (children ?? []).filter((child) => child.verdict === verdict).length;
    return count === 0 ? [] : text.nodeCount[verdict](formatNumber(count, language));
  });
  return ('all' in node ? text.allNode : text.anyNode)(counts.join(', '));
}

function leafText(reason: Reason, { language, vocabulary, names }: ReasonWording): string {
  const asked = describe(reason.node, vocabulary, language, names);
  if (!('fact' in reason.node) || reason.why === 'absent') return asked;
  const { fact } = reason.node;
  const print = (value: NonNullable<Reason['actual']>) => describeValue(fact, value, { vocabulary, language, names });
  const found = reason.actual === undefined ? undefined : print(reason.actual);
  // "Bạn là: Doanh nghiệp. Của bạn: Doanh nghiệp" says one thing twice.
  if (found === undefined || asked.endsWith(found)) return asked;
  return measuresText(language).mine.found(asked, found);
}

/** A computed fact, such as the size class, shows the facts it follows from. */
function followsFrom(reason: Reason, { language, vocabulary, names }: ReasonWording): string | undefined {
  if (reason.basis === undefined || reason.basis.length === 0) return undefined;
  const facts = reason.basis.map(
    ({ fact, value }) =>
      `${vocabulary.facts[fact]?.label[language] ?? fact}: ${describeValue(fact, value, { vocabulary, language, names })}`,
  );
  return measuresText(language).mine.follows(facts.join(', '));
}
