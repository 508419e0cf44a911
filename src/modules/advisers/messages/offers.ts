/** Dictionary of offers, and the hour until which one may be answered. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate, formatInstantTime } from '../../../foundation/i18n/format.ts';
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './offers.en.ts';
import { vi } from './offers.vi.ts';

export const offerText = dictionary({ vi, en });

/** `09:30 25/11/2026`, as both languages write it here. */
export function untilInWords(until: Instant): string {
  return `${formatInstantTime(until)} ${formatInstantDate(until)}`;
}
