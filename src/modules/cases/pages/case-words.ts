/** A case in words: who holds it, what happened, what a refusal means. */
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue } from '../../../ui/index.ts';
import { LONGEST_MESSAGE } from '../actions/act-on-case.ts';
import { type CaseDeps, rulesOf } from '../actions/case-deps.ts';
import type { Case, HistoryEntry } from '../domain/case.ts';
import type { Holder } from '../domain/case-history.ts';
import { stateRule } from '../domain/case-type.ts';
import { caseText } from '../messages/index.ts';

type Deps = Pick<CaseDeps, 'types' | 'calendars' | 'places'>;

export function deskName({ places }: Pick<Deps, 'places'>, { level, placeId }: Holder, language: Language): string {
  const text = caseText(language);
  return level === 'nation' || placeId === undefined ? text.nationDesk : text.desk(places.nameOf(placeId, language));
}

/** The person's name, or the desk's where nobody is named. */
export function holderName(deps: Deps, holder: Holder, names: ReadonlyMap<string, string>, language: Language): string {
  const name = holder.personId === undefined ? undefined : names.get(holder.personId);
  return name ?? caseText(language).unnamed(deskName(deps, holder, language));
}

export function stateLabel(deps: Deps, found: Case, language: Language, as: 'desk' | 'firm'): string {
  if (found.state === 'erased') return caseText(language).history.erasedState;
  const rule = stateRule(rulesOf(deps, found).type, found.state);
  return (as === 'firm' ? rule.firmSees : rule.label)[language];
}

/** The people a case's history and its holder name. */
export function peopleIn(found: Case, history: readonly HistoryEntry[]): string[] {
  const named = history.flatMap(({ event, personId }) => [
    personId,
    'holder' in event ? event.holder?.personId : undefined,
  ]);
  return [...new Set([...named, found.holder.personId])].filter((id) => id !== undefined);
}

export function issueOf(refusals: readonly Refusal[], language: Language): Issue[] {
  const text = caseText(language).errors;
  return refusals.map(({ code, field }) => {
    switch (code) {
      case 'cases.message.required':
        return { field: field ?? 'message', message: text.messageRequired };
      case 'cases.message.too-long':
        return { field: field ?? 'message', message: text.messageTooLong(formatNumber(LONGEST_MESSAGE, language)) };
      case 'cases.hand-over.unknown':
        return { field: field ?? 'to', message: text.handOver };
      default:
        return { field: 'acts', message: text.notNow };
    }
  });
}

export function dueInWords(found: Case): string {
  return found.promise === undefined ? '' : formatDate(found.promise.lastDay);
}
