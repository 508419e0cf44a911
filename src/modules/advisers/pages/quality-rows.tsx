/** What owners said of an adviser, and what became of the steps they advised on: two figures beside each other, each only from so many on that nobody can be guessed from it. */
import { formatNumber, formatShare } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { KeyValues, SourceLine } from '../../../ui/index.ts';
import { LEAST_ANSWERS, type Outcomes, type Quality } from '../domain/quality.ts';
import { directoryText } from '../messages/directory.ts';

export interface QualityRowsProps {
  readonly quality: Quality;
  readonly outcomes: Outcomes;
  readonly language: Language;
}

export function QualityRows({ quality: { answers, solved }, outcomes: { ripe, done }, language }: QualityRowsProps) {
  const text = directoryText(language);
  const least = formatNumber(LEAST_ANSWERS, language);
  const share = (part: number, whole: number) =>
    [formatShare(part / whole, language), formatNumber(whole, language)] as const;
  return (
    <>
      <KeyValues
        rows={[
          {
            label: text.quality,
            value: answers < LEAST_ANSWERS ? text.qualityFew(least) : text.qualityCount(...share(solved, answers)),
          },
          {
            label: text.outcomes,
            value: ripe < LEAST_ANSWERS ? text.outcomesFew(least) : text.outcomesCount(...share(done, ripe)),
          },
        ]}
      />
      <SourceLine>{text.apart}</SourceLine>
    </>
  );
}
