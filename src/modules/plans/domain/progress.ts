/** What the firm did with a step: started it, finished it, or dropped it for a stated reason. */
import { addDays, addMonths, type LocalDate } from '../../../foundation/clock.ts';
import type { Step } from './step.ts';

/** `already-have` counts as in place; `not-now` comes back later; the others keep the step out. */
export const DROP_REASONS = ['already-have', 'not-for-us', 'too-expensive', 'nobody-to-do-it', 'not-now'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export type StepProgress =
  | { readonly step: string; readonly state: 'started' | 'done'; readonly on: LocalDate }
  | { readonly step: string; readonly state: 'dropped'; readonly on: LocalDate; readonly reason: DropReason };

/** A step put off with "not now" is proposed again after this many days. */
export const NOT_NOW_DAYS = 60;

export type Standing = 'none' | 'started' | 'done' | 'dropped' | 'already-have';

/** Where the firm stands with a step on a day: a finished step may be due again, a postponed one may be back. */
export function standingOf(step: Step, progress: StepProgress | undefined, asOf: LocalDate): Standing {
  if (progress === undefined) return 'none';
  if (progress.state === 'dropped') {
    if (progress.reason === 'already-have') return 'already-have';
    return progress.reason === 'not-now' && addDays(progress.on, NOT_NOW_DAYS) <= asOf ? 'none' : 'dropped';
  }
  if (progress.state === 'started') return 'started';
  const due = step.repeatAfterMonths === undefined ? undefined : addMonths(progress.on, step.repeatAfterMonths);
  return due !== undefined && due <= asOf ? 'none' : 'done';
}
