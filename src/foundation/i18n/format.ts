/** Numbers, money and dates as a reader of each language writes them (PRODUCT: 20.000.000 ₫ / VND 20 million; 21/11/2026). */
import type { Instant, LocalDate } from '../clock.ts';
import { localDateOf } from '../clock.ts';
import type { Language } from './language.ts';

const NBSP = '\u00a0';
const numberFormats = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};

export function formatNumber(value: number, language: Language): string {
  return numberFormats[language].format(value);
}

/** Integer đồng. English shortens round millions and billions: `VND 20 million`, `VND 1.5 billion`, else `VND 257,000`. */
export function formatVnd(amount: number, language: Language): string {
  if (language === 'vi') return `${numberFormats.vi.format(amount)}${NBSP}₫`;
  for (const [unit, name] of [
    [1_000_000_000, 'billion'],
    [1_000_000, 'million'],
  ] as const) {
    const inUnit = amount / unit;
    if (Math.abs(inUnit) >= 1 && Number.isInteger(inUnit * 100))
      return `VND${NBSP}${numberFormats.en.format(inUnit)}${NBSP}${name}`;
  }
  return `VND${NBSP}${numberFormats.en.format(amount)}`;
}

/** A share 0..1 as a percentage with at most one decimal: `12,6 %` / `12.6%`. */
export function formatShare(share: number, language: Language): string {
  const percent = Math.round(share * 1000) / 10;
  // Neither none nor all: a rounded 0 or 100 would say so.
  if (share > 0 && percent === 0) return `${FEWER[language]}${inPercent(0.1, language)}`;
  if (share < 1 && percent === 100) return `${MORE[language]}${inPercent(99.9, language)}`;
  return inPercent(percent, language);
}

const FEWER = { vi: `dưới${NBSP}`, en: `under${NBSP}` };
const MORE = { vi: `trên${NBSP}`, en: `over${NBSP}` };

const inPercent = (percent: number, language: Language): string =>
  language === 'vi' ? `${numberFormats.vi.format(percent)}${NBSP}%` : `${numberFormats.en.format(percent)}%`;

/** `21/11/2026` in both languages. */
export function formatDate(day: LocalDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

export function formatInstantDate(instant: Instant): string {
  return formatDate(localDateOf(instant));
}

const clockFormat = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `09:05`, in Viet Nam. */
export function formatInstantTime(instant: Instant): string {
  return clockFormat.format(new Date(instant));
}

/** `hồ sơ có kế hoạch` → `Hồ sơ có kế hoạch`: a name kept in small letters, where it begins a line of its own. */
export function sentenceCase(text: string, language: Language): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
