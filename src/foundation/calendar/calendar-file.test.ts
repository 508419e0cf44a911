/** A date in anybody's calendar: the day the portal means, in words that arrive whole. */
import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '../clock.ts';
import { type CalendarEntry, calendarFile } from './calendar-file.ts';

const NOW = '2026-06-01T02:00:00.000Z' as Instant;
const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...{ uid: 'case-1@cau-so', sequence: 3, title: 'Hẹn trả lời yêu cầu 7K3M9-QWX2T', text: 'Việc tiếp theo.' },
  when: { day: '2026-12-31' as LocalDate },
  ...more,
});
/** As a calendar reads it: lines unfolded, texts unescaped. */
const read = (file: string) =>
  new Map(
    file
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .filter((line) => line !== '' && !/^(?:BEGIN|END):/.test(line))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const)
      .reverse(),
  );

describe('a calendar file', () => {
  it('holds a whole day to its end, over the new year too, with an alarm the morning before', () => {
    const lines = read(calendarFile([entry()], NOW));
    expect(lines.get('DTSTART;VALUE=DATE')).toBe('20261231');
    expect(lines.get('DTEND;VALUE=DATE')).toBe('20270101');
    expect(lines.get('TRIGGER')).toBe('-PT16H');
    expect(lines.get('DTSTAMP')).toBe('20260601T020000Z');
    expect(lines.get('SEQUENCE')).toBe('3');
  });

  it('holds an hour as Viet Nam reads the clock, wherever the calendar is', () => {
    const when = { from: '2026-06-02T18:30:00.000Z' as Instant, until: '2026-06-02T20:00:00.000Z' as Instant };
    const file = calendarFile([entry({ when })], NOW);
    const lines = read(file);
    expect(lines.get('DTSTART;TZID=Asia/Ho_Chi_Minh')).toBe('20260603T013000');
    expect(lines.get('DTEND;TZID=Asia/Ho_Chi_Minh')).toBe('20260603T030000');
    expect(file.indexOf('BEGIN:VTIMEZONE')).toBeLessThan(file.indexOf('BEGIN:VEVENT'));
  });

  it('keeps long Vietnamese words whole at 75 octets a line, and never lets a text become a line of its own', () => {
    const text = `Nguyễn; dấu, gạch \\ và\r\nATTENDEE:mailto:x@example.vn ${'Đường Trường Chinh '.repeat(20)}`;
    const file = calendarFile([entry({ text, title: 'A\nBEGIN:VEVENT' })], NOW);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file).not.toMatch(/^ATTENDEE/m);
    expect(file.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    const found = file.replaceAll('\r\n ', '').match(/DESCRIPTION:(.*)/)?.[1] ?? '';
    const back = found.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
    expect(back).toBe(text.replace('\r\n', '\n'));
  });
});
