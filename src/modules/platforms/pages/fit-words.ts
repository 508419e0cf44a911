/** The fit of a platform in words: the deciding reason, the nearest change, and the reason tree in the shape the design system draws. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Reason as DrawnReason } from '../../../ui/index.ts';
import {
  decisiveReasons,
  describe,
  describeChange,
  describeReason,
  describeValue,
  type Names,
  type Reason,
  type Vocabulary,
} from '../../conditions/index.ts';
import type { Fit } from '../domain/fit.ts';
import { platformsText } from '../messages/index.ts';

export interface FitWording {
  readonly language: Language;
  readonly vocabulary: Vocabulary;
  readonly names: Names;
}

/** The first reason that decided; undefined when nothing did. */
export function decidingReason(fit: Fit, { language, vocabulary, names }: FitWording): string | undefined {
  const [reason] = decisiveReasons(fit.explanation.because);
  return reason && describeReason(reason, vocabulary, language, names);
}

/** Facts nobody changes for the sake of a platform. */
const NOBODYS_HOMEWORK: ReadonlySet<string> = new Set([
  'applicantType',
  'province',
  'commune',
  'industry',
  'sizeClass',
  'employeesInsuredAverage',
  'revenueVnd',
  'capitalVnd',
]);

/** The nearest change in one sentence; nothing when it would ask the firm to be another one. */
export function changeWords(fit: Fit, { language, vocabulary, names }: FitWording): string | undefined {
  const set = fit.explanation.wouldChange;
  if (set === undefined || set.changes.some(({ fact }) => NOBODYS_HOMEWORK.has(fact))) return undefined;
  const text = platformsText(language).mine;
  const steps = [...set.changes, ...set.answers].map((change) => describeChange(change, vocabulary, language, names));
  if (steps.length === 0) return undefined;
  return set.towards === 'yes' ? text.changeTowards(steps.join('; ')) : text.changeMaybe(steps.join('; '));
}

/** What the platform adds for this firm. */
export function gainWords({ gained, needed, useKnown }: Fit, language: Language): string {
  const text = platformsText(language).mine;
  if (gained.length === 0) return text.gainsNothing;
  const count = formatNumber(gained.length, language);
  if (!useKnown) return text.useUnknown(count);
  return needed.length === 0 ? text.gains(count) : text.gainsNeeded(count, formatNumber(needed.length, language));
}

export function drawReason(reason: Reason, wording: FitWording): DrawnReason {
  const group = groupText(reason, wording.language);
  if (group !== undefined)
    return {
      verdict: reason.verdict,
      text: group,
      children: (reason.children ?? []).map((child) => drawReason(child, wording)),
    };
  const { grade } = reason;
  const follows = followsFrom(reason, wording);
  return {
    verdict: reason.verdict,
    text: leafText(reason, wording),
    ...(grade === undefined || reason.basis !== undefined ? {} : { grade }),
    ...(follows === undefined ? {} : { source: follows }),
  };
}

function groupText({ node, children }: Reason, language: Language): string | undefined {
  if (node.say !== undefined || 'fact' in node || 'some' in node || 'doubt' in node) return undefined;
  const text = platformsText(language).mine;
  if ('not' in node) return text.notNode;
  const counts = (['yes', 'unknown', 'no'] as const).flatMap((verdict) => {
    const count = (children ?? []).filter((child) => child.verdict === verdict).length;
    return count === 0 ? [] : text.nodeCount[verdict](formatNumber(count, language));
  });
  return ('all' in node ? text.allNode : text.anyNode)(counts.join(', '));
}

function leafText(reason: Reason, { language, vocabulary, names }: FitWording): string {
  const asked = describe(reason.node, vocabulary, language, names);
  if (!('fact' in reason.node) || reason.why === 'absent' || reason.actual === undefined) return asked;
  const found = describeValue(reason.node.fact, reason.actual, { vocabulary, language, names });
  return asked.endsWith(found) ? asked : platformsText(language).mine.found(asked, found);
}

/** A computed fact, such as the size class, shows the facts it follows from. */
function followsFrom(reason: Reason, { language, vocabulary, names }: FitWording): string | undefined {
  if (reason.basis === undefined || reason.basis.length === 0) return undefined;
  const facts = reason.basis.map(
    ({ fact, value }) =>
      `${vocabulary.facts[fact]?.label[language] ?? fact}: ${describeValue(fact, value, { vocabulary, language, names })}`,
  );
  return platformsText(language).mine.follows(facts.join(', '));
}

export function factLabel(fact: string, { language, vocabulary }: Pick<FitWording, 'language' | 'vocabulary'>): string {
  return vocabulary.facts[fact]?.label[language] ?? fact;
}
