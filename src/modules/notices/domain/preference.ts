/** How somebody wants to hear of things: a letter for each, one a day, or none; never at night unless they say so. */
import { addDays, type Instant, instantOf, localDateOf } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { MessageChannel } from '../../../foundation/messaging/message-port.ts';

export const MAIL_PREFERENCES = ['each', 'digest', 'none'] as const;
export type MailPreference = (typeof MAIL_PREFERENCES)[number];

export interface WantedPreference {
  readonly mail: MailPreference;
  readonly language: Language;
  /** Neither letter nor message between 20:00 and 07:00. */
  readonly quiet: boolean;
  /** A short message for each, besides letters. */
  readonly message?: { readonly channel: MessageChannel; readonly phone: string } | undefined;
}

export interface Preference extends WantedPreference {
  /** Nothing is sent to a number before its person proved it. */
  readonly message?: (NonNullable<WantedPreference['message']> & { readonly isProved: boolean }) | undefined;
}

/** Ten digits from 0, as typed with blanks, dots or +84; undefined for what is no mobile number. */
export function parsePhone(typed: string): string | undefined {
  const digits = typed.replace(/[\s.()-]/g, '').replace(/^\+?84(?=\d{9}$)/, '0');
  return /^0[35789]\d{8}$/.test(digits) ? digits : undefined;
}

export const DEFAULT_PREFERENCE: Preference = { mail: 'each', language: 'vi', quiet: true };

const QUIET_FROM = 20;
const QUIET_UNTIL = 7;

/** The end of the quiet hours `now` lies in; undefined when a letter may leave. */
export function quietUntil(preference: Preference, now: Instant): Instant | undefined {
  if (!preference.quiet) return undefined;
  const hour = Number(new Date(Date.parse(now) + 7 * 3_600_000).toISOString().slice(11, 13));
  if (hour >= QUIET_UNTIL && hour < QUIET_FROM) return undefined;
  const day = hour < QUIET_UNTIL ? localDateOf(now) : addDays(localDateOf(now), 1);
  return instantOf(new Date(`${day}T0${QUIET_UNTIL}:00:00+07:00`));
}
