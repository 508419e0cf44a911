import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadIndustries, parseIndustryCode } from './index.ts';

const industries = loadIndustries();
const first = (text: string): string | undefined => industries.searchIndustries(text)[0]?.industry.id;

describe('an owner finds their trade in their own words', () => {
  it.each([
    ['quán cơm', '2025:5610'],
    ['quan com', '2025:5610'],
    ['tạp hóa', '2025:4711'],
    ['tạp hoá', '2025:4711'],
    ['tôi bán tạp hóa ở chợ', '2025:4711'],
    ['may gia công', '2025:1410'],
    ['sửa xe', '2025:9531'],
    ['sửa xe máy', '2025:9532'],
    ['cửa hàng quần áo', '2025:4771'],
    ['xưởng cơ khí', '2025:2592'],
    ['homestay', '2025:5520'],
    ['bán cà phê', '2025:5630'],
    ['nuôi tôm', '2025:0322'],
    ['grocery', '2025:4711'],
    ['mattress', '2025:1393'],
    ['4711', '2025:4711'],
    ['C', '2025:C'],
  ])('%s is %s', (text, id) => {
    expect(first(text)).toBe(id);
  });

  it('shows both when a word means two trades', () => {
    expect(industries.searchIndustries('sửa xe').map((match) => match.industry.code)).toEqual(['9531', '9532']);
  });

  it('never fails on what people paste', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(industries.searchIndustries(text).length).toBeLessThanOrEqual(8);
      }),
    );
    expect(industries.searchIndustries('  ')).toEqual([]);
  });
});

describe('a code as it stands on a certificate', () => {
  it.each([
    ['C10', '2025:10'],
    ['c1071', '2025:1071'],
    ['G.4711', '2025:4711'],
    ['A 0111', '2025:0111'],
    ['2025:C10', '2025:10'],
    // The letter tells the edition: section J was divided in 2025.
    ['J62', '2018:62'],
    ['K62', '2025:62'],
    ['G45', '2018:45'],
    ['G10', undefined],
    ['2018:K62', undefined],
    ['CC10', undefined],
    ['C1', undefined],
    ['W10', undefined],
  ])('%s is %s', (text, id) => {
    expect(industries.findIndustry(text)?.id).toBe(id);
  });

  it('is read alike with and without the letter of its own section, whatever the code', () => {
    for (const { code, id } of industries.listIndustries('2025', 'class')) {
      const [section] = industries.lineageOf(id);
      expect(industries.findIndustry(`${section?.code ?? ''}${code}`)?.id).toBe(id);
      for (const { code: letter } of industries.listIndustries('2025', 'section'))
        if (letter !== section?.code) expect(industries.findIndustry(`2025:${letter}${code}`)).toBeUndefined();
    }
  });
});

describe('the classification is whole and its editions are kept apart', () => {
  it('has the counts the decisions print', () => {
    const count = (edition: '2018' | '2025', level: 'section' | 'division' | 'group' | 'class'): number =>
      industries.listIndustries(edition, level).length;
    // Quyết định 27/2018/QĐ-TTg
    expect([count('2018', 'section'), count('2018', 'division')]).toEqual([21, 88]);
    // Quyết định 36/2025/QĐ-TTg
    expect([
      count('2025', 'section'),
      count('2025', 'division'),
      count('2025', 'group'),
      count('2025', 'class'),
    ]).toEqual([22, 87, 259, 495]);
  });

  it('every class climbs to a section', () => {
    for (const { id } of industries.listIndustries('2025', 'class'))
      expect(industries.lineageOf(id).map((industry) => industry.level)).toEqual([
        'section',
        'division',
        'group',
        'class',
      ]);
  });

  it.each([
    // Nghị định 80/2021/NĐ-CP, Điều 5
    ['0111', 'agriculture-forestry-fishery'],
    ['2025:1410', 'industry-construction'],
    ['4101', 'industry-construction'],
    ['3700', 'industry-construction'],
    ['4711', 'trade-services'],
    ['2018:4520', 'trade-services'],
    ['9531', 'trade-services'],
    ['8411', undefined],
    ['0000', undefined],
  ])('%s belongs to %s', (code, group) => {
    expect(industries.sectorGroupOf(code)).toBe(group);
  });

  it('a bare code means 2025, a 2018 code never turns into a 2025 one unasked', () => {
    expect(parseIndustryCode('4711')).toEqual({ edition: '2025', code: '4711' });
    expect(parseIndustryCode('47-11')).toBeUndefined();
    expect(industries.nameOf('2018:4661', 'vi')).not.toBe(industries.nameOf('2025:4661', 'vi'));
    expect(industries.candidatesIn2025('2018:4661').map((candidate) => candidate.id)).toEqual(['2025:4671']);
    expect(industries.candidatesIn2025('2018:4520').map((candidate) => candidate.code)).toEqual(['466', '478', '953']);
  });

  it('knows what lies below a section, and does not compare editions', () => {
    expect(industries.contains('C', '2025:1071')).toBe('yes');
    expect(industries.contains('10', '1071')).toBe('yes');
    expect(industries.contains('C', '4711')).toBe('no');
    expect(industries.contains('C', '2018:10')).toBe('unknown');
    expect(industries.contains('C', '0000')).toBe('unknown');
  });
});
