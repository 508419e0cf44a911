/** Signing out of a device that was in the field: nothing of firms stays behind, and nothing that was not sent is lost without a word. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { randomIds } from '../../src/foundation/ids.ts';
import { openPortalInProcess } from './portal-in-process.ts';

const portal = await openPortalInProcess();
const device = randomIds.next();

async function anAdviser() {
  const { cookie } = await portal.signInAs('adviser');
  const unlocked = await portal.post('/vi/desk/field/unlock', { device }, { cookie });
  const person = JSON.parse(unlocked.body).person as string;
  const sync = () => portal.post('/vi/desk/field/sync', { items: '[]', device, person }, { cookie });
  return { headers: { cookie }, cookie, person, sync };
}

describe('signing out', () => {
  it('with items unsent asks first and ends nothing; told to lose exactly those, it wipes the device', async () => {
    const { cookie, person, sync } = await anAdviser();
    const marked = { cookie: `${cookie}; cau-so-unsent=${person}_3` };
    for (const path of ['/vi/account/sign-out', '/vi/account/sign-out-everywhere']) {
      const asked = await portal.post(path, {}, marked);
      expect([asked.status, asked.headers['clear-site-data']]).toEqual([409, undefined]);
      expect(asked.body).toContain('còn 3 mục chưa gửi');
      expect(asked.body).toContain('/vi/desk/field');
    }
    // One more was written down while the question stood there.
    const more = { cookie: `${cookie}; cau-so-unsent=${person}_4` };
    expect((await portal.post('/vi/account/sign-out', { lose: '3' }, more)).status).toBe(409);
    expect((await sync()).status).toBe(200);
    const left = await portal.post('/vi/account/sign-out', { lose: '4' }, more);
    expect([left.location, left.headers['clear-site-data']]).toEqual(['/vi/sign-in', '"storage"']);
    expect(String(left.headers['set-cookie'])).toContain('cau-so-unsent=;');
  });

  it('with nothing unsent wipes at once; with a mark nobody can read as well', async () => {
    for (const mark of ['', '; cau-so-unsent=', '; cau-so-unsent=x_3', `; cau-so-unsent=${randomIds.next()}_-1`]) {
      const { cookie } = await anAdviser();
      const left = await portal.post('/vi/account/sign-out', {}, { cookie: `${cookie}${mark}` });
      expect([left.location, left.headers['clear-site-data']], mark).toEqual(['/vi/sign-in', '"storage"']);
    }
  });

  it('by somebody else on the same device leaves what its owner has not sent sealed there', async () => {
    const { person } = await anAdviser();
    const { cookie } = await portal.signInAs('commune-officer');
    const left = await portal.post('/vi/account/sign-out', {}, { cookie: `${cookie}; cau-so-unsent=${person}_3` });
    expect([left.location, left.headers['clear-site-data']]).toEqual(['/vi/sign-in', undefined]);
    expect(String(left.headers['set-cookie'])).not.toContain('unsent');
  });

  it('from elsewhere is told to the device when it asks; a session that only ran out is not called that', async () => {
    const [lost, home] = [await anAdviser(), await anAdviser()];
    expect((await lost.sync()).status).toBe(200);
    await portal.post('/vi/account/sign-out-everywhere', {}, home.headers);
    const told = await lost.sync();
    expect([told.status, JSON.parse(told.body).code]).toEqual([401, 'field.device.signed-out']);
    const idle = await anAdviser();
    await sql`update sessions set started_at = started_at - interval '2 days', last_seen_at = last_seen_at - interval '2 days'
      where person_id = ${idle.person} and ended_at is null`.execute(portal.db);
    const late = await idle.sync();
    expect([late.status, JSON.parse(late.body).code]).toEqual([401, 'accounts.not-signed-in']);
    const nobody = await portal.post('/vi/desk/field/sync', { items: '[]', device, person: idle.person });
    expect(JSON.parse(nobody.body).code).toBe('accounts.not-signed-in');
    expect((await portal.get('/vi/account', home.headers)).location).toBe('/vi/sign-in');
  });
});

it('an account page says what signing out does to devices in the field, to whoever goes there', async () => {
  const adviser = await anAdviser();
  expect((await portal.get('/vi/account', adviser.headers)).body).toContain('vẫn được niêm phong');
  expect((await portal.get('/vi/account', await portal.signInAs('owner'))).body).not.toContain('niêm phong');
});
