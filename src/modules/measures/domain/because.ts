/** Why a measure answers as it does, as short sentences with their citation: the same for the command line and for lists. */
import { formatDate, formatVnd } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  type Citation,
  decisiveReasons,
  describeCitation,
  describeReason,
  type Names,
  type Vocabulary,
} from '../../conditions/index.ts';
import { measuresText } from '../messages/index.ts';
import type { Judgement } from './judge.ts';

export interface BecauseWording {
  readonly vocabulary: Vocabulary;
  readonly language: Language;
  readonly names: Names;
}

/** The period first, then the doubt about the rule, then the deciding conditions; a yes adds what it still depends on. */
export function becauseOf(judgement: Judgement, wording: BecauseWording): readonly string[] {
  const { language } = wording;
  const period = periodSentence(judgement, language);
  if (period !== undefined) return [period];
  const text = measuresText(language).because;
  const { measure, amount } = judgement;
  const reasons = decisiveReasons(judgement.explanation.because).map((reason) =>
    cited(describeReason(reason, wording.vocabulary, language, wording.names), reason.cite, language),
  );
  if (judgement.ruleUncertain) return [measure.status === 'draft' ? text.draft : text.uncertain, ...reasons];
  if (judgement.verdict !== 'yes') return reasons;
  const provisos = measure.provisos.map(({ text: proviso, certain, cite }) =>
    cited(certain ? text.provided(proviso[language]) : text.unclear(proviso[language]), cite, language),
  );
  const sum =
    amount.provisional && amount.vnd !== null ? [text.provisionalAmount(formatVnd(amount.vnd, language))] : [];
  return [...reasons, ...provisos, ...sum];
}

/** The sentence of a measure outside its period, with the law that set it; undefined while it is open. */
export function periodSentence({ measure, window }: Judgement, language: Language): string | undefined {
  if (window === 'open') return undefined;
  const text = measuresText(language).because;
  const { from, to } = measure.validity;
  const sentence = window === 'not-yet' || to === null ? text.notYet(formatDate(from)) : text.ended(formatDate(to));
  return cited(sentence, measure.legalBasis.at(-1), language);
}

function cited(sentence: string, cite: Citation | undefined, language: Language): string {
  return cite === undefined ? sentence : `${sentence.replace(/\.$/, '')} [${describeCitation(cite, language)}]`;
}
