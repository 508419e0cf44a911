/** How long a session lives: without use, and at most. ASVS 5 V7.3; officers 30 minutes and a working day, owners 30 and 90 days. */
import { type Instant, instantOf } from '../../../foundation/clock.ts';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

export interface SessionLimits {
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
}

export const OWNER_LIMITS: SessionLimits = { idleSeconds: 30 * DAY, absoluteSeconds: 90 * DAY };
export const PROGRAMME_LIMITS: SessionLimits = { idleSeconds: 30 * MINUTE, absoluteSeconds: 12 * 60 * MINUTE };

export interface SessionTimes {
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
}

export function isAlive(session: SessionTimes, limits: SessionLimits, now: Instant): boolean {
  return now < after(session.lastSeenAt, limits.idleSeconds) && now < after(session.startedAt, limits.absoluteSeconds);
}

/** Being seen is written at most once a minute: reading pages is not a write each. */
export function shouldNoteUse(session: SessionTimes, now: Instant): boolean {
  return now >= after(session.lastSeenAt, MINUTE);
}

export function after(instant: Instant, seconds: number): Instant {
  return instantOf(new Date(Date.parse(instant) + seconds * 1000));
}

/** `Firefox · Windows`: enough to know one's own device again, not enough to follow it. */
export function deviceName(userAgent: string): string {
  const browsers: [RegExp, string][] = [
    [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
    [/\bcoc_coc_browser\//, 'Cốc Cốc'],
    [/\bSamsungBrowser\//, 'Samsung'],
    [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
    [/\bChrom(?:e|ium)\/|\bCriOS\/|HeadlessChrome\//, 'Chrome'],
    [/\bSafari\//, 'Safari'],
  ];
  const systems: [RegExp, string][] = [
    [/\bAndroid\b/, 'Android'],
    [/\biPhone\b|\biPad\b/, 'iOS'],
    [/\bWindows\b/, 'Windows'],
    [/\bMac OS X\b/, 'macOS'],
    [/\bLinux\b/, 'Linux'],
  ];
  const named = [browsers, systems].map((table) => table.find(([pattern]) => pattern.test(userAgent))?.[1]);
  return named.filter((name) => name !== undefined).join(' · ');
}
