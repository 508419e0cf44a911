import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { fillTemplate, monthOf, readTemplate } from './report-template.ts';

const figures = [
  { id: 'firms-reached', kind: 'indicator' },
  { id: 'operating', kind: 'stock' },
] as const;

describe('the template of a monthly report', () => {
  it('reads figures with a place and a period, which may be left out', () => {
    const { parts, problems } = readTemplate(
      'Tháng này {{firms-reached}} trên {{ operating }}; cộng dồn {{firms-reached vn-2025-38 total}}.',
      figures,
    );
    expect(problems).toEqual([]);
    expect(parts.flatMap((part) => ('placeholder' in part ? [part.placeholder] : []))).toEqual([
      { figure: 'firms-reached', kind: 'indicator', place: 'here', period: 'month' },
      { figure: 'operating', kind: 'stock', place: 'here', period: 'total' },
      { figure: 'firms-reached', kind: 'indicator', place: 'vn-2025-38', period: 'total' },
    ]);
    const values = ['3', '214', '9'];
    expect(fillTemplate(parts, (index) => values[index] ?? '')).toBe('Tháng này 3 trên 214; cộng dồn 9.');
  });

  it.each([
    ['{{firms-reached', 'unclosed'],
    ['{{made-up}}', 'unknown-figure'],
    ['{{}}', 'unknown-figure'],
    ['{{operating month}}', 'stock-of-month'],
    ['{{firms-reached month total}}', 'unknown-period'],
    ['{{firms-reached}}'.repeat(61), 'too-many'],
  ])('says what is wrong with %.30s', (body, code) => {
    expect(readTemplate(body, figures).problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('counts the month before in the year before', () => {
    const placeholder = { figure: 'firms-reached', kind: 'indicator', place: 'here', period: 'before' } as const;
    expect(monthOf(placeholder, '2026-01-01' as LocalDate)).toBe('2025-12-01');
    expect(monthOf(placeholder, '2026-11-01' as LocalDate)).toBe('2026-10-01');
    expect(monthOf({ ...placeholder, period: 'total' }, '2026-11-01' as LocalDate)).toBeUndefined();
  });
});
