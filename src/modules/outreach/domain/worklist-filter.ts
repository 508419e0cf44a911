/** What narrows a list of unreached firms, as it stands in the address of the page. */
import { addMonths, type LocalDate } from '../../../foundation/clock.ts';

export const EMPLOYEE_BANDS = ['1-10', '11-50', '51-200', '201', 'unknown'] as const;
export type EmployeeBand = (typeof EMPLOYEE_BANDS)[number];
export const AGE_BANDS = ['new', 'young', 'old', 'unknown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

type Range<T> = 'unknown' | { readonly from?: T; readonly to?: T };

const EMPLOYEES: Readonly<Record<EmployeeBand, Range<number>>> = {
  // A register that says 0 says that nobody is insured, which is small too.
  '1-10': { to: 10 },
  '11-50': { from: 11, to: 50 },
  '51-200': { from: 51, to: 200 },
  '201': { from: 201 },
  unknown: 'unknown',
};

export function employeesIn(band: EmployeeBand): Range<number> {
  return EMPLOYEES[band];
}

export function foundedIn(band: AgeBand, today: LocalDate): Range<LocalDate> {
  const [year, fiveYears] = [addMonths(today, -12), addMonths(today, -60)];
  const ranges: Readonly<Record<AgeBand, Range<LocalDate>>> = {
    new: { from: year },
    young: { from: fiveYears, to: year },
    old: { to: fiveYears },
    unknown: 'unknown',
  };
  return ranges[band];
}

/** Where the next page begins: which part of the list, and the last firm shown. */
export interface ListPlace {
  readonly standing: 'operating' | 'others';
  readonly nameKey: string;
  readonly taxCode: string;
}

/** Folded names hold no `~`. */
export function writeListPlace({ standing, nameKey, taxCode }: ListPlace): string {
  return `${standing}~${taxCode}~${nameKey}`;
}

/** Undefined for anything the list did not write itself. */
export function readListPlace(text: string): ListPlace | undefined {
  const match = /^(operating|others)~(\d{10,13}|)~([^~]{0,300})$/.exec(text);
  const [, standing, taxCode = '', nameKey = ''] = match ?? [];
  return standing === 'operating' || standing === 'others' ? { standing, nameKey, taxCode } : undefined;
}
