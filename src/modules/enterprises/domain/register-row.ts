/** Reads one line of a register's file: every cell checked, all problems told at once; what is only unclear is noted and the line goes in. */
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import { parseIndustryCode } from '../../industries/browser.ts';
import { type LegalForm, withoutLegalForm } from './legal-form.ts';
import type { ColumnPlan, FileMapping, RegisterColumn } from './register-columns.ts';
import { type PlaceResolver, placesOf } from './register-place.ts';
import type { RegisterRow } from './register-record.ts';
import { isOperatingStatus, statusFromTaxCode, statusFromWords } from './register-status.ts';
import { parseTaxCode } from './tax-code.ts';
import { parseWrittenNumber } from './written-number.ts';

export interface RowIssue {
  readonly column: RegisterColumn | '';
  /** `register.place.divided`, `tax-code.check-digit`: the last parts of a code of this module. */
  readonly code: string;
  readonly level: 'refused' | 'noted';
  /** What stood there, shortened; never of a name or a tax code. */
  readonly value?: string;
}

export interface RowReading {
  /** Absent when an issue refuses the line. */
  readonly row?: RegisterRow;
  readonly issues: readonly RowIssue[];
}

export interface RowContext {
  readonly columns: ColumnPlan;
  readonly mapping: FileMapping;
  readonly asOf: LocalDate;
  readonly findPlace: PlaceResolver;
  /** Whether the classification knows `2018:45`, `2025:4711`. */
  readonly isIndustry: (code: string) => boolean;
  /** The one province whose firms are taken; all when absent. */
  readonly area?: string;
}

/** Quyết định 36/2025/QĐ-TTg: codes of the 2025 edition from this day. */
const NEW_INDUSTRIES = '2025-11-15';
const EDITIONS = ['2025', '2018'] as const;
/** Raised when lines are read in another way, so that unchanged lines are read anew. */
export const READING = 2;
const LONGEST_NAME = 300;
const MOST_MONEY = 10 ** 15;
const MOST_PEOPLE = 1_000_000;
const FIRST_TAX_YEAR = 1990;

/** Everything besides its cells that decides how a line is read: two equal lines under equal settings say the same. */
export function settingsOfReading({
  columns,
  mapping,
  asOf,
}: Pick<RowContext, 'columns' | 'mapping' | 'asOf'>): unknown {
  return { reading: READING, at: columns.at, mapping, places: placesOf(asOf), industries: asOf >= NEW_INDUSTRIES };
}

interface Remembering extends RowContext {
  readonly parseDay: (text: string) => LocalDate | undefined;
  readonly statusOf: (words: string) => string | undefined;
}

export type RowReader = (cells: readonly string[]) => RowReading;

/** A reader for one file: dates, statuses and trades come again and again, so each is read once. */
export function createRowReader(context: RowContext): RowReader {
  const remembering: Remembering = {
    ...context,
    isIndustry: remembered(context.isIndustry),
    parseDay: remembered(parseDay),
    statusOf: remembered(statusFromWords),
  };
  return (cells) => readRow(cells, remembering);
}

const MOST_REMEMBERED = 20_000;

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, value);
    return value;
  };
}

