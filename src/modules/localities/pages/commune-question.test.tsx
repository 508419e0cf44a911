import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Fields } from '../../../foundation/http/route.ts';
import { type CommuneAnswer, CommunePicker, communeMessage, loadLocalities, readCommuneAnswer } from '../index.ts';

/** What the content security policy forbids in a page. */
const INLINE = /\s(?:style|on[a-z]+)=/;
const places = loadLocalities();
const form = (values: Record<string, string | string[]>): Fields =>
  new Fields(new Map(Object.entries(values).map(([key, value]) => [key, [value].flat()])));
const typed = (text: string): CommuneAnswer => readCommuneAnswer(places, form({ 'commune-search': text }), 'commune');
const labels = (answer: CommuneAnswer): string[] =>
  answer.kind === 'ask' ? answer.search.choices.map((choice) => places.addressOf(choice.commune, 'vi')) : [];

describe('an owner answers where the business is registered, without JavaScript', () => {
  it('takes a name that can only mean one place', () => {
    expect(typed('phường Hạc Thành, Thanh Hóa')).toEqual({ kind: 'chosen', id: 'vn-2025-c-14797' });
    expect(typed('p hac thanh')).toEqual({ kind: 'chosen', id: 'vn-2025-c-14797' });
  });

  it('asks which one when a name means several places', () => {
    const answer = typed('Tân Hiệp');
    expect(labels(answer).length).toBeGreaterThan(2);
    // Found on the first search: the choices are the next step, no mistake.
    expect(communeMessage(answer, 'vi')).toBeUndefined();
  });

  it('never guesses for a divided commune', () => {
    const answer = typed('Cống Vị, Ba Đình');
    expect(labels(answer)).toEqual(['Phường Ngọc Hà, Hà Nội', 'Phường Giảng Võ, Hà Nội']);
    if (answer.kind !== 'ask') throw new Error('must ask');
    const html = render(<CommunePicker language="vi" places={places} name="commune" {...answer} />);
    expect(html).toContain('Một phần của Phường Cống Vị, Quận Ba Đình, Hà Nội cũ');
    expect(html).toContain('được chia cho nhiều nơi');
  });

  it('shows where a dissolved province went and lists its communes', () => {
    const answer = typed('Bình Dương');
    if (answer.kind !== 'ask') throw new Error('must ask');
    const html = render(<CommunePicker language="vi" places={places} name="commune" {...answer} />);
    expect(html).toContain('Bình Dương nay thuộc TP. Hồ Chí Minh.');
    expect(html.match(/<option/g)?.length).toBe(37);
    expect(html).toContain('value="vn-gso-74"');
    expect(labels(answer)).toEqual(
      expect.arrayContaining(['Phường Bình Dương, TP. Hồ Chí Minh', 'Xã Bình Dương, Gia Lai']),
    );
    expect(html).not.toMatch(INLINE);
  });

  it('takes the choice, the list, or the province alone', () => {
    const chosen = (values: string[]): CommuneAnswer =>
      readCommuneAnswer(places, form({ commune: values, 'commune-search': 'x y', 'commune-asked': 'x y' }), 'commune');
    expect(chosen(['vn-2025-c-00008', ''])).toEqual({ kind: 'chosen', id: 'vn-2025-c-00008' });
    expect(chosen(['', 'vn-2025-c-00008'])).toEqual({ kind: 'chosen', id: 'vn-2025-c-00008' });
    expect(chosen(['vn-gso-74'])).toEqual({ kind: 'chosen', id: 'vn-gso-74' });
    expect(chosen(['vn-2025-c-99999']).kind).toBe('ask');
  });

  it('searches again when the text was changed after a choice', () => {
    const answer = readCommuneAnswer(
      places,
      form({ commune: 'vn-2025-c-00008', 'commune-search': 'Hạc Thành', 'commune-asked': 'Cống Vị' }),
      'commune',
    );
    expect(answer).toEqual({ kind: 'chosen', id: 'vn-2025-c-14797' });
  });

  it('keeps what was typed when nothing is found, in both languages', () => {
    const answer = typed('<b>không có</b>');
    expect(communeMessage(answer, 'en')).toMatch(/could not find/);
    if (answer.kind !== 'ask') throw new Error('must ask');
    const html = render(<CommunePicker language="en" places={places} name="commune" error="!" {...answer} />);
    expect(html).toContain('&lt;b>không có&lt;/b>');
    expect(html).toContain('id="commune"');
    expect(typed('')).toEqual({ kind: 'empty' });
  });
});
