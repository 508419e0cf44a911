import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../foundation/clock.ts';
import { loadLocalities, type SearchOptions } from './index.ts';

const places = loadLocalities();
const day = (text: string): LocalDate => text as LocalDate;
const find = (text: string, options?: SearchOptions): string[] =>
  places.searchLocalities(text, options).map((match) => places.addressOf(match.locality.id, 'vi'));

describe('the gazetteer holds the country', () => {
  it('34 provinces, 63 former ones, 3,321 communes of three kinds', () => {
    const kinds = places.communes.map((commune) => commune.kinds.at(-1)?.kind);
    expect(places.provinces).toHaveLength(34);
    expect(places.formerProvinces).toHaveLength(63);
    expect(kinds).toHaveLength(3321);
    expect(kinds.filter((kind) => kind === 'ward')).toHaveLength(709);
    expect(kinds.filter((kind) => kind === 'commune')).toHaveLength(2599);
    expect(kinds.filter((kind) => kind === 'special-zone')).toHaveLength(13);
    expect(places.provinces.filter((p) => p.types.at(-1)?.type === 'centrally-run-city')).toHaveLength(9);
  });

  it('every commune has a province in force and a past, every former province a successor that names it back', () => {
    for (const commune of places.communes) {
      expect(places.findLocality(commune.province)?.level).toBe('province');
      expect(places.predecessorsOf(commune.id).length).toBeGreaterThan(0);
    }
    for (const former of places.formerProvinces) {
      const [successor = ''] = places.successorsOf(former.id);
      expect(places.predecessorsOf(successor)).toContain(former.id);
    }
  });

  it('keeps two-digit codes that were reused in 2025 apart by versioned id', () => {
    const reused = ['15', '24', '44', '52', '80', '82', '91'];
    const names = reused.map((code) => [`vn-gso-${code}`, `vn-2025-${code}`].map((id) => places.nameOf(id, 'vi')));
    expect(names).toEqual([
      ['Yên Bái', 'Lào Cai'],
      ['Bắc Giang', 'Bắc Ninh'],
      ['Quảng Bình', 'Quảng Trị'],
      ['Bình Định', 'Gia Lai'],
      ['Long An', 'Tây Ninh'],
      ['Tiền Giang', 'Đồng Tháp'],
      ['Kiên Giang', 'An Giang'],
    ]);
  });

  it('shows Hoàng Sa under Đà Nẵng and Trường Sa under Khánh Hòa', () => {
    expect(find('hoang sa')[0]).toBe('Đặc khu Hoàng Sa, Đà Nẵng');
    expect(find('truong sa')[0]).toBe('Đặc khu Trường Sa, Khánh Hòa');
  });

  it('counts every place in the province it lies in, and communes in themselves', () => {
    for (const { id, province } of places.communes) expect(places.homeOf(id)).toEqual({ province, commune: id });
    for (const { id, successor } of places.formerProvinces) expect(places.homeOf(id)).toEqual({ province: successor });
    for (const { id } of places.provinces) expect(places.homeOf(id)).toEqual({ province: id });
    expect([places.homeOf('vn'), places.homeOf('vn-0000-99')]).toEqual([{}, {}]);
  });

  it('names a place as it was on the day', () => {
    expect(places.nameOf('vn-2025-c-26368', 'vi', day('2026-04-29'))).toBe('Xã Long Thành');
    expect(places.nameOf('vn-2025-c-26368', 'vi', day('2026-04-30'))).toBe('Phường Long Thành');
    expect(places.nameOf('vn-2025-c-26368', 'en')).toBe('Long Thanh Ward');
    expect(places.isInForce('vn-gso-74', day('2025-06-30'))).toBe(true);
    expect(places.isInForce('vn-gso-74', day('2025-07-01'))).toBe(false);
    expect(places.isInForce('vn-2025-79', day('2025-06-30'))).toBe(false);
  });
});

