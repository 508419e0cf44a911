/** What people hear when a case changes: the one who holds it, the partner's people, and whoever asked. */
import { calendarFile } from '../../../foundation/calendar/calendar-file.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import { findPerson, listMembers } from '../../accounts/index.ts';
import { findClaim } from '../../enterprises/index.ts';
import type { Case } from '../domain/case.ts';
import { isEndedApart } from '../domain/case-history.ts';
import { stateRule } from '../domain/case-type.ts';
import { promiseEntry } from '../domain/promise-entry.ts';
import { caseText } from '../messages/index.ts';
import { findContact } from '../store/cases.read.ts';
import { type CaseDeps, rulesOf } from './case-deps.ts';

export type HolderNews =
  | 'new'
  | 'handed-over'
  | 'escalated'
  | 'firm-wrote'
  | 'firm-acted'
  | 'partner-wrote'
  | 'partner-acted'
  | 'partner-late'
  | 'owner-confirmed'
  | 'paper-infected'
  | 'owner-denied'
  | 'merged';
/** What whoever asked is told: `wrote` a message or a paper, `passed-on` to another holder, `asked` how it went, `changed` anything else. */
export type AskerNews = 'changed' | 'wrote' | 'passed-on' | 'asked';
export type PartnerNews = 'new' | 'others-wrote' | 'others-acted' | 'paper-shown' | 'late';

type Telling = Pick<CaseDeps, 'notices' | 'types' | 'calendars'>;

interface Told {
  /** Nobody is told of what they did themselves. */
  readonly by?: string | undefined;
  readonly at: Instant;
}

export async function tellHolder(trx: Trx, deps: Telling, now: Case, news: HolderNews, told: Told): Promise<void> {
  const { personId } = now.holder;
  if (personId === undefined || personId === told.by) return;
  const titleIn = titleOf(deps, now, (language) => caseText(language).notices[news]);
  await deps.notices.toPerson(
    trx,
    {
      personId,
      code: `case.${news}`,
      key: `case:${now.id}:${now.events}`,
      title: { vi: titleIn('vi'), en: titleIn('en') },
      href: `/desk/cases/${now.id}`,
    },
    told.at,
  );
}

/** Everybody who acts for the partner. Told of what waits for them and of what others did; nothing when the case has no partner. */
export async function tellPartner(
  trx: Trx,
  deps: Telling & Pick<CaseDeps, 'roles'>,
  now: Case,
  news: PartnerNews,
  told: Told,
): Promise<void> {
  const { partnerOrganisationId: organisationId } = now;
  if (organisationId === undefined) return;
  const roles = deps.roles.roles.filter(({ verbs }) => verbs.includes('cases.partner')).map(({ code }) => code);
  const titleIn = titleOf(deps, now, (language) => caseText(language).partnerNotices[news]);
  for (const { personId } of await listMembers(trx, { roles, organisationId }, localDateOf(told.at)))
    if (personId !== told.by)
      await deps.notices.toPerson(
        trx,
        {
          personId,
          code: `case.partner-${news}`,
          key: `case:${now.id}:${now.events}`,
          title: { vi: titleIn('vi'), en: titleIn('en') },
          href: `/desk/partner-cases/${now.id}`,
        },
        told.at,
      );
}

/**
 * A firm by mail, when it gave a mailbox: the letter holds no link, the plan's address is a key; whoever answers for it here in their inbox too.
 * A person for themselves in their inbox.
 */
export async function tellAsker(
  trx: Trx,
  deps: Telling,
  now: Case,
  { at }: Pick<Told, 'at'>,
  news: AskerNews = 'changed',
): Promise<void> {
  if (now.applicantPersonId !== undefined) return tellApplicant(trx, deps, now, at, news);
  const contact = await findContact(trx, now.id);
  await tellOwnerOfChange(trx, deps, now, { at, news, mailbox: contact?.email });
  if (contact?.email === undefined) return;
  const rule = isEndedApart(now.state) ? undefined : stateRule(rulesOf(deps, now).type, now.state);
  const { language = 'vi' } = contact;
  const { letter } = caseText(language);
  const said = {
    name: contact.name,
    reference: now.reference,
    lead: news === 'wrote' || news === 'passed-on' ? letter.lead[news] : '',
    state: stateSeen(deps, now)(language),
    next: rule?.next?.[language] ?? '',
    day: now.promise === undefined ? '' : formatDate(now.promise.lastDay),
    ifLate: rule?.ifLate?.[language] ?? '',
  };
  const text = news === 'asked' ? letter.asked(said) : letter.text(said);
  const calendar = news === 'asked' ? undefined : calendarOf(deps, now, language, at);
  const mail = { to: contact.email, subject: letter.subject(now.reference), text };
  await deps.notices.toMailbox(trx, { ...mail, ...(calendar !== undefined && { calendar }) }, at);
}

