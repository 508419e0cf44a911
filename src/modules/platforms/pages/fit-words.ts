/** The fit of a platform in words: the deciding reason, the nearest change, and the tree of reasons. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  decisiveReasons,
  describeChange,
  describeReason,
  type Names,
  tellReason,
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

export function fitReason(fit: Fit, { language, vocabulary, names }: FitWording) {
  const words = platformsText(language).mine;
  return tellReason(fit.explanation.because, { language, vocabulary, names, words });
}
