/** Rules, reasons and changes read like a person wrote them, in both languages. */
import { expect, test } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Condition } from './condition.ts';
import { describeChange, describeCitation, describeReason, describe as say } from './describe.ts';
import { aDossier, exampleContext, exampleVocabulary } from './example-world.ts';
import { decisiveReasons, explain } from './explain.ts';

const names = { locality: (id: string) => (id === 'north' ? 'tỉnh Bắc' : undefined) };
const decree = { document: '80/2021/NĐ-CP', article: '5', verified: true };
const atMost10: Condition = { fact: 'employeesInsuredAverage', atMost: 10, cite: decree };

test.each<[Condition, vi: string, en: string]>([
  [atMost10, 'Số lao động đóng BHXH bình quân không quá 10 người', 'Insured employees at most 10'],
  [
    { fact: 'revenueVnd', below: 3_000_000_000 },
    'Doanh thu năm trước dưới 3.000.000.000\u00a0₫',
    'Revenue last year below VND\u00a03\u00a0billion',
  ],
  [{ fact: 'womenOwned', is: true }, 'womenOwned: có', 'womenOwned: yes'],
  [
    { fact: 'sizeClass', in: ['micro', 'small', 'medium'] },
    'sizeClass: micro, small hoặc medium',
    'sizeClass: micro, small or medium',
  ],
  [{ fact: 'commune', inside: 'north' }, 'commune thuộc tỉnh Bắc', 'commune in tỉnh Bắc'],
  [{ fact: 'foundedOn', withinMonths: 12 }, 'foundedOn chưa quá 12 tháng', 'foundedOn no longer than 12 months ago'],
  [
    { fact: 'foundedOn', since: '2021-10-15' as LocalDate },
    'foundedOn từ ngày 15/10/2021',
    'foundedOn on or after 15/10/2021',
  ],
  [
    { some: 'certifications', where: { fact: 'code', is: 'iso-9001' } },
    'Chứng nhận có: iso-9001',
    'Certificates with iso-9001',
  ],
  [
    { ...atMost10, minGrade: 'verified' },
    'Số lao động đóng BHXH bình quân không quá 10 người (đã xác minh)',
    'Insured employees at most 10 (verified)',
  ],
  [{ ...atMost10, say: { vi: 'Cơ sở nhỏ', en: 'A small place' } }, 'Cơ sở nhỏ', 'A small place'],
])('a rule is said shortly: %j', (condition, vi, en) => {
  expect(say(condition, exampleVocabulary, 'vi', names)).toBe(vi);
  expect(say(condition, exampleVocabulary, 'en', names)).toBe(en);
});

test('a reason tells what was declared, and what a computed fact follows from', () => {
  const dossier = aDossier({ employeesInsuredAverage: 300 });
  const plain = explain(atMost10, dossier, exampleContext).because;
  expect(describeReason(plain, exampleVocabulary, 'vi')).toBe(
    'Số lao động đóng BHXH bình quân không quá 10 người (bạn khai: 300 người)',
  );
  const size = explain({ fact: 'sizeClass', is: 'small' }, dossier, exampleContext).because;
  expect(describeReason(size, exampleVocabulary, 'en')).toBe(
    'sizeClass: small (you declared: not-sme; Insured employees: 300)',
  );
  const missing = explain(atMost10, aDossier(), exampleContext).because;
  expect(describeReason(missing, exampleVocabulary, 'vi')).toContain('chưa có thông tin');
});

test('a change is said from where to where, an answer with its bounds', () => {
  const change = explain(atMost10, aDossier({ employeesInsuredAverage: 12 }), exampleContext).wouldChange?.changes[0];
  expect(change && describeChange(change, exampleVocabulary, 'vi')).toBe(
    'Số lao động đóng BHXH bình quân: từ 12 người thành 10 người',
  );
  const answer = explain(atMost10, aDossier(), exampleContext).wouldChange?.answers[0];
  expect(answer && describeChange(answer, exampleVocabulary, 'en')).toBe('Insured employees: if it is 10 or less');
});

test('the deciding leaves carry the nearest citation above them', () => {
  const rule: Condition = {
    all: [
      {
        any: [
          { fact: 'womenOwned', is: true },
          { fact: 'employeesInsuredAverage', atMost: 10 },
        ],
      },
      { fact: 'mainGoal', is: 'manage' },
    ],
    cite: decree,
  };
  const { because } = explain(
    rule,
    aDossier({ womenOwned: false, employeesInsuredAverage: 50, mainGoal: 'manage' }),
    exampleContext,
  );
  const deciding = decisiveReasons(because);
  expect(deciding.map((reason) => 'fact' in reason.node && reason.node.fact)).toEqual([
    'womenOwned',
    'employeesInsuredAverage',
  ]);
  expect(deciding.map((reason) => reason.cite)).toEqual([decree, decree]);
});

test('an article not read again at source is marked', () => {
  expect(describeCitation(decree, 'vi')).toBe('80/2021/NĐ-CP, Điều 5');
  expect(describeCitation({ ...decree, verified: false }, 'en')).toBe(
    '80/2021/NĐ-CP, Article 5 (not checked against the original)',
  );
});
