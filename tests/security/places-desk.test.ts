/** Firms whose register names a divided commune: an officer says where they are, may take it back, and a later file keeps the choice. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { places } from '../../src/app/content.ts';
import { inventedTaxCode } from '../../src/modules/enterprises/domain/invented-register.ts';
import { openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';
import { loadRegister } from './register-fixture.ts';

const code = (index: number): string => inventedTaxCode(index);
const LIST = '/vi/desk/imports/places';
const HANOI = places().provinceOf('vn-2025-c-00008')!.id;
const divided = (index: number, workers = '') =>
  `${code(index)},Công ty ${index} Thử nghiệm,Phường Cống Vị,Quận Ba Đình,Hà Nội,,,,${workers},`;
const unknown = (index: number) => `${code(index)},Công ty ${index} Thử nghiệm,Xã Không Có,,Thanh Hóa,,,,,`;

let portal: PortalInProcess;
let commune: { readonly cookie: string };
let province: { readonly cookie: string };
let ministry: { readonly cookie: string };

beforeAll(async () => {
  portal = await openPortalInProcess();
  commune = await portal.signInAs('commune-officer');
  province = await portal.signInAs('province-officer');
  ministry = await portal.signInAs('ministry-officer');
  await loadRegister(portal.db, [divided(0), unknown(1), `${code(2)},Chưa rõ Thử nghiệm,,,,,,,,`]);
});

const stored = async (index: number) =>
  (
    await sql<{ commune: string | null; candidates: string[] | null }>`
      select commune_id as commune, place_candidates as candidates from register_records where tax_code = ${code(index)}`.execute(
      portal.db,
    )
  ).rows[0]!;

describe('a ministry officer', () => {
  it('reads on the first page of the day how many wait, a province how many of its own', async () => {
    const waits = async (officer: { readonly cookie: string }) =>
      /Doanh nghiệp chưa rõ xã, phường: (\d+)/.exec((await portal.get('/vi/desk', officer)).body)?.[1];
    expect([await waits(ministry), await waits(province), await waits(commune)]).toEqual(['3', '1', undefined]);
  });

  it('chooses among the communes the old one went to, takes it back, chooses again; each is an event that names no firm', async () => {
    const provinces = (await portal.get(LIST, ministry)).body;
    expect(provinces).toContain(`province=${HANOI}`);
    const list = await portal.get(`${LIST}?province=${HANOI}`, ministry);
    expect(list.body).toContain('Sổ ghi: Phường Cống Vị, Quận Ba Đình, Hà Nội');
    expect([...list.body.matchAll(/<option value="(vn-[^"]+)"/g)].map((match) => match[1])).toEqual([
      'vn-2025-c-00008',
      'vn-2025-c-00025',
    ]);
    const choose = (communeId: string) =>
      portal.post(LIST, { firm: code(0), commune: communeId, province: HANOI }, ministry);
    expect((await choose('vn-2025-c-14797')).status).toBe(422);
    expect((await choose('')).body).toContain('Chọn một xã, phường trong danh sách.');
    const chosen = await choose('vn-2025-c-00008');
    expect(chosen.status).toBe(303);
    expect((await stored(0)).commune).toBe('vn-2025-c-00008');
    expect((await choose('vn-2025-c-00025')).status).toBe(422);

    const page = (await portal.get(chosen.location, ministry)).body;
    const placement = /name="placement" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect((await portal.post(`${LIST}/undo`, { placement }, ministry)).status).toBe(303);
    expect(await stored(0)).toEqual({ commune: null, candidates: ['vn-2025-c-00008', 'vn-2025-c-00025'] });
    expect((await portal.post(`${LIST}/undo`, { placement }, ministry)).status).toBe(409);
    await choose('vn-2025-c-00025');

    const events = await sql<{ type: string; payload: unknown }>`
      select type, payload from events where type like 'register.plac%' order by id`.execute(portal.db);
    expect(events.rows.map(({ type }) => type)).toEqual([
      'register.placed',
      'register.placing-undone',
      'register.placed',
    ]);
    expect(JSON.stringify(events.rows)).not.toContain(code(0));
  });

  it('finds the choice kept after a later file that writes the same place, and gone when it writes another', async () => {
    await loadRegister(portal.db, [divided(0, '12')]);
    expect((await stored(0)).commune).toBe('vn-2025-c-00025');
    await loadRegister(portal.db, [divided(0, '12').replace('Phường Cống Vị', 'Phường Không Có')]);
    expect((await stored(0)).commune).toBeNull();
  });

  it('sees firms without any province too', async () => {
    const list = await portal.get(`${LIST}?province=none&in=${HANOI}`, ministry);
    expect(list.body).toContain('Chưa rõ Thử nghiệm');
    expect(list.body).toContain('<option value="vn-2025-c-00008"');
    const placed = await portal.post(LIST, { firm: code(2), commune: 'vn-2025-c-00008', province: 'none' }, ministry);
    expect(placed.status).toBe(303);
    expect((await stored(2)).commune).toBe('vn-2025-c-00008');
  });
});

describe('a province officer', () => {
  it('sees and places firms of the own province only, whatever the form says', async () => {
    const list = (await portal.get(`${LIST}?province=${HANOI}`, province)).body;
    expect(list).toContain('Công ty 1 Thử nghiệm');
    expect(list).not.toContain('Công ty 0 Thử nghiệm');
    const other = await portal.post(LIST, { firm: code(0), commune: 'vn-2025-c-00008', province: HANOI }, province);
    expect(other.status).toBe(422);
    expect((await stored(0)).commune).toBeNull();
    const away = await portal.post(LIST, { firm: code(1), commune: 'vn-2025-c-00008', province: HANOI }, province);
    expect(away.status).toBe(422);
    const own = await portal.post(LIST, { firm: code(1), commune: 'vn-2025-c-14797' }, province);
    expect(own.status).toBe(303);
    expect((await stored(1)).commune).toBe('vn-2025-c-14797');
  });
});

it('a commune officer and a visitor place nobody', async () => {
  expect((await portal.get(LIST, commune)).status).toBe(403);
  expect((await portal.post(LIST, { firm: code(2), commune: 'vn-2025-c-14797' }, commune)).status).toBe(403);
  expect((await portal.get(LIST)).location).toBe('/vi/sign-in');
});