function readRow(cells: readonly string[], context: Remembering): RowReading {
  if (cells.length !== context.columns.width)
    return { issues: [{ column: '', code: 'cell-count', level: 'refused', value: String(cells.length) }] };
  const issues: RowIssue[] = [];
  const { at } = context.columns;
  const cell = (column: RegisterColumn): string => {
    const index = at[column];
    return index === undefined ? '' : (cells[index] ?? '').trim();
  };
  const refuse = (column: RegisterColumn, code: string, value?: string): undefined => {
    issues.push({ column, code, level: 'refused', ...(value !== undefined && { value: value.slice(0, 80) }) });
    return undefined;
  };
  const note = (column: RegisterColumn, code: string, value: string): undefined => {
    issues.push({ column, code, level: 'noted', value: value.slice(0, 80) });
    return undefined;
  };

  const taxCode = readTaxCode(cell('taxCode'), Number(context.asOf.slice(0, 4)), refuse);
  const name = readName(cell('name'), refuse);
  const number = (column: 'employeesInsured' | 'revenueVnd' | 'capitalVnd', most: number) =>
    readNumber(column, cell(column), most, refuse);
  const foundedOn = readDate(cell('foundedOn'), context, refuse);
  const status = readStatus(cell('operatingStatus'), cell('taxStatus'), context, refuse, note);
  const taxArisenYear = readYear(cell('taxArisenYear'), Number(context.asOf.slice(0, 4)), refuse);
  const employeesInsured = number('employeesInsured', MOST_PEOPLE);
  const revenueVnd = number('revenueVnd', MOST_MONEY);
  const capitalVnd = number('capitalVnd', MOST_MONEY);
  const industry = readIndustry(cell('industry'), cell('industryEdition'), context, refuse, note);
  if (taxCode === undefined || name === undefined || issues.some(({ level }) => level === 'refused')) return { issues };
  const place = readPlace(cell, context.findPlace, note);
  if (context.area !== undefined && place.provinceId !== context.area) {
    refuse('province', 'place.outside-area', place.placeText ?? cell('province'));
    return { issues };
  }
  const bare = withoutLegalForm(foldVietnamese(name));
  const written = cell('legalForm');
  const legalForm: LegalForm | undefined =
    (written === '' ? undefined : withoutLegalForm(foldVietnamese(written)).legalForm) ?? bare.legalForm;
  // Every field in its place, known or not: a million rows of one shape cost half of what as many shapes would.
  const row: RegisterRow = {
    taxCode,
    name,
    nameKey: bare.key,
    legalForm,
    communeId: place.communeId,
    provinceId: place.provinceId,
    placeText: place.placeText,
    placeCandidates: place.placeCandidates,
    industryCode: industry.industryCode,
    industryEdition: industry.industryEdition,
    foundedOn,
    operatingStatus: status.operatingStatus,
    taxStatus: status.taxStatus,
    taxArisenYear,
    employeesInsured,
    revenueVnd,
    capitalVnd,
  };
  return { row, issues };
}

type Refuse = (column: RegisterColumn, code: string, value?: string) => undefined;
type Note = (column: RegisterColumn, code: string, value: string) => undefined;

