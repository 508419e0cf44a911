/** Reads `content/calendars/*.json`: working hours and dated days, each with its source; broken content does not start. */
import { z } from 'zod';
import type { LocalDate } from '../../../foundation/clock.ts';
import { listContent, readContent } from '../../../foundation/content.ts';
import { type DatedDay, type Shift, type WorkingCalendar, weekdayOf } from '../domain/working-calendar.ts';

const label = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const day = z.iso.date().transform((text) => text as LocalDate);
const minutes = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const schema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]{1,59}$/),
    label,
    note: label,
    source: z.string().min(1),
    workingDays: z.array(z.int().min(1).max(7)).min(1),
    hours: z.array(z.tuple([minutes, minutes])).min(1),
    knownFrom: day,
    knownUntil: day,
    days: z.array(
      z.strictObject({ on: day, works: z.boolean(), certain: z.boolean(), name: label, source: z.string().min(1) }),
    ),
  })
  .superRefine((calendar, context) => {
    const ends = calendar.hours.flat();
    for (const [index, end] of ends.entries())
      if (index > 0 && end <= ends[index - 1]!) context.addIssue(`hours: shifts overlap or stand out of order`);
    for (const [index, { on, works, certain }] of calendar.days.entries()) {
      if (index > 0 && on <= calendar.days[index - 1]!.on) context.addIssue(`days: ${on} stands twice or out of order`);
      if (on < calendar.knownFrom || on > calendar.knownUntil)
        context.addIssue(`days: ${on} lies outside of what is known`);
      if (works && certain && calendar.workingDays.includes(weekdayOf(on)))
        context.addIssue(`days: ${on} is a working day anyway`);
    }
  });

/** By id. */
export function loadCalendars(): ReadonlyMap<string, WorkingCalendar> {
  return new Map(
    listContent('calendars', '.json').map((name) => {
      const { value, hash } = readContent(`calendars/${name}`, schema);
      if (`${value.id}.json` !== name) throw new Error(`content/calendars/${name} calls itself ${value.id}`);
      const { id, workingDays, hours, knownFrom, knownUntil } = value;
      const shifts: readonly Shift[] = hours;
      const days = new Map<LocalDate, DatedDay>(value.days.map(({ on, ...dated }) => [on, dated]));
      return [id, { id, workingDays: new Set(workingDays), shifts, days, knownFrom, knownUntil, hash }];
    }),
  );
}
