/** An office's list of its advisers: searched, narrowed by what stands in the address, of its own place alone. */
import { expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfAdvisers } from '../../../test-support/world-of-advisers.ts';
import { at, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { loadLocalities } from '../../localities/index.ts';
import { loadNetwork } from '../content/load-network.ts';
import { loadTopics } from '../content/load-topics.ts';
import { officeRoutes } from './office-routes.tsx';

const NOW = at('2026-06-01', '09:15');

it('is searched by name without marks, by field and by standing, and shows no other province’s', () =>
  withDatabase(async ({ db }) => {
    const world = aWorldOfAdvisers(db);
    const officer = await world.officer(PROVINCE, 'Cán bộ tỉnh');
    await world.adviser('Đặng Thị Ước', { fields: ['people'] });
    await world.adviser('Mai Văn Nghỉ', { away: ['2026-05-30' as LocalDate, '2026-06-05' as LocalDate] });
    await world.adviser('Đặng Nơi Khác', { provinceId: 'vn-2025-40', communeId: 'vn-2025-c-16681' });
    const deps = { ...world.deps, places: loadLocalities(), network: loadNetwork(), topics: loadTopics() };
    const { get } = deskOf(officeRoutes({ ...deps, vendors: () => [] }), { clock: fixedClock(NOW) });
    const list = async (query: string) => (await get(`/vi/desk/advisers${query}`, officer)).words;
    const shown = async (query: string) => {
      const words = await list(query);
      return ['Đặng Thị Ước', 'Mai Văn Nghỉ', 'Đặng Nơi Khác'].filter((name) => words.includes(name));
    };
    expect(await shown('')).toEqual(['Đặng Thị Ước', 'Mai Văn Nghỉ']);
    expect(await list('')).toContain('2 tư vấn viên, xếp theo tên');
    expect(await shown('?q=dang')).toEqual(['Đặng Thị Ước']);
    expect(await shown('?field=people')).toEqual(['Đặng Thị Ước']);
    expect(await shown('?standing=away')).toEqual(['Mai Văn Nghỉ']);
    expect(await shown('?standing=active')).toEqual(['Đặng Thị Ước']);
    expect(await list('?q=%27+or+1%3D1+--%25')).toContain('Không có tư vấn viên nào như vậy');
    expect(await shown('?page=2')).toEqual([]);
  }));

it('a decision that says too little is told at its field, with what was chosen still chosen', () =>
  withDatabase(async ({ db }) => {
    const world = aWorldOfAdvisers(db);
    const officer = await world.officer(PROVINCE, 'Cán bộ tỉnh');
    const { id } = await world.adviser('Mai');
    const deps = { ...world.deps, places: loadLocalities(), network: loadNetwork(), topics: loadTopics() };
    const { post } = deskOf(officeRoutes({ ...deps, vendors: () => [] }), { clock: fixedClock(NOW) });
    const decide = (form: Readonly<Record<string, string>>) => post(`/vi/desk/advisers/${id}`, officer, form);
    const nothing = await decide({ reason: 'complaint-upheld' });
    expect([nothing.status, nothing.words.includes('Chọn một việc.')]).toEqual([422, true]);
    expect(nothing.html).toMatch(
      /<option[^>]*value="complaint-upheld"[^>]*selected|<option selected[^>]*value="complaint-upheld"/,
    );
    const which = await decide({ what: 'withdraw-recognition', reason: 'complaint-upheld' });
    expect([which.status, which.words.includes('Chọn công nhận nào.')]).toEqual([422, true]);
    const why = await decide({ what: 'suspend', reason: 'none' });
    expect([why.status, why.words.includes('Chọn lý do.')]).toEqual([422, true]);
    expect(why.html).toMatch(/<input(?=[^>]*value="suspend")(?=[^>]*checked)[^>]*>/);
    expect((await decide({ what: 'suspend', reason: 'complaint-upheld' })).status).toBe(303);
  }));
