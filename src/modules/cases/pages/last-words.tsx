/** What the others wrote last, above the form that answers it: nobody has to look for a question in the history. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Notice } from '../../../ui/index.ts';
import type { Case, HistoryEntry, Side } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { type Names, partnerName } from './case-words.ts';

export interface LastWordsProps {
  readonly found: Case;
  readonly history: readonly HistoryEntry[];
  readonly names: Names;
  /** Who looks. */
  readonly side: Exclude<Side, 'clock'>;
  readonly language: Language;
}

/** Nothing once whoever looks has written since; what a case was opened with stands at its head. */
export function LastWords({ found, history, names, side, language }: LastWordsProps) {
  const last = history.findLast(({ message }) => message !== undefined);
  if (last?.message === undefined || last.by === side || last.event.kind === 'opened') return null;
  const { by, at, personId, message } = last;
  const text = caseText(language).history;
  const person = personId === undefined ? undefined : names.get(personId);
  const who =
    by === 'firm' ? text.firm : by === 'partner' ? partnerName(found, names, language) : (person ?? text.desk);
  return (
    <Notice title={text.wrote(who, formatInstantDate(at))}>
      {message.split('\n').map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </Notice>
  );
}
