/** The door of cases: promises in working time with a named holder, and what runs out. */
export { actOnCase } from './actions/act-on-case.ts';
export type { CaseDeps } from './actions/case-deps.ts';
export { countWaiting } from './actions/count-waiting.ts';
export { caseEraser, exportCases } from './actions/erase-cases.ts';
export { lapseCases } from './actions/lapse-cases.ts';
export { type NewCaseOrder, openCase } from './actions/open-case.ts';
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
export { type About, CALL_WHEN, type CallWhen } from './domain/case.ts';
export type { WorkingCalendar } from './domain/working-calendar.ts';
export { type Term, type TermLength, termFrom, workingMinutesBetween } from './domain/working-time.ts';
export { caseText } from './messages/index.ts';
export { deskCaseRoutes } from './pages/desk-case-routes.tsx';
export { firmCaseRoutes } from './pages/firm-case-routes.tsx';
export type { CasePageDeps } from './pages/page-deps.ts';
export { mayAsFirm } from './policy.ts';
export { listCasesOfDossier } from './store/cases.read.ts';
