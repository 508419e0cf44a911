/** The days an auditor looks at, as typed, and where the next page begins. */
import { addDays, type Instant, type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';

export const USUAL_DAYS = 7;

/** `22/11/2026`; undefined when it is no day. */
export function readTypedDay(text: string): LocalDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Midnight in Viet Nam, where a day begins seven hours before it does in UTC. */
export function beginningOf(day: LocalDate): Instant {
  return `${addDays(day, -1)}T17:00:00.000Z` as Instant;
}

export interface AuditPlace {
  readonly occurredAt: Instant;
  readonly id: string;
}

export function writeAuditPlace({ occurredAt, id }: AuditPlace): string {
  return `${occurredAt}~${id}`;
}

export function readAuditPlace(text: string): AuditPlace | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text);
  return match ? { occurredAt: match[1] as Instant, id: match[2] ?? '' } : undefined;
}