describe('an owner finds the place they think of', () => {
  it.each([
    ['thanh hoa', 'Thanh Hóa'],
    ['Thanh Hóa', 'Thanh Hóa'],
    ['Thanh Hoá', 'Thanh Hóa'],
    ['tinh thanh hoa', 'Thanh Hóa'],
    ['Bình Dương', 'Bình Dương'],
    ['binhduong', 'Bình Dương'],
    ['tphcm', 'TP. Hồ Chí Minh'],
    ['Hanoi', 'Hà Nội'],
    ['Bà Rịa - Vũng Tàu', 'Bà Rịa - Vũng Tàu'],
    ['p hac thanh', 'Phường Hạc Thành, Thanh Hóa'],
    ['phường Hạc Thành, Thanh Hóa', 'Phường Hạc Thành, Thanh Hóa'],
    ['hac thanh thanh hoa', 'Phường Hạc Thành, Thanh Hóa'],
    ['Thanh Hòa', 'Phường Thanh Hòa, Đồng Tháp'],
    ['Phường Lam Sơn, Thành phố Thanh Hóa', 'Phường Lam Sơn, Thành phố Thanh Hóa, Thanh Hóa'],
    ['phuong 12 go vap', 'Phường 12, Quận Gò Vấp, TP. Hồ Chí Minh'],
    ['xã Ia Mơ', 'Xã Ia Mơ, Gia Lai'],
    ['Ba Chẽ', 'Xã Ba Chẽ, Quảng Ninh'],
  ])('%s leads first to %s', (text, first) => {
    expect(find(text)[0]).toBe(first);
  });

  it('a dissolved province leads to the one that took it in, and to its communes', () => {
    const [match] = places.searchLocalities('Bình Dương');
    expect(match?.locality.id).toBe('vn-gso-74');
    expect(match?.candidates).toEqual(['vn-2025-79']);
    expect(places.communesOf('vn-gso-74').every((commune) => commune.province === 'vn-2025-79')).toBe(true);
  });

  it('a divided commune leads to every place it may be now, for the owner to choose', () => {
    const [match] = places.searchLocalities('Phường Cống Vị, Ba Đình');
    expect(match?.candidates.map((id) => places.nameOf(id, 'vi'))).toEqual(['Phường Ngọc Hà', 'Phường Giảng Võ']);
    const former = new Set(places.communes.flatMap((commune) => places.predecessorsOf(commune.id)));
    expect([...former].filter((id) => places.successorsOf(id).length > 1)).toHaveLength(471);
    expect(former.size).toBe(10_040);
  });

  it('ranks the exact name before a beginning, a beginning before a later word', () => {
    const matches = places.searchLocalities('thanh hoa', { limit: 400 }).map((match) => match.match);
    expect(matches).toEqual([...matches].sort((a, b) => 'epw'.indexOf(a.charAt(0)) - 'epw'.indexOf(b.charAt(0))));
  });

  it('can be held to one province, in force or former', () => {
    const inForce = places.searchLocalities('tan hiep', { levels: ['commune'], province: 'vn-2025-79', limit: 50 });
    expect(inForce.length).toBeGreaterThan(0);
    for (const { locality } of inForce) expect(places.provinceOf(locality.id)?.id).toBe('vn-2025-79');
    expect(find('hac thanh', { province: 'vn-gso-74' })).toEqual([]);
  });

  it('never fails on what people paste', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(places.searchLocalities(text).length).toBeLessThanOrEqual(10);
      }),
    );
    expect(find('')).toEqual([]);
    expect(find('<script>alert(1)</script>')).toEqual([]);
  });
});

describe('inside or not, across the mergers of 2025', () => {
  it.each([
    // ancestor, place, answer
    ['vn', 'vn-2025-c-00004', 'yes'],
    ['vn-2025-38', 'vn-gso-38', 'yes'],
    ['vn-2025-79', 'vn-gso-74', 'yes'],
    ['vn-gso-74', 'vn-2025-79', 'unknown'],
    ['vn-gso-74', 'vn-2025-38', 'no'],
    ['vn-gso-74', 'vn-gso-77', 'no'],
    ['vn-2025-38', 'vn', 'unknown'],
    ['vn-2025-c-00008', 'vn-gso-c-00007', 'unknown'],
    ['vn-gso-c-00007', 'vn-2025-c-00008', 'unknown'],
    ['vn-gso-c-00007', 'vn-2025-c-00004', 'no'],
    ['vn-2025-01', 'vn-gso-c-00007', 'yes'],
    ['vn-2025-01', 'vn-0000-99', 'unknown'],
    ['vn-0000-99', 'vn-2025-01', 'unknown'],
  ])('%s holds %s: %s', (ancestor, place, answer) => {
    expect(places.contains(ancestor, place)).toBe(answer);
  });

  it('knows the Bình Dương of before the merger among the communes of Hồ Chí Minh City', () => {
    const [ward] = places.searchLocalities('Phường Thủ Dầu Một', { levels: ['commune'] });
    expect(places.contains('vn-gso-74', ward?.locality.id ?? '')).toBe('yes');
    expect(places.contains('vn-gso-79', ward?.locality.id ?? '')).toBe('no');
    expect(places.contains('vn-2025-79', ward?.locality.id ?? '')).toBe('yes');
  });

  it('says unknown where a commune was made from two former provinces', () => {
    const mixed = places.communes.filter((commune) => {
      const former = places.formerProvinces.map((province) => places.contains(province.id, commune.id));
      expect(former.filter((answer) => answer === 'yes').length).toBeLessThanOrEqual(1);
      return former.includes('unknown');
    });
    expect(mixed.map((commune) => commune.name)).toContain('Cao Lãnh');
  });

  it.each(['vn', 'vn-2025-38', 'vn-2025-79', 'vn-gso-74', 'vn-2025-c-00008', 'vn-gso-c-00007', 'vn-0000-99'])(
    'lists for %s exactly the places that surely lie in it',
    (ancestor) => {
      const surely = places.ids.filter((id) => places.contains(ancestor, id) === 'yes');
      expect(new Set(places.placesInside(ancestor))).toEqual(new Set(surely));
    },
  );

  it('is transitive and reflexive', () => {
    const ids = [...places.provinces, ...places.formerProvinces, ...places.communes].map((place) => place.id);
    const id = fc.constantFrom(...ids);
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        expect(places.contains(a, a)).toBe('yes');
        if (places.contains(a, b) === 'yes' && places.contains(b, c) === 'yes')
          expect(places.contains(a, c)).toBe('yes');
      }),
    );
  });
});
