/**
 * Dates as a file every calendar reads (RFC 5545): folded at 75 octets, CRLF, texts escaped. A whole day is a `DATE`, an hour stands in
 * Asia/Ho_Chi_Minh, which the file describes: no summer time since 1975.
 */
import type { Instant, LocalDate } from '../clock.ts';
import { addDays } from '../clock.ts';

export interface CalendarEntry {
  /** The same date again replaces the one before: `SEQUENCE` grows. */
  readonly uid: string;
  readonly sequence: number;
  readonly title: string;
  readonly text: string;
  /** A whole day, or from one instant to another. */
  readonly when: { readonly day: LocalDate } | { readonly from: Instant; readonly until: Instant };
  /** Only an address that is no key. */
  readonly url?: string | undefined;
}

const ZONE = 'Asia/Ho_Chi_Minh';
const ZONE_LINES = [
  ...['BEGIN:VTIMEZONE', `TZID:${ZONE}`, 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
  ...['TZOFFSETFROM:+0700', 'TZOFFSETTO:+0700', 'TZNAME:+07', 'END:STANDARD', 'END:VTIMEZONE'],
];
const OFFSET_MS = 7 * 3_600_000;
/** Eight in the morning of the day before; two hours before an hour. */
const ALARMS = { day: '-PT16H', hour: '-PT2H' } as const;

export function calendarFile(entries: readonly CalendarEntry[], now: Instant): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Cau So//VI', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...(entries.some(({ when }) => 'from' in when) ? ZONE_LINES : []),
    ...entries.flatMap((entry) => linesOf(entry, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function linesOf({ uid, sequence, title, text, when, url }: CalendarEntry, now: Instant): string[] {
  const times =
    'day' in when
      ? [`DTSTART;VALUE=DATE:${compact(when.day)}`, `DTEND;VALUE=DATE:${compact(addDays(when.day, 1))}`]
      : [`DTSTART;TZID=${ZONE}:${local(when.from)}`, `DTEND;TZID=${ZONE}:${local(when.until)}`];
  return [
    ...['BEGIN:VEVENT', `UID:${uid}`, `SEQUENCE:${sequence}`, `DTSTAMP:${utc(now)}`, ...times],
    ...[`SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`],
    ...(url === undefined ? [] : [`URL:${url}`]),
    // A promise of somebody else keeps nobody from other work.
    ...['day' in when ? 'TRANSP:TRANSPARENT' : 'TRANSP:OPAQUE', 'BEGIN:VALARM', 'ACTION:DISPLAY'],
    ...[`DESCRIPTION:${escaped(title)}`, `TRIGGER:${'day' in when ? ALARMS.day : ALARMS.hour}`],
    ...['END:VALARM', 'END:VEVENT'],
  ];
}

const compact = (day: LocalDate): string => day.replaceAll('-', '');
const utc = (instant: Instant): string => instant.replace(/[-:]|\.\d+/g, '');
const local = (instant: Instant): string =>
  utc(new Date(Date.parse(instant) + OFFSET_MS).toISOString() as Instant).slice(0, -1);

function escaped(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, (sign) => `\\${sign}`)
      .replace(/\r\n|\r|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no text holds them
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  );
}

/** At most 75 octets a line, never through the middle of a letter; the rest goes on after a blank. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += letter;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
