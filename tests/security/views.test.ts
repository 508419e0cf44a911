/** Saved lists: one's own, shared with the office, never a way out of the scope or of the desk. */
import { beforeAll, describe, expect, it } from 'vitest';
import { formsOn } from './forms-on-page.ts';
import { openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';

let portal: PortalInProcess;
let commune: { readonly cookie: string };
let province: { readonly cookie: string };

beforeAll(async () => {
  portal = await openPortalInProcess();
  commune = await portal.signInAs('commune-officer');
  province = await portal.signInAs('province-officer');
});

const list = { name: 'Sản xuất', path: 'unreached', query: 'industry=C&after=operating~9900000001~a' };

describe('a saved list', () => {
  it('is on the desk of who saved it, begins at its beginning, and goes when its owner lets it go', async () => {
    expect((await portal.post('/vi/desk/views', list, commune)).status, portal.logged.at(-2)).toBe(303);
    const { body } = await portal.get('/vi/desk', commune);
    expect(body).toContain('href="/vi/desk/unreached?industry=C"');
    expect((await portal.get('/vi/desk', province)).body).not.toContain('Sản xuất');
    const view = /name="view" value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
    await portal.post('/vi/desk/views/remove', { view }, province);
    expect((await portal.get('/vi/desk', commune)).body).toContain('industry=C');
    await portal.post('/vi/desk/views/remove', { view }, commune);
    expect((await portal.get('/vi/desk', commune)).body).not.toContain('industry=C');
  });

  it('leads nowhere but to a list of the desk', async () => {
    for (const path of ['../account', 'https://example.vn', 'unreached/export', ''])
      expect((await portal.post('/vi/desk/views', { ...list, path }, commune)).status, path).toBe(422);
    expect((await portal.post('/vi/desk/views', { ...list, query: 'q='.padEnd(2000, 'x') }, commune)).status).toBe(422);
  });

  it('without a name, or with too long a one, is asked for one at the field, and knows which list it was', async () => {
    for (const name of ['', ' ', 'a'.repeat(81)]) {
      const asked = await portal.post('/vi/desk/views', { ...list, name, shared: '1' }, commune);
      expect(asked.status).toBe(422);
      expect(asked.body).toContain('id="name-error"');
      const [form] = formsOn(asked.body).filter(({ action }) => action === '/vi/desk/views');
      const fields = Object.fromEntries(form?.fields.map((field) => [field.name, field.value]) ?? []);
      expect(fields).toMatchObject({ path: 'unreached', query: list.query });
      expect(asked.body).toMatch(/name="shared"[^>]*checked/);
    }
  });

  it('is nothing for those without a desk', async () => {
    for (const role of ['owner', 'adviser'])
      expect((await portal.post('/vi/desk/views', list, await portal.signInAs(role))).status, role).toBe(403);
    expect(await portal.post('/vi/desk/views', list)).toMatchObject({ status: 303, location: '/vi/sign-in' });
  });
});