/** An apostrophe in front is how spreadsheets keep a leading zero. */
function readTaxCode(text: string, year: number, refuse: Refuse): string | undefined {
  const parsed = parseTaxCode(text.replace(/^'/, ''), year);
  if (parsed.ok) return parsed.value.normalized;
  return refuse('taxCode', parsed.refusals[0]?.code.replace('enterprises.', '') ?? 'tax-code.empty');
}

const UNEVEN_BLANKS = /[^\S ]| {2}/;

function readName(text: string, refuse: Refuse): string | undefined {
  const composed = text.normalize('NFC');
  const name = UNEVEN_BLANKS.test(composed) ? composed.replace(/\s+/g, ' ') : composed;
  if (name === '') return refuse('name', 'name.empty');
  if (name.length > LONGEST_NAME) return refuse('name', 'name.too-long');
  if (/^[=@]/.test(name) || foldVietnamese(name) === '') return refuse('name', 'name.not-a-name');
  return name;
}

function readNumber(column: RegisterColumn, text: string, most: number, refuse: Refuse): number | undefined {
  if (text === '') return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (value !== undefined) return value <= most ? value : refuse(column, 'number.out-of-range', text);
  const written = parseWrittenNumber(text);
  if (!written.ok) return refuse(column, 'number.not-a-number', text);
  return written.value >= 0 && written.value <= most ? written.value : refuse(column, 'number.out-of-range', text);
}

function readDate(text: string, { asOf, parseDay }: Remembering, refuse: Refuse): LocalDate | undefined {
  if (text === '') return undefined;
  const date = parseDay(text);
  if (date === undefined) return refuse('foundedOn', 'date.not-a-day', text);
  return date <= asOf ? date : refuse('foundedOn', 'date.in-future', text);
}

/** No year before the first taxes on firms, none that the register cannot know yet. */
function readYear(text: string, latest: number, refuse: Refuse): number | undefined {
  if (text === '') return undefined;
  const year = /^(?:19|20)\d\d$/.test(text) ? Number(text) : undefined;
  if (year === undefined || year < FIRST_TAX_YEAR) return refuse('taxArisenYear', 'year.not-a-year', text);
  return year <= latest ? year : refuse('taxArisenYear', 'year.in-future', text);
}

/** 2019-03-05, 05/03/2019, 5.3.2019, with or without a time behind. */
function parseDay(text: string): LocalDate | undefined {
  const [day = ''] = text.split(/[ T]/);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(day);
  const date = parseLocalDate(local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : day);
  return date !== undefined && date >= '1900-01-01' ? date : undefined;
}

function readStatus(
  words: string,
  code: string,
  { mapping, statusOf }: Remembering,
  refuse: Refuse,
  note: Note,
): Pick<RegisterRow, 'operatingStatus' | 'taxStatus'> {
  const taxStatus = /^\d{1,2}$/.test(code) ? code.padStart(2, '0') : undefined;
  const byCode = taxStatus === undefined ? undefined : statusFromTaxCode(taxStatus);
  if (code !== '' && byCode === undefined) refuse('taxStatus', 'status.unknown-code', code);
  const mapped = mapping.operatingStatus?.[words];
  const byWords = mapped !== undefined && isOperatingStatus(mapped) ? mapped : statusOf(words);
  if (words !== '' && byWords === undefined) note('operatingStatus', 'status.unknown', words);
  const operatingStatus = byWords ?? byCode?.operatingStatus;
  return { ...(operatingStatus && { operatingStatus }), ...(taxStatus !== undefined && byCode && { taxStatus }) };
}

function readIndustry(
  text: string,
  editionText: string,
  { mapping, asOf, isIndustry }: RowContext,
  refuse: Refuse,
  note: Note,
): Pick<RegisterRow, 'industryCode' | 'industryEdition'> {
  if (text === '') return {};
  // A title may stand behind the code.
  const written = /^((?:(?:2018|2025):)?(?:[A-Va-v][. ]?)?\d{2,5})(?:\s*[-:.]?\s*\D.*)?$/.exec(text)?.[1];
  const parsed = written === undefined ? undefined : parseIndustryCode(written);
  if (written === undefined || parsed === undefined) {
    note('industry', 'industry.not-a-code', text);
    return {};
  }
  if (editionText !== '' && editionText !== '2018' && editionText !== '2025') {
    refuse('industryEdition', 'industry.unknown-edition', editionText);
    return {};
  }
  const { section = '', code } = parsed;
  const told = written.includes(':') ? parsed.edition : editionText || mapping.industryEdition;
  const usual = asOf >= NEW_INDUSTRIES ? EDITIONS : EDITIONS.toReversed();
  // What the day of the register leaves open, a letter before the digits may tell.
  const editions = told ? [told as '2018' | '2025'] : section === '' ? usual.slice(0, 1) : usual;
  const edition = editions.find((each) => isIndustry(`${each}:${section}${code}`));
  if (edition === undefined) {
    const isElsewhere = section !== '' && editions.some((each) => isIndustry(`${each}:${code}`));
    note('industry', isElsewhere ? 'industry.other-section' : 'industry.unknown', text);
    return {};
  }
  return { industryCode: code, industryEdition: edition };
}

function readPlace(
  cell: (column: RegisterColumn) => string,
  findPlace: PlaceResolver,
  note: Note,
): Pick<RegisterRow, 'communeId' | 'provinceId' | 'placeText' | 'placeCandidates'> {
  const columns = [cell('commune'), cell('district'), cell('province')];
  const address = columns[0] === '' ? cell('address') : '';
  const place = findPlace({
    commune: columns[0] ?? '',
    district: columns[1] ?? '',
    province: columns[2] ?? '',
    ...(address !== '' && { address }),
  });
  // A street and a house number are not kept: the part that names places is.
  const text = columns.some((part) => part !== '')
    ? columns.filter((part) => part !== '').join(', ')
    : address.split(',').slice(-3).join(',').trim();
  const placeText = text.slice(0, 300);
  switch (place.kind) {
    case 'commune':
      return { communeId: place.communeId, provinceId: place.provinceId };
    case 'candidates':
      note('commune', 'place.divided', text);
      return {
        ...(place.provinceId && { provinceId: place.provinceId }),
        placeText,
        placeCandidates: place.candidates,
      };
    case 'province':
      if (columns[0] !== '' || address !== '') note('commune', 'place.unknown-commune', text);
      return { provinceId: place.provinceId, placeText };
    case 'unknown':
      note(columns[2] === '' ? 'commune' : 'province', 'place.unknown', text);
      return { placeText };
    case 'nothing-written':
      return {};
  }
}
