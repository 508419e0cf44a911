/** The door of cases: promises in working time with a named holder, and what runs out. */
export { actOnCase, actWithin, type CaseRefusal, lockForActing, mayStillAct } from './actions/act-on-case.ts';
export { agendaOf } from './actions/agenda-of.ts';
export type { CaseChange, CaseDeps, CaseEffect } from './actions/case-deps.ts';
export { handInPaper, noteInfectedPaper } from './actions/case-papers.ts';
export { issueOwnerCode } from './actions/confirm-filed.ts';
export { countWaiting } from './actions/count-waiting.ts';
export { coverAbsences } from './actions/cover-absences.ts';
export { caseEraser, eraseApplicant, exportCases } from './actions/erase-cases.ts';
export { giveToAdviser, giveToDesk } from './actions/hand-over.ts';
export { lapseCases } from './actions/lapse-cases.ts';
export { type NewCaseOrder, openCase } from './actions/open-case.ts';
export { passOnLeft } from './actions/pass-on-left.ts';
export { askAtEnd, rateCase } from './actions/rate-case.ts';
export {
  giveBackToQuota,
  openQuota,
  type QuotaDeps,
  type QuotaRefusal,
  resizeQuota,
  takeFromQuota,
} from './actions/take-from-quota.ts';
export { loadCalendars } from './content/load-calendars.ts';
export { loadCaseTypes } from './content/load-case-types.ts';
export { type About, type Asker, CALL_WHEN, type CallWhen, type Case, type Contact } from './domain/case.ts';
export type { WorkingCalendar } from './domain/working-calendar.ts';
export { type Term, type TermLength, termFrom, workingMinutesBetween } from './domain/working-time.ts';
export { caseText } from './messages/index.ts';
export { applicantCaseRoutes } from './pages/applicant-case-routes.tsx';
export { caseCalendarRoutes } from './pages/case-calendar-routes.ts';
export { casePaperRoutes } from './pages/case-paper-routes.ts';
export { holderName, ifLateOf } from './pages/case-words.ts';
export { confirmRoutes } from './pages/confirm-routes.tsx';
export { deskCaseRoutes } from './pages/desk-case-routes.tsx';
export { deskPeopleRoutes } from './pages/desk-people-routes.tsx';
export { firmCaseRoutes } from './pages/firm-case-routes.tsx';
export type { CaseDetailsOf, CasePageDeps, CaseViewer } from './pages/page-deps.ts';
export { partnerCaseRoutes } from './pages/partner-case-routes.tsx';
export { mayAsFirm, mayWork } from './policy.ts';
export { type HeldAnswer, listAnswersOfHolder } from './store/askings.read.ts';
export { type CaseWords, listWordsOfCase } from './store/case-words.read.ts';
export {
  countHeld,
  findCase,
  findContact,
  listCasesOfApplicant,
  listCasesOfDossier,
  lockCase,
} from './store/cases.read.ts';
export { listHeldCases } from './store/held-cases.read.ts';
export { findLastContact } from './store/last-contact.read.ts';
export { listQuotas } from './store/quotas.read.ts';
