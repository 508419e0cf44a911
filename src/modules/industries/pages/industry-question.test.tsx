import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Fields } from '../../../foundation/http/route.ts';
import { type IndustryAnswer, IndustryPicker, industryMessage, loadIndustries, readIndustryAnswer } from '../index.ts';

const industries = loadIndustries();
const read = (values: Record<string, string>): IndustryAnswer =>
  readIndustryAnswer(industries, new Fields(new Map(Object.entries(values).map(([k, v]) => [k, [v]]))), 'industry');

describe('an owner answers what they do, without JavaScript', () => {
  it('confirms words with the official class before taking them', () => {
    const answer = read({ 'industry-search': 'sửa xe' });
    if (answer.kind !== 'ask') throw new Error('must ask');
    const html = render(<IndustryPicker language="vi" industries={industries} name="industry" {...answer} />);
    expect(html).toContain('value="2025:9531"');
    expect(html).toContain('value="2025:9532"');
    expect(html).toContain('Mã ngành 9532 · khớp với “sửa xe”');
    // Found on the first search: the choices are the next step, no mistake. Going on without choosing is one.
    expect(industryMessage(answer, 'vi')).toBeUndefined();
    const again = read({ 'industry-search': 'sửa xe', 'industry-asked': 'sửa xe' });
    expect(industryMessage(again, 'vi')).toBe('Chọn một nghề trong danh sách.');
  });

  it('takes a class code and a choice, and searches again when the words change', () => {
    expect(read({ 'industry-search': '4711' })).toEqual({ kind: 'chosen', id: '2025:4711' });
    const kept = { industry: '2025:9532', 'industry-asked': 'sửa xe' };
    expect(read({ ...kept, 'industry-search': 'sửa xe' })).toEqual({ kind: 'chosen', id: '2025:9532' });
    expect(read({ ...kept, 'industry-search': 'tạp hóa' }).kind).toBe('ask');
    expect(read({ industry: '2025:0000' })).toEqual({ kind: 'empty' });
  });

  it('takes a code with its letter, says which section the digits are of when the letter is another, and what an old code may be now', () => {
    expect(read({ 'industry-search': 'C1071' })).toEqual({ kind: 'chosen', id: '2025:1071' });
    const division = read({ 'industry-search': 'C10' });
    if (division.kind !== 'ask') throw new Error('must ask');
    expect(industryMessage(division, 'vi')).toBeUndefined();
    expect(division.matches.map(({ industry }) => industry.code.slice(0, 2))).toEqual(division.matches.map(() => '10'));
    const wrong = read({ 'industry-search': 'G10' });
    if (wrong.kind !== 'ask') throw new Error('must ask');
    expect(industryMessage(wrong, 'vi')).toContain('số này thuộc mục C (Công nghiệp chế biến, chế tạo)');
    expect(wrong.matches.length).toBeGreaterThan(0);
    const old = read({ 'industry-search': 'G4520' });
    if (old.kind !== 'ask') throw new Error('must ask');
    expect(old.matches.map(({ industry }) => industry.code)).toEqual(['466', '478', '953']);
  });

  it('says so calmly when nothing is found', () => {
    const answer = read({ 'industry-search': '<i>zzz</i>' });
    expect(industryMessage(answer, 'en')).toMatch(/could not find/);
    if (answer.kind !== 'ask') throw new Error('must ask');
    expect(render(<IndustryPicker language="en" industries={industries} name="industry" {...answer} />)).toContain(
      '&lt;i>',
    );
  });
});
