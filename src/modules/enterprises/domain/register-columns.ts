/** Which column of a file means what: by its heading in Vietnamese or English, or as the officer maps it. */
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

/** Headings by field, folded; the first found counts. A plain "số lao động" is not the insured yearly average, so it is not taken for it. */
const HEADINGS = {
  taxCode: [
    'mst',
    'ma so thue',
    'ma so doanh nghiep',
    'msdn',
    'ma so dn',
    'tax code',
    'taxcode',
    'tax id',
    'enterprise code',
  ],
  name: [
    'ten',
    'ten doanh nghiep',
    'ten dn',
    'ten nguoi nop thue',
    'ten co so',
    'ten don vi',
    'name',
    'enterprise name',
    'company name',
    'firm name',
  ],
  legalForm: ['loai hinh', 'loai hinh doanh nghiep', 'loai hinh dn', 'legal form', 'type of enterprise'],
  commune: [
    'xa',
    'phuong',
    'xa phuong',
    'phuong xa',
    'xa phuong dac khu',
    'xa phuong thi tran',
    'phuong xa thi tran',
    'ma xa',
    'ma phuong xa',
    'commune',
    'ward',
    'commune ward',
    'commune code',
  ],
  district: ['huyen', 'quan', 'quan huyen', 'quan huyen thi xa', 'district'],
  province: ['tinh', 'thanh pho', 'tinh thanh', 'tinh thanh pho', 'tinh tp', 'province', 'city', 'province city'],
  address: ['dia chi', 'dia chi tru so', 'dia chi tru so chinh', 'tru so', 'address', 'registered address'],
  industry: [
    'nganh',
    'ma nganh',
    'nganh nghe',
    'ma nganh nghe',
    'nganh chinh',
    'ma nganh chinh',
    'nganh nghe kinh doanh chinh',
    'nganh nghe chinh',
    'vsic',
    'ma vsic',
    'industry',
    'industry code',
    'vsic code',
  ],
  industryEdition: ['phien ban nganh', 'phien ban vsic', 'nam vsic', 'industry edition', 'vsic edition'],
  foundedOn: [
    'ngay thanh lap',
    'ngay dang ky',
    'ngay cap',
    'ngay cap lan dau',
    'ngay dang ky lan dau',
    'founded on',
    'founded',
    'registration date',
    'registered on',
  ],
  operatingStatus: [
    'tinh trang',
    'trang thai',
    'tinh trang hoat dong',
    'trang thai hoat dong',
    'status',
    'operating status',
  ],
  taxStatus: [
    'trang thai mst',
    'trang thai ma so thue',
    'ma trang thai',
    'ma trang thai mst',
    'tax status',
    'tax status code',
  ],
  taxArisenYear: [
    'nam phat sinh thue gan nhat',
    'nam phat sinh thue',
    'nam nop thue gan nhat',
    'tax paid for',
    'year of last tax',
    'last tax year',
  ],
  employeesInsured: [
    'lao dong dong bhxh',
    'so lao dong dong bhxh',
    'so lao dong bhxh',
    'lao dong bhxh binh quan',
    'so lao dong dong bhxh binh quan nam',
    'insured employees',
    'employees insured',
    'employees insured average',
  ],
  revenueVnd: ['doanh thu', 'tong doanh thu', 'doanh thu vnd', 'doanh thu dong', 'revenue', 'revenue vnd'],
  capitalVnd: ['von', 'tong nguon von', 'nguon von', 'total capital', 'capital', 'capital vnd'],
} as const; // prettier-ignore

export type RegisterColumn = keyof typeof HEADINGS;
export const REGISTER_COLUMNS = Object.keys(HEADINGS) as RegisterColumn[];

/** What an officer settles about a file; every part may be absent. */
export interface FileMapping {
  /** Field to heading, as it stands in the file; what is not named here is found by its heading. `null` leaves a field out. */
  readonly columns?: Readonly<Partial<Record<RegisterColumn, string | null>>>;
  /** Edition of industry codes that name none. */
  readonly industryEdition?: '2018' | '2025';
  readonly delimiter?: string;
  /** Words of this file for operating statuses, e.g. `{ "NNT đang hoạt động": "active" }`. */
  readonly operatingStatus?: Readonly<Record<string, string>>;
}

export interface ColumnPlan {
  readonly at: Readonly<Partial<Record<RegisterColumn, number>>>;
  readonly width: number;
  /** Headings nobody reads: told, not refused. */
  readonly ignored: readonly string[];
}

export type ColumnRefusal = Refusal<
  | 'enterprises.register.no-tax-code-column'
  | 'enterprises.register.no-name-column'
  | 'enterprises.register.no-such-heading'
  | 'enterprises.register.heading-twice'
>;

export function planColumns(headings: readonly string[], mapping: FileMapping = {}): Result<ColumnPlan, ColumnRefusal> {
  const folded = headings.map(foldVietnamese);
  const at: Partial<Record<RegisterColumn, number>> = {};
  const problems: ColumnRefusal[] = [];
  for (const field of REGISTER_COLUMNS) {
    const named = mapping.columns?.[field];
    if (named === null) continue;
    const wanted = named === undefined ? HEADINGS[field] : [foldVietnamese(named)];
    const places = folded.flatMap((heading, index) => ((wanted as readonly string[]).includes(heading) ? [index] : []));
    if (named !== undefined && places.length === 0)
      problems.push({ code: 'enterprises.register.no-such-heading', field, details: { heading: named } });
    const same = places.filter((index) => folded[index] === folded[places[0] ?? -1]);
    if (same.length > 1) problems.push({ code: 'enterprises.register.heading-twice', field });
    if (places[0] !== undefined) at[field] = places[0];
  }
  if (at.taxCode === undefined) problems.push({ code: 'enterprises.register.no-tax-code-column', field: 'taxCode' });
  if (at.name === undefined) problems.push({ code: 'enterprises.register.no-name-column', field: 'name' });
  if (problems.length > 0) return refused(...problems);
  const used = new Set(Object.values(at));
  return accepted({
    at,
    width: headings.length,
    ignored: headings.filter((heading, index) => !used.has(index) && heading.trim() !== ''),
  });
}

/** Offices put a title, a date and a name of their own above the table. */
const MOST_LINES_ABOVE = 15;

/**
 * The place of the headings among the first lines: the first line that names a tax code and a name; else the first with two words in it,
 * for a person to say what they mean. Undefined while more lines may still decide.
 */
export function findHeadings(
  lines: readonly { readonly cells: readonly string[]; readonly fault?: string }[],
  mapping: FileMapping,
  last: boolean,
): number | undefined {
  const planned = lines.findIndex(({ cells }) => planColumns(cells, mapping).ok);
  if (planned >= 0) return planned;
  if (!last && lines.length < MOST_LINES_ABOVE) return undefined;
  // A line nobody could read may have been the headings: better told than passed over.
  return Math.max(
    0,
    lines.findIndex(({ cells, fault }) => fault !== undefined || cells.filter((cell) => cell.trim() !== '').length > 1),
  );
}

/** What the headings say by themselves, for a person to correct: a field no heading names is left out. */
export function proposeColumns(headings: readonly string[]): FileMapping {
  const folded = headings.map(foldVietnamese);
  const found = REGISTER_COLUMNS.map((field) => {
    const at = folded.findIndex((heading) => (HEADINGS[field] as readonly string[]).includes(heading));
    return [field, headings[at]?.trim() ?? null] as const;
  });
  return { columns: Object.fromEntries(found) };
}
