/** Operating status from the words of a register or from the status code of the tax office (Thông tư 90/2026/TT-BTC annex I). */
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';

const BY_TAX_CODE: Readonly<Record<string, string | undefined>> = {
  // 00 covers not yet trading, active and a person without obligation: the reason code, not the status, tells which.
  '00': undefined,
  '01': 'closed',
  '02': 'moving',
  '03': 'stopped',
  '04': undefined,
  '05': 'suspended',
  '06': 'not-at-address',
  '07': 'bankruptcy',
  '08': undefined,
  '09': 'address-check',
  '10': undefined,
};

/** Undefined for a code the annex does not have. */
export function statusFromTaxCode(code: string): { readonly operatingStatus?: string } | undefined {
  if (!Object.hasOwn(BY_TAX_CODE, code)) return undefined;
  const operatingStatus = BY_TAX_CODE[code];
  return operatingStatus === undefined ? {} : { operatingStatus };
}

/** Codes of the vocabulary's `operatingStatus` with the words registers use, folded. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  active: [
    'dang hoat dong',
    'nnt dang hoat dong',
    'nnt dang hoat dong da duoc cap gcn dkt',
    'hoat dong',
    'active',
    'operating',
  ],
  'not-yet-trading': ['chua kinh doanh', 'da co ma chua kinh doanh', 'chua hoat dong', 'not yet trading'],
  suspended: [
    'tam ngung',
    'tam ngung hoat dong',
    'tam ngung kinh doanh',
    'tam ngung co thoi han',
    'nnt tam nghi kinh doanh co thoi han',
    'suspended',
  ],
  moving: [
    'dang chuyen co quan thue',
    'dang chuyen co quan thue quan ly',
    'nnt da chuyen co quan thue quan ly',
    'moving',
  ],
  'address-check': ['dang xac minh dia chi', 'address check', 'address being verified'],
  'not-at-address': [
    'khong hoat dong tai dia chi dang ky',
    'khong hoat dong tai dia chi da dang ky',
    'nnt khong hoat dong tai dia chi da dang ky',
    'not at address',
  ],
  bankruptcy: ['cho lam thu tuc pha san', 'dang lam thu tuc pha san', 'pha san', 'bankruptcy'],
  stopped: [
    'ngung hoat dong',
    'ngung hoat dong chua xong thu tuc',
    'dang lam thu tuc giai the',
    'dang giai the',
    'stopped',
  ],
  closed: [
    'da giai the',
    'giai the',
    'da dong ma so thue',
    'dong ma so thue',
    'nnt ngung hoat dong va da dong mst',
    'nnt da ngung hoat dong va da dong mst',
    'da dong mst',
    'closed',
    'dissolved',
  ],
}; // prettier-ignore

const BY_WORDS = new Map(Object.entries(WORDS).flatMap(([code, words]) => words.map((word) => [word, code] as const)));

export function statusFromWords(words: string): string | undefined {
  return Object.hasOwn(WORDS, words) ? words : BY_WORDS.get(foldVietnamese(words));
}

export function isOperatingStatus(code: string): boolean {
  return Object.hasOwn(WORDS, code);
}
