/** The promise of a case as a date in somebody's calendar: its reference and what comes next, nobody's name. */
import type { CalendarEntry } from '../../../foundation/calendar/calendar-file.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Case } from './case.ts';
import { type CaseType, stateRule } from './case-type.ts';

/** Undefined when nothing is promised any more. The next promise of the same case takes the place of this one. */
export function promiseEntry(
  type: CaseType,
  found: Case,
  language: Language,
  words: { readonly title: (type: string, reference: string) => string; readonly url?: string | undefined },
): CalendarEntry | undefined {
  if (found.promise === undefined) return undefined;
  const { next, ifLate } = stateRule(type, found.state);
  return {
    ...{ uid: `case-${found.id}@cau-so`, sequence: found.events },
    title: words.title(type.label[language], found.reference),
    text: [next?.[language], ifLate?.[language]].filter((line) => line !== undefined).join('\n'),
    when: { day: found.promise.lastDay },
    ...(words.url !== undefined && { url: words.url }),
  };
}
