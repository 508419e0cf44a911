import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { loadLocalities } from '../../localities/index.ts';
import { createPlaceResolver, type WrittenPlace } from './register-place.ts';

const places = loadLocalities();
const today = createPlaceResolver(places, '2026-06-01' as LocalDate);
const before = createPlaceResolver(places, '2024-06-01' as LocalDate);

/** Name of what was found, `?` with the number of candidates, or the kind of answer. */
function said(place: WrittenPlace, resolve = today): string {
  const found = resolve(place);
  if (found.kind === 'commune') return places.addressOf(found.communeId, 'vi');
  if (found.kind === 'candidates') return `? ${found.candidates.length} ${found.provinceId ?? ''}`.trim();
  return found.kind === 'province' ? found.provinceId : found.kind;
}

describe('the commune of a firm', () => {
  it.each<[string, WrittenPlace, string]>([
    ['in force', { commune: 'Phường Hạc Thành', province: 'Thanh Hóa' }, 'Phường Hạc Thành, Thanh Hóa'],
    ['without marks or kind', { commune: 'hac thanh', province: 'tinh thanh hoa' }, 'Phường Hạc Thành, Thanh Hóa'],
    ['by its code', { commune: '14797', province: 'Thanh Hóa' }, 'Phường Hạc Thành, Thanh Hóa'],
    [
      'by an old name that went to one commune',
      { commune: 'Phường Lam Sơn', district: 'Thành phố Thanh Hóa', province: 'Thanh Hóa' },
      'Phường Hạc Thành, Thanh Hóa',
    ],
    [
      'by an old name, its district and the province of then',
      { commune: 'P. Bến Nghé', district: 'Q.1', province: 'TP.HCM' },
      'Phường Sài Gòn, TP. Hồ Chí Minh',
    ],
    [
      'at the end of an address',
      { address: 'Số 5 Lê Lợi, Phường Lam Sơn, TP. Thanh Hóa, Tỉnh Thanh Hóa, Việt Nam' },
      'Phường Hạc Thành, Thanh Hóa',
    ],
    [
      'at the end of an address of today',
      { address: '12 Phan Chu Trinh, Phường Hạc Thành, Thanh Hóa' },
      'Phường Hạc Thành, Thanh Hóa',
    ],
  ])('is found %s', (_how, place, expected) => {
    expect(said(place)).toBe(expected);
  });

  it('is left to a person when the old commune was divided', () => {
    expect(said({ commune: 'Phường Cống Vị', district: 'Quận Ba Đình', province: 'Hà Nội' })).toBe('? 2 vn-2025-01');
  });

  it('is read as the old one of that name in a file from before the reform', () => {
    const written = { commune: 'Phường Lam Sơn', district: 'Thị xã Bỉm Sơn', province: 'Thanh Hóa' };
    expect(said(written, before)).not.toBe(said({ ...written, district: 'Thành phố Thanh Hóa' }, before));
  });

  it('is not guessed from a name many communes share, and the province is kept', () => {
    expect(today({ commune: 'Xã Tân Tiến' })).toMatchObject({ kind: 'candidates' });
    expect(said({ commune: 'Xã Không Có Thật', province: 'Thanh Hóa' })).toBe('vn-2025-38');
    expect(said({ commune: 'Phường Hạc Thành', province: 'Atlantis' })).toBe('unknown');
    expect(said({})).toBe('nothing-written');
  });

  it('is told apart by marks where two names differ in nothing else', () => {
    const ambiguous = places.communes.filter((commune) => {
      const found = today({
        commune: places.nameOf(commune.id, 'vi'),
        province: places.nameOf(commune.province, 'vi'),
      });
      return found.kind !== 'commune' || found.communeId !== commune.id;
    });
    expect(ambiguous.map(({ id }) => places.addressOf(id, 'vi'))).toEqual([]);
  });
});
