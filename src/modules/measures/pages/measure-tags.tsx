/** The marks of a measure: draft or not certain, ended or not started. Nothing when all is well. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { PlainTag, ProvisionalTag } from '../../../ui/index.ts';
import { windowOf } from '../domain/judge.ts';
import type { Measure } from '../domain/measure.ts';
import { measuresText } from '../messages/index.ts';

export function MeasureTags({ measure, today, language }: { measure: Measure; today: LocalDate; language: Language }) {
  const text = measuresText(language);
  const window = windowOf(measure, today);
  return (
    <>
      {measure.status !== 'confirmed' && (
        <ProvisionalTag language={language}>{text.status[measure.status]}</ProvisionalTag>
      )}{' '}
      {window !== 'open' && <PlainTag>{text.window[window]}</PlainTag>}
    </>
  );
}
