/** The door of cases: promises in working time, and what runs out. */
export {
  giveBackToQuota,
  openQuota,
  type QuotaDeps,
  type QuotaRefusal,
  resizeQuota,
  takeFromQuota,
} from './actions/take-from-quota.ts';
export { loadCalendars } from './content/load-calendars.ts';
export type { WorkingCalendar } from './domain/working-calendar.ts';
export { type Term, type TermLength, termFrom, workingMinutesBetween } from './domain/working-time.ts';
