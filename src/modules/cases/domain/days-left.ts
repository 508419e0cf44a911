/** How many working days a promise still has, as people count them: today is none, tomorrow is one. */
import { addDays, type LocalDate } from '../../../foundation/clock.ts';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** Negative when the day has passed. */
export function workingDaysLeft(calendar: WorkingCalendar, today: LocalDate, lastDay: LocalDate): number {
  if (lastDay < today) return -1;
  let left = 0;
  for (let day = addDays(today, 1); day <= lastDay; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) left += 1;
  return left;
}
