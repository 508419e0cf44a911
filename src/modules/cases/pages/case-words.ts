/** A case in words: who holds it, what happened, what a refusal means. */
import type { Db } from '../../../foundation/database/tables.ts';
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue } from '../../../ui/index.ts';
import { organisationNames, personNames } from '../../accounts/index.ts';
import { paperIssue } from '../../documents/index.ts';
import { LONGEST_MESSAGE } from '../actions/act-on-case.ts';
import { type CaseDeps, rulesOf } from '../actions/case-deps.ts';
import type { Case, Contact, HistoryEntry } from '../domain/case.ts';
import { type Holder, isEndedApart } from '../domain/case-history.ts';
import { stateRule } from '../domain/case-type.ts';
import { LONGEST_ANSWER } from '../domain/closing-answers.ts';
import { caseText } from '../messages/index.ts';

type Deps = Pick<CaseDeps, 'types' | 'calendars' | 'places'>;

/** Names by the id of a person or an organisation; one who gave none, or was erased, is absent. */
export type Names = ReadonlyMap<string, string>;

export function deskName({ places }: Pick<Deps, 'places'>, { level, placeId }: Holder, language: Language): string {
  const text = caseText(language);
  return level === 'nation' || placeId === undefined ? text.nationDesk : text.desk(places.nameOf(placeId, language));
}

/** The person's name, or the desk's where nobody is named. */
export function holderName(deps: Deps, holder: Holder, names: Names, language: Language): string {
  const name = holder.personId === undefined ? undefined : names.get(holder.personId);
  return name ?? caseText(language).unnamed(deskName(deps, holder, language));
}

/** What happens when its promise passes, in the words of its type; '' once it is closed. */
export function ifLateOf(deps: Deps, found: Case, language: Language): string {
  if (isEndedApart(found.state)) return '';
  return stateRule(rulesOf(deps, found).type, found.state).ifLate?.[language] ?? '';
}

/** The same for a desk or a partner, who are not the ones spoken to there; '' once it is closed. */
export function lapseInWords(deps: Deps, found: Case, language: Language): string {
  if (isEndedApart(found.state)) return '';
  const { type } = rulesOf(deps, found);
  const { onLapse, turn } = stateRule(type, found.state);
  const text = caseText(language).work;
  if (turn === 'desk') return found.holder.level === 'nation' ? text.lastLevel : text.ifLate;
  const next = type.transitions.find(({ code }) => code === onLapse);
  return next === undefined ? '' : text.movesOn(next.label[language]);
}

export function partnerName({ partnerOrganisationId: id }: Case, names: Names, language: Language): string {
  return (id === undefined ? undefined : names.get(id)) ?? caseText(language).partner.unnamed;
}

export function stateLabel(deps: Deps, found: Case, language: Language, as: 'desk' | 'firm'): string {
  if (isEndedApart(found.state)) return caseText(language).endedApart[found.state];
  const rule = stateRule(rulesOf(deps, found).type, found.state);
  return (as === 'firm' ? rule.firmSees : rule.label)[language];
}

/** Of everybody a case's history, its holder and its partner name. */
export async function namesIn(db: Db, found: Case, history: readonly HistoryEntry[]): Promise<Names> {
  const named = history.flatMap(({ event, personId }) => [
    personId,
    'holder' in event ? event.holder?.personId : undefined,
  ]);
  const people = [...new Set([...named, found.holder.personId])].filter((id) => id !== undefined);
  const partner = found.partnerOrganisationId;
  const [persons, organisations] = [
    await personNames(db, people),
    await organisationNames(db, partner === undefined ? [] : [partner]),
  ];
  return new Map([...persons, ...organisations]);
}

/** `questionOf`: the closing question a field answers, so that several are told apart. */
export function issueOf(
  refusals: readonly Refusal[],
  language: Language,
  questionOf: (field: string) => string | undefined = () => undefined,
): Issue[] {
  const text = caseText(language).errors;
  return refusals.map((refusal) => {
    const { code, field } = refusal;
    const aboutPaper = paperIssue(refusal, language);
    if (aboutPaper !== undefined) return aboutPaper;
    switch (code) {
      case 'cases.message.required':
        return { field: field ?? 'message', message: text.messageRequired };
      case 'cases.policy.risen':
        return { field: 'acts', message: text.risen };
      case 'cases.message.too-long':
        return { field: field ?? 'message', message: text.messageTooLong(formatNumber(LONGEST_MESSAGE, language)) };
      case 'cases.hand-over.unknown':
        return { field: field ?? 'to', message: text.handOver };
      case 'cases.rating.incomplete':
      case 'cases.rating.unknown': {
        const question = questionOf(field ?? '');
        return { field: field ?? 'acts', message: question === undefined ? text.answer : text.answerTo(question) };
      }
      case 'cases.merge.unknown':
        return { field: field ?? 'into', message: caseText(language).merge.unknown };
      case 'cases.merge.itself':
        return { field: field ?? 'into', message: caseText(language).merge.itself };
      case 'cases.merge.other-kind':
        return { field: field ?? 'into', message: caseText(language).merge.otherKind };
      case 'cases.merge.closed':
        return { field: field ?? 'into', message: caseText(language).merge.closed };
      case 'cases.merge.reason':
        return { field: field ?? 'reason', message: caseText(language).merge.chooseReason };
      case 'cases.rating.too-long':
        return { field: field ?? 'acts', message: text.answerTooLong(formatNumber(LONGEST_ANSWER, language)) };
      default:
        return { field: 'acts', message: text.notNow };
    }
  });
}

/** Whether letters to this mailbox come back. */
export async function refusesLetters(
  { db, notices }: Pick<CaseDeps, 'db' | 'notices'>,
  contact: Pick<Contact, 'email'> | undefined,
): Promise<boolean> {
  return contact?.email !== undefined && !(await notices.reaches(db, contact.email));
}

export function dueInWords(found: Case): string {
  return found.promise === undefined ? '' : formatDate(found.promise.lastDay);
}
