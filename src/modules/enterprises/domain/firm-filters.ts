/** What narrows a list of firms of the register, and the address that says it: read from a query, written back as one. */
import type { SizeClass } from './size-class.ts';

export interface FirmFilters {
  /** Name in any spelling, or the beginning of a tax code. */
  readonly text: string;
  /** Ids in force. */
  readonly province?: string;
  readonly commune?: string;
  /** Beginning of an industry code: two to four digits. */
  readonly industry?: string;
  readonly status?: string;
  readonly size?: SizeClass;
  /** A level from 0 to 5 in any index, or that there is none yet. */
  readonly level?: number | 'none';
  readonly process?: string;
  readonly certificate?: string;
  /** Whether somebody has claimed the firm here. */
  readonly claimed?: 'yes' | 'no';
}

export const SIZES: readonly SizeClass[] = ['micro', 'small', 'medium', 'not-sme'];
const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whatever is not a filter is left out: an address somebody mended by hand still shows a list. */
export function readFirmFilters(query: { readonly get: (name: string) => string }): FirmFilters {
  const level = query.get('level');
  const size = SIZES.find((each) => each === query.get('size'));
  const claimed = query.get('claimed');
  const optional = {
    province: coded(query.get('province')),
    commune: coded(query.get('commune')),
    industry: /^\d{2,4}$/.test(query.get('industry')) ? query.get('industry') : undefined,
    status: coded(query.get('status')),
    size,
    level: level === 'none' ? level : /^[0-5]$/.test(level) ? Number(level) : undefined,
    process: coded(query.get('process')),
    certificate: coded(query.get('certificate')),
    claimed: claimed === 'yes' || claimed === 'no' ? claimed : undefined,
  };
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return { text: query.get('q').slice(0, 200), ...(Object.fromEntries(given) as Omit<FirmFilters, 'text'>) };
}

/** The fields of the form that asks for exactly this list. */
export function firmFilterFields({ text, ...filters }: FirmFilters): Readonly<Record<string, string>> {
  const given = Object.entries(filters).map(([name, value]) => [name, String(value)]);
  return { ...(text !== '' && { q: text }), ...(Object.fromEntries(given) as Record<string, string>) };
}

function coded(text: string): string | undefined {
  return text.length <= 60 && CODE.test(text) ? text : undefined;
}
