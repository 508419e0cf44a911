import { expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { loadLocalities } from '../../localities/index.ts';
import { officesOf } from './scope-places.ts';

const HAC_THANH = 'vn-2025-c-14797';
const QUANG_PHU = 'vn-2025-c-16522';
const DAY = '2031-05-01' as LocalDate;

it('an office has what the offices kept that were merged into it, and nothing of one it got only a part of', () => {
  const places = loadLocalities();
  const province = places.provinceOf(HAC_THANH)!.id;
  const unit = (code: string) => ({
    ...{ level: 'commune' as const, id: `vn-2031-c-${code}`, name: 'Thử', kind: 'ward' as const, province },
  });
  const given = { on: DAY, source: 'Nghị quyết thử nghiệm' };
  places.follow([{ ...given, kind: 'merge', from: [HAC_THANH, QUANG_PHU], to: [unit('14797')] }], DAY);
  const offices = officesOf('vn-2031-c-14797', places);
  expect(offices[0]).toBe('vn-2031-c-14797');
  expect(offices).toEqual(expect.arrayContaining([HAC_THANH, QUANG_PHU]));
  const divided = loadLocalities();
  divided.follow([{ ...given, kind: 'split', from: [HAC_THANH], to: [unit('14797'), unit('99991')] }], DAY);
  expect(officesOf('vn-2031-c-14797', divided)).not.toContain(HAC_THANH);
  expect(officesOf('vn', divided)).toEqual(['vn']);
});
