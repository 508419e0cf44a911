/** How a place is written, in both languages, with the kind it had on a day. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { CommuneKind, Locality } from './locality.ts';
import { inForceOn } from './locality.ts';

const KIND: Readonly<Record<CommuneKind, { readonly vi: string; readonly en: string }>> = {
  commune: { vi: 'Xã', en: 'Commune' },
  ward: { vi: 'Phường', en: 'Ward' },
  'special-zone': { vi: 'Đặc khu', en: 'Special Zone' },
};

const FORMER_KIND = /^(Phường|Xã|Đặc khu|Thị trấn|Huyện|Quận|Thị xã|Thành phố) (.+)$/;
const FORMER_KIND_EN: Readonly<Record<string, string>> = {
  Phường: 'Ward',
  Xã: 'Commune',
  'Đặc khu': 'Special Zone',
  'Thị trấn': 'Township',
  Huyện: 'District',
  Quận: 'District',
  'Thị xã': 'Town',
  'Thành phố': 'City',
};

/** `Phường Hạc Thành` / `Hac Thanh Ward`, `Thanh Hóa` / `Thanh Hoa`; the kind is the one in force on `day` (default: the latest known). */
export function placeName(place: Locality, language: Language, day?: LocalDate): string {
  switch (place.level) {
    case 'nation':
      return place.name[language];
    case 'province':
      return nameOn(place.formerNames, place.shown ?? place.name, day)[language];
    case 'former-province':
      return (place.shown ?? place.name)[language];
    case 'commune': {
      const kind = KIND[inForceOn(place.kinds, day).kind];
      const name = nameOn(place.formerNames, place.name, day);
      return language === 'vi' ? `${kind.vi} ${name}` : `${withoutMarks(name)} ${kind.en}`;
    }
    case 'former-commune':
      return formerUnitName(place.name, language);
  }
}

function nameOn<T>(
  former: readonly { readonly until: LocalDate; readonly name: T }[] | undefined,
  now: T,
  day: LocalDate | undefined,
): T {
  return (day === undefined ? undefined : former?.find(({ until }) => day < until)?.name) ?? now;
}

/** An old commune or district: `Phường Lam Sơn` / `Lam Son Ward`, `Quận 3` / `District 3`. */
export function formerUnitName(printed: string, language: Language): string {
  const [, kind, name] = FORMER_KIND.exec(printed) ?? [];
  if (language === 'vi' || kind === undefined || name === undefined) return printed;
  return /^\d/.test(name) ? `${FORMER_KIND_EN[kind]} ${name}` : `${withoutMarks(name)} ${FORMER_KIND_EN[kind]}`;
}

/** The name of an old commune without its kind, for search. */
export function bareFormerName(name: string): string {
  return FORMER_KIND.exec(name)?.[2] ?? name;
}

export function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC');
}
