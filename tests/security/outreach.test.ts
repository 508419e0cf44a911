/** The list of the unreached as officers use it and as strangers try to: every page at once, on a real database. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { places } from '../../src/app/content.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { inventedTaxCode } from '../../src/modules/enterprises/domain/invented-register.ts';
import { openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';
import { loadRegister } from './register-fixture.ts';

const code = (index: number): string => inventedTaxCode(index);
const OWN = 'Phường Hạc Thành';
const LIST = '/vi/desk/unreached';
const firm = (index: number): string => `${LIST}/firms/${code(index)}`;

let portal: PortalInProcess;
let commune: { readonly cookie: string };
let province: { readonly cookie: string };
let ministry: { readonly cookie: string };

beforeAll(async () => {
  portal = await openPortalInProcess();
  const here = places().nameOf('vn-2025-c-16249', 'vi');
  await loadRegister(portal.db, [
    `${code(0)},Công ty TNHH Cơ khí An Phát Thử nghiệm,${here},,Thanh Hóa,2592,05/03/2019,Đang hoạt động,12,`,
    `${code(1)},Công ty TNHH Bánh gai Tứ Trụ Thử nghiệm,${here},,Thanh Hóa,1071,05/03/2024,Đang hoạt động,4,`,
    `${code(2)},Công ty CP Ảnh cưới Thử nghiệm,${here},,Thanh Hóa,7420,05/03/2020,Tạm ngừng hoạt động,,`,
    `${code(3)},Công ty TNHH Đã nghỉ Thử nghiệm,${here},,Thanh Hóa,7420,05/03/2020,Đã đóng mã số thuế,,`,
    `${code(4)},Công ty TNHH Nơi khác Thử nghiệm,${OWN === here ? 'Phường Hàm Rồng' : OWN},,Thanh Hóa,2592,05/03/2019,Đang hoạt động,60,`,
    `${code(5)},Công ty TNHH Tỉnh khác Thử nghiệm,Phường Hải Châu,,Đà Nẵng,2592,05/03/2019,Đang hoạt động,60,`,
    `${code(6)},Công thức Thử nghiệm,${here},,Thanh Hóa,2592,05/03/2019,Đang hoạt động,1,`,
  ]);
  // The importer refuses such a name; a file of ours must hold whatever the register holds.
  await sql`update register_records set name = '=HYPERLINK Thử nghiệm' where tax_code = ${code(6)}`.execute(portal.db);
  commune = await portal.signInAs('commune-officer');
  province = await portal.signInAs('province-officer');
  ministry = await portal.signInAs('ministry-officer');
});

const namesIn = (body: string): string[] =>
  [...body.matchAll(/\/firms\/\d+">([^<]+)<\/a>/g)].map((match) => match[1] ?? '');
const events = async (type: string) =>
  (
    await sql<{
      payload: unknown;
      locality_id: string;
    }>`select payload, locality_id from events where type = ${type} order by id`.execute(portal.db)
  ).rows;

describe('a commune officer', () => {
  it('sees the firms of the own commune nobody reached, those at work first, and never the next commune’s', async () => {
    const { status, body } = await portal.get(LIST, commune);
    expect(status, portal.logged.at(-2)).toBe(200);
    expect(namesIn(body)).toEqual([
      'Công ty TNHH Bánh gai Tứ Trụ Thử nghiệm',
      'Công ty TNHH Cơ khí An Phát Thử nghiệm',
      '=HYPERLINK Thử nghiệm',
      'Công ty CP Ảnh cưới Thử nghiệm',
    ]);
  });

  it('finds a firm typed without marks, by trade and by size', async () => {
    const find = async (query: string) => namesIn((await portal.get(`${LIST}?${query}`, commune)).body);
    expect(await find('q=banh+gai')).toEqual(['Công ty TNHH Bánh gai Tứ Trụ Thử nghiệm']);
    expect(await find('industry=C&employees=11-50')).toEqual(['Công ty TNHH Cơ khí An Phát Thử nghiệm']);
    expect(await find('age=young')).toEqual(['Công ty TNHH Bánh gai Tứ Trụ Thử nghiệm']);
    expect(await find(`q=${code(0).slice(0, 10)}`)).toEqual(['Công ty TNHH Cơ khí An Phát Thử nghiệm']);
  });

  it('who asks for another commune or province by the address gets the own list all the same', async () => {
    const { body } = await portal.get(`${LIST}?province=vn-2025-48&commune=vn-2025-c-20194`, commune);
    expect(body).not.toContain('Tỉnh khác');
    expect(body).not.toContain('Nơi khác');
  });

  it('opens no firm of elsewhere, whether it exists or not', async () => {
    for (const index of [4, 5, 900]) {
      expect((await portal.get(firm(index), commune)).status, firm(index)).toBe(404);
      const form = { channel: 'call', outcome: 'spoke' };
      expect((await portal.post(firm(index), form, commune)).status, firm(index)).toBe(404);
      expect((await portal.post(`${firm(index)}/reach`, {}, commune)).status, firm(index)).toBe(404);
    }
    expect((await portal.get(`${LIST}/route?firm=${code(4)}&firm=${code(5)}`, commune)).body).not.toMatch(
      /Nơi khác|Tỉnh khác/,
    );
  });

  it('is told at the field what is missing, and keeps what was typed', async () => {
    const { status, body } = await portal.post(
      firm(0),
      { outcome: 'no-answer', next: '31/02/2027', note: 'Gọi buổi chiều' },
      commune,
    );
    expect(status).toBe(422);
    expect(body).toContain('href="#next"');
    expect(body).toContain('Gọi buổi chiều');
    const again = await portal.post(firm(0), { outcome: 'no-answer', next: '01/01/2020', phone: 'abc' }, commune);
    expect(again.body).toContain('href="#channel"');
    expect(again.body).toContain('Ngày hẹn lại đã qua.');
    expect(again.body).toContain('href="#phone"');
  });

  it('who got no answer keeps the firm on the list; who spoke takes it off, once however often the form is sent', async () => {
    await portal.post(firm(1), { channel: 'call', outcome: 'no-answer' }, commune);
    expect((await portal.get(LIST, commune)).body).toContain('1 lần');
    const command = randomIds.next();
    const form = { command, channel: 'visit', outcome: 'spoke', note: 'Ông Tư ở xưởng', phone: '0912 345 678' };
    expect((await portal.post(firm(1), form, commune)).status).toBe(303);
    expect((await portal.post(firm(1), form, commune)).status).toBe(303);
    expect(namesIn((await portal.get(LIST, commune)).body)).not.toContain('Công ty TNHH Bánh gai Tứ Trụ Thử nghiệm');
    const logged = await events('contact.logged');
    expect(logged.map(({ payload }) => (payload as { outcome: string }).outcome)).toEqual(['no-answer', 'spoke']);
    expect(logged[1]).toMatchObject({ locality_id: 'vn-2025-c-16249', payload: { channel: 'visit' } });
    // The same firm in both, under an id that is no tax code.
    expect(new Set(logged.map(({ payload }) => (payload as { recordId: string }).recordId)).size).toBe(1);
    expect(JSON.stringify(logged)).not.toMatch(/Ông Tư|0912|"\d{10}"/);
  });

  it('sees how to reach a firm only by a look the firm can read of', async () => {
    const before = (await portal.get(firm(1), commune)).body;
    expect(before).not.toContain('0912345678');
    expect(before).toContain('số điện thoại');
    const { body } = await portal.post(`${firm(1)}/reach`, {}, commune);
    expect(body).toContain('0912345678');
    const read = await events('personal-data.read');
    expect(read).toHaveLength(1);
    expect(read[0]?.payload).toMatchObject({ subject: 'register', fields: ['contact'], purpose: 'contact' });
  });

  it('takes the list away as a file in which nothing runs, and the ledger keeps that', async () => {
    const { status, body, headers } = await portal.post(`${LIST}/export`, { format: 'csv' }, commune);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toContain('.csv');
    expect(body).toContain("'=HYPERLINK");
    expect(body).not.toContain('Nơi khác');
    expect((await events('list.exported')).at(-1)).toMatchObject({
      locality_id: 'vn-2025-c-16249',
      payload: { list: 'unreached', format: 'csv', rows: 3 },
    });
  });

  it('prints a day’s route in order, with contacts only when asked for', async () => {
    const query = `firm=${code(0)}&firm=${code(1)}`;
    const plain = await portal.get(`${LIST}/route?${query}`, commune);
    expect(namesIn(plain.body)).toEqual([
      'Công ty TNHH Bánh gai Tứ Trụ Thử nghiệm',
      'Công ty TNHH Cơ khí An Phát Thử nghiệm',
    ]);
    expect(plain.body).not.toContain('0912345678');
    const withContacts = await portal.post(`${LIST}/route`, { firms: `${code(1)} ${code(4)}` }, commune);
    expect(withContacts.body).toContain('0912345678');
    expect(withContacts.body).not.toContain('Nơi khác');
  });
});

describe('others', () => {
  it('a province officer reads the province and narrows it to a commune', async () => {
    const { body } = await portal.get(LIST, province);
    expect(namesIn(body)).toContain('Công ty TNHH Nơi khác Thử nghiệm');
    expect(body).not.toContain('Tỉnh khác');
    const narrowed = await portal.get(`${LIST}?commune=vn-2025-c-16249`, province);
    expect(narrowed.body).not.toContain('Nơi khác');
    expect((await portal.post(firm(5), { channel: 'call', outcome: 'spoke' }, province)).status).toBe(404);
  });

  it('a ministry officer chooses a province first, reads it and logs nothing', async () => {
    expect((await portal.get(LIST, ministry)).body).toContain('Chọn một tỉnh');
    expect((await portal.get(`${LIST}?province=vn-2025-48`, ministry)).body).toContain('Tỉnh khác');
    expect((await portal.get(firm(5), ministry)).body).not.toContain('<textarea');
    expect((await portal.post(firm(5), { channel: 'call', outcome: 'spoke' }, ministry)).status).toBe(403);
    expect((await portal.post(`${firm(5)}/reach`, {}, ministry)).status).toBe(403);
  });

  it('an owner, an adviser and a visitor get nothing', async () => {
    for (const role of ['owner', 'adviser']) {
      const who = await portal.signInAs(role);
      for (const url of [LIST, firm(0), `${LIST}/route?firm=${code(0)}`])
        expect((await portal.get(url, who)).status, `${role} ${url}`).toBe(403);
      expect((await portal.post(`${LIST}/export`, { format: 'csv' }, who)).status).toBe(403);
      expect((await portal.post(firm(0), { channel: 'call', outcome: 'spoke' }, who)).status).toBe(403);
    }
    const visitor = await portal.get(LIST);
    expect(visitor).toMatchObject({ status: 303, location: '/vi/sign-in' });
    expect((await portal.post(`${LIST}/export`, { format: 'csv' })).status).toBe(303);
  });
});