/** Whoever answers for the firm here, in their inbox: somebody filed this in its name. The address opens their plan for them alone. */
export async function tellOwner(trx: Trx, deps: Telling, now: Case, { by, at }: Told): Promise<void> {
  const claim = now.dossierId === undefined ? undefined : await findClaim(trx, now.dossierId);
  if (claim === undefined || claim.personId === by) return;
  const titleIn = titleOf(deps, now, (language) => caseText(language).filed.notice);
  await deps.notices.toPerson(
    trx,
    {
      personId: claim.personId,
      code: 'case.filed',
      key: `case:${now.id}:filed`,
      title: { vi: titleIn('vi'), en: titleIn('en') },
      href: `/account/cases/${now.id}`,
    },
    at,
  );
}

/** What is promised by then, for the firm's own calendar; undefined when nothing is. */
function calendarOf(deps: Telling, now: Case, language: 'vi' | 'en', at: Instant): string | undefined {
  const { title } = caseText(language).calendar;
  const entry = promiseEntry(rulesOf(deps, now).type, now, language, { title });
  return entry && calendarFile([entry], at);
}

async function tellApplicant(trx: Trx, deps: Telling, now: Case, at: Instant, news: AskerNews): Promise<void> {
  await deps.notices.toPerson(trx, { ...newsOf(deps, now, news), personId: now.applicantPersonId! }, at);
}

/** Of a firm somebody claimed: what they asked for has moved. Nobody is told of what they have just sent, nor of a complaint about themselves. */
async function tellOwnerOfChange(
  trx: Trx,
  deps: Telling,
  now: Case,
  { at, news, mailbox }: Pick<Told, 'at'> & { readonly news: AskerNews; readonly mailbox: string | undefined },
): Promise<void> {
  if (now.dossierId === undefined || now.events === 1) return;
  const claim = await findClaim(trx, now.dossierId);
  if (claim === undefined || claim.level === 'refused' || claim.personId === now.againstPersonId) return;
  const { personId } = claim;
  // One mailbox gets one letter, the fuller one.
  const mailedApart = mailbox !== undefined && (await findPerson(trx, personId))?.email === mailbox.toLowerCase();
  await deps.notices.toPerson(trx, { ...newsOf(deps, now, news), personId, mailedApart }, at);
}

/** As whoever asked reads it. */
function newsOf(deps: Telling, now: Case, news: AskerNews) {
  const { type } = rulesOf(deps, now);
  const seen = stateSeen(deps, now);
  const titleIn = (language: 'vi' | 'en') =>
    caseText(language).applicantNotices[news](type.label[language], now.reference, seen(language));
  return {
    code: `case.${news}`,
    key: `case:${now.id}:${now.events}:${news}`,
    title: { vi: titleIn('vi'), en: titleIn('en') },
    href: `/account/cases/${now.id}`,
  };
}

/** What the side that asked is told its case is. */
function stateSeen(deps: Telling, now: Case): (language: 'vi' | 'en') => string {
  const { state } = now;
  if (isEndedApart(state)) return (language) => caseText(language).endedApart[state];
  const { firmSees } = stateRule(rulesOf(deps, now).type, state);
  return (language) => firmSees[language];
}

function titleOf(
  deps: Telling,
  now: Case,
  words: (language: 'vi' | 'en') => (type: string, reference: string, day: string) => string,
): (language: 'vi' | 'en') => string {
  const { type } = rulesOf(deps, now);
  const day = now.promise === undefined ? '' : formatDate(now.promise.lastDay);
  return (language) => words(language)(type.label[language], now.reference, day);
}
