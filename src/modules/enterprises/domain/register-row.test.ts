/** A line of a register's file as it is read: the line of business in every way offices write it. */
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { loadIndustries } from '../../industries/index.ts';
import { planColumns } from './register-columns.ts';
import { createRowReader } from './register-row.ts';

const industries = loadIndustries();
const HEAD = ['Mã số thuế', 'Tên', 'Mã ngành'];

function readAs(asOf: string, industryEdition?: '2018' | '2025') {
  const mapping = {
    columns: { taxCode: 'Mã số thuế', name: 'Tên', industry: 'Mã ngành' },
    ...(industryEdition && { industryEdition }),
  };
  const columns = planColumns(HEAD, mapping);
  if (!columns.ok) throw new Error('no plan');
  const read = createRowReader({
    ...{ columns: columns.value, mapping, asOf: asOf as LocalDate },
    findPlace: () => ({ kind: 'nothing-written' }),
    isIndustry: (code) => industries.findIndustry(code) !== undefined,
  });
  return (industry: string) => {
    const { row, issues } = read(['0100109106', 'Công ty Thử nghiệm', industry]);
    return row?.industryCode === undefined
      ? issues.map(({ column, code, level }) => `${column} ${code} ${level}`).join()
      : `${row.industryEdition ?? ''}:${row.industryCode}`;
  };
}

describe('the line of business of a register', () => {
  const now = readAs('2026-11-01');
  it.each([
    ['1071', '2025:1071'],
    ['10710', '2025:10710'],
    ['C10', '2025:10'],
    ['c1071', '2025:1071'],
    ['C.1071 - Sản xuất bánh', '2025:1071'],
    ['C 10: Chế biến thực phẩm', '2025:10'],
    ['2018:4520', '2018:4520'],
    // Of an older edition by its letter: J was divided in 2025.
    ['J62', '2018:62'],
    ['G10', 'industry industry.other-section noted'],
    ['2025:J62', 'industry industry.other-section noted'],
    ['9999', 'industry industry.unknown noted'],
    ['C0000', 'industry industry.unknown noted'],
    ['cơ khí', 'industry industry.not-a-code noted'],
  ])('%s is %s', (written, expected) => {
    expect(now(written)).toBe(expected);
  });

  it('is of the edition of the day, unless the letter can only be of the other or the officer said which', () => {
    const older = readAs('2025-06-01');
    expect([older('62'), older('J62'), older('K62')]).toEqual(['2018:62', '2018:62', '2025:62']);
    expect(readAs('2026-11-01', '2018')('K62')).toBe('industry industry.other-section noted');
  });
});
