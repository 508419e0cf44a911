/** The audit log as officers of different places open it, and as those who may not try to. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { places } from '../../src/app/content.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { inventedTaxCode } from '../../src/modules/enterprises/domain/invented-register.ts';
import { seal } from '../../src/modules/ledger/index.ts';
import { openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';
import { loadRegister } from './register-fixture.ts';

const LOG = '/vi/desk/audit';
let portal: PortalInProcess;
let province: { readonly cookie: string };
let ministry: { readonly cookie: string };
let elsewhere: string;

const idsIn = (body: string): string[] =>
  [...body.matchAll(/\/desk\/audit\/([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '');
const rowsOf = (body: string): string => body.slice(body.indexOf('<tbody>'), body.indexOf('</tbody>'));
const events = async (type: string) =>
  (
    await sql<{ id: string; payload: { about?: unknown; rows?: number } }>`
      select id, payload from events where type = ${type} order by id`.execute(portal.db)
  ).rows;

beforeAll(async () => {
  portal = await openPortalInProcess();
  const here = places().nameOf('vn-2025-c-16249', 'vi');
  await loadRegister(portal.db, [
    `${inventedTaxCode(0)},Công ty TNHH Cơ khí An Phát Thử nghiệm,${here},,Thanh Hóa,2592,05/03/2019,Đang hoạt động,12,`,
  ]);
  const commune = await portal.signInAs('commune-officer');
  const contact = { channel: 'call', outcome: 'spoke', note: 'Gọi lại ông Tư' };
  await portal.post(`/vi/desk/unreached/firms/${inventedTaxCode(0)}`, contact, commune);
  province = await portal.signInAs('province-officer');
  ministry = await portal.signInAs('ministry-officer');
  // Something that happened in another province.
  const { rows } = await sql<{ id: string }>`
    insert into events (id, type, actor_kind, actor_ref, locality_id, occurred_at, recorded_at, payload)
    select gen_random_uuid(), 'contact.logged', 'account', actor_ref, 'vn-2025-48', occurred_at, recorded_at, payload
    from events where type = 'contact.logged' returning id`.execute(portal.db);
  elsewhere = rows[0]?.id ?? '';
  await sql`insert into unsealed_events (event_id) values (${elsewhere}::uuid)`.execute(portal.db);
  await seal(portal.db, systemClock);
});

describe('a province officer', () => {
  it('reads who did what in the own province, with the number of each seal, and nothing of another', async () => {
    const { status, body } = await portal.get(`${LOG}?act=contact.logged`, province);
    expect(status, portal.logged.at(-2)).toBe(200);
    expect(idsIn(body)).toHaveLength(1);
    expect(rowsOf(body)).toContain('Phạm Thị Mẫu');
    expect(body).toMatch(/số \d+/);
    expect(body).not.toContain('ông Tư');
    expect((await portal.get(`${LOG}/${elsewhere}`, province)).status).toBe(404);
    expect((await portal.get(`${LOG}/${elsewhere}`, ministry)).status).toBe(200);
  });

  it('sees acts without a place by people who work in the province, not those of the ministry', async () => {
    const body = rowsOf((await portal.get(`${LOG}?act=account.signed-in`, province)).body);
    expect(body).toContain('Trần Văn Mẫu');
    expect(body).not.toContain('Đỗ Minh Thử');
    expect(rowsOf((await portal.get(`${LOG}?act=account.signed-in`, ministry)).body)).toContain('Đỗ Minh Thử');
  });

  it('opens an event to its place in the chain, and sees at once when somebody changed it behind the portal', async () => {
    const [id = ''] = idsIn((await portal.get(`${LOG}?act=contact.logged`, province)).body);
    const { body } = await portal.get(`${LOG}/${id}`, province);
    expect(body).toContain('khớp với mã băm đã niêm phong');
    expect(body).not.toContain('KHÔNG khớp');
    expect(body).toMatch(/[0-9a-f]{64}/);
    // The database itself refuses this; somebody with its keys could lift that.
    await sql`alter table events disable trigger user`.execute(portal.db);
    await sql`update events set payload = payload || '{"outcome":"refused"}' where id = ${id}::uuid`.execute(portal.db);
    await sql`alter table events enable trigger user`.execute(portal.db);
    expect((await portal.get(`${LOG}/${id}`, province)).body).toContain('KHÔNG khớp');
    expect((await portal.get(`${LOG}?act=contact.logged`, province)).body).toContain('không khớp');
  });

  it('who reads the log of one person or one firm is in the log', async () => {
    const { rows } = await sql<{ id: string }>`select id from people where name = 'Phạm Thị Mẫu'`.execute(portal.db);
    const personId = rows[0]?.id ?? '';
    expect(idsIn((await portal.get(`${LOG}?person=${personId}`, province)).body).length).toBeGreaterThan(1);
    const byFirm = await portal.get(`${LOG}?firm=${inventedTaxCode(0)}`, province);
    expect(idsIn(byFirm.body)).toHaveLength(1);
    const read = await events('audit.read');
    expect(read.map(({ payload }) => payload.about)).toMatchObject([
      { person: personId },
      { firm: [expect.any(String)] },
    ]);
    expect(JSON.stringify(read)).not.toContain(inventedTaxCode(0));
  });

  it('takes the log away as a file, which is in the log too', async () => {
    const { status, body } = await portal.post(`${LOG}/export`, { act: 'contact.logged' }, province);
    expect(status).toBe(200);
    expect(body.trim().split('\r\n')).toHaveLength(2);
    expect((await events('audit.exported')).map(({ payload }) => payload.rows)).toEqual([1]);
  });

  it('is told of a day or firm that cannot be', async () => {
    const wrong = await portal.get(`${LOG}?from=31/02/2026`, province);
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#from"');
    expect((await portal.get(`${LOG}?from=02/02/2026&until=01/02/2026`, province)).status).toBe(422);
    expect((await portal.get(`${LOG}?firm=9999999999`, province)).status).toBe(422);
    for (const query of ['after=x', 'person=%27', 'act=__proto__', `after=${'9'.repeat(3000)}`])
      expect((await portal.get(`${LOG}?${query}`, province)).status, query).toBe(200);
  });
});

describe('others', () => {
  it('a commune officer, an adviser, an owner and a visitor read no log', async () => {
    const [id = ''] = idsIn((await portal.get(LOG, ministry)).body);
    for (const role of ['commune-officer', 'adviser', 'owner']) {
      const who = await portal.signInAs(role);
      for (const url of [LOG, `${LOG}/${id}`]) expect((await portal.get(url, who)).status, `${role} ${url}`).toBe(403);
      expect((await portal.post(`${LOG}/export`, {}, who)).status).toBe(403);
    }
    expect(await portal.get(`${LOG}/${id}`)).toMatchObject({ status: 303, location: '/vi/sign-in' });
    expect((await portal.post(`${LOG}/export`)).status).toBe(303);
  });
});
