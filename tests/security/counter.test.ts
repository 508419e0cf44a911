/** A request filed at a counter for somebody who walked in: a holder and a day at once, paper to take home, and their own word later. */
import { describe, expect, it } from 'vitest';
import { places } from '../../src/app/content.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { openPortalInProcess } from './portal-in-process.ts';
import { loadRegister } from './register-fixture.ts';

const clock = fixedClock();
const portal = await openPortalInProcess({ clock });
const HERE = 'vn-2025-c-16249';
const NEW = '/vi/desk/cases/new';
const officer = await portal.signInAs('commune-officer');
const ASKED = { about: 'topic:invoices-tax', message: 'Hỏi về hóa đơn.', name: 'Trần Thị Thử', phone: '0912345678' };

const words = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const planOn = (body: string) => /\/vi\/plan\/[0-9a-z-]{20,}/i.exec(body)?.[0];
const codeOn = (body: string) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words(body))?.[0] ?? '';
const referenceOn = (body: string) => /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(words(body))?.[0] ?? '';
const countCases = async () => (await portal.db.selectFrom('cases').select('id').execute()).length;

describe('an officer at the counter', () => {
  it('files for a walk-in, who takes home a plan of their own, a name, a day and a code that confirms it once', async () => {
    const slip = await portal.post(NEW, ASKED, officer);
    expect(slip.status).toBe(200);
    const plan = planOn(slip.body)!;
    expect(words(slip.body)).toMatch(/Người giữ việc .* đến hết ngày \d\d\/\d\d\/\d{4}/);
    expect(String(slip.headers['cache-control'])).toContain('no-store');
    const list = await portal.get(`${plan}/cases`);
    const address = /href="(\/vi\/plan\/[^"]*\/cases\/[0-9a-f-]{36})"/.exec(list.body)![1]!;
    expect((await portal.get(address)).body).toContain('Có đúng bạn nhờ việc này không?');
    expect((await portal.get('/vi/desk/cases', officer)).body).toContain('Chờ chủ xác nhận');
    const typed = { reference: referenceOn(slip.body), code: codeOn(slip.body) };
    expect((await portal.post('/vi/confirm-request', typed)).body).toContain('Có đúng bạn nhờ việc này không?');
    expect((await portal.post('/vi/confirm-request', { ...typed, answer: 'yes' })).body).toContain('Đã ghi nhận');
    expect((await portal.get(address)).body).not.toContain('Có đúng bạn nhờ việc này không?');
    expect((await portal.get(address)).body).toContain('Chủ doanh nghiệp xác nhận đã nhờ');
    expect((await portal.get('/vi/desk/cases', officer)).body).not.toContain('Chờ chủ xác nhận');
    const written = await portal.db.selectFrom('events').select('payload').where('type', 'like', 'case.%').execute();
    expect(JSON.stringify(written)).not.toMatch(/Thử|0912|hóa đơn/);
    expect(portal.logged.join('')).not.toContain(plan.slice('/vi/plan/'.length));
  });

  it('files once when the form is sent twice, and both slips open the same plan', async () => {
    const before = await countCases();
    const form = { ...ASKED, command: randomIds.next(), opening: randomIds.next() };
    const [first, second] = [await portal.post(NEW, form, officer), await portal.post(NEW, form, officer)];
    expect(referenceOn(second.body)).toBe(referenceOn(first.body));
    expect(await countCases()).toBe(before + 1);
    expect((await portal.get(`${planOn(second.body)!}/cases`)).body).toContain(referenceOn(first.body));
    // The code printed last is the one that works.
    const reference = referenceOn(first.body);
    expect((await portal.post('/vi/confirm-request', { reference, code: codeOn(first.body) })).status).toBe(422);
    expect((await portal.post('/vi/confirm-request', { reference, code: codeOn(second.body) })).status).toBe(200);
  });

  it('is told what is missing, everything entered kept, and nothing is filed', async () => {
    const before = await countCases();
    const wrong = await portal.post(NEW, { ...ASKED, taxCode: '0100000000', phone: '12', about: '' }, officer);
    expect(wrong.status).toBe(422);
    expect(words(wrong.body)).toContain('Mã số thuế chưa đúng');
    expect(words(wrong.body)).toContain('Chọn một việc');
    expect(wrong.body).toContain('Hỏi về hóa đơn.');
    expect(wrong.body).toContain('value="12"');
    expect(await countCases()).toBe(before);
  });

  it('files for a firm of the register where it is registered, and not for one of another commune', async () => {
    const beside = places()
      .communesOf('vn-2025-38')
      .find(({ id }) => id !== HERE)!;
    const line = (code: string, name: string, place: string) =>
      `${code},${name},${place},,Thanh Hóa,4711,01/02/2020,active,3,`;
    await loadRegister(portal.db, [
      line('0100109106', 'Công ty Bịa Một', places().nameOf(HERE, 'vi')),
      line('0101248141', 'Công ty Bịa Hai', places().nameOf(beside.id, 'vi')),
    ]);
    const here = await portal.post(NEW, { ...ASKED, taxCode: '0100109106' }, officer);
    expect(here.status, words(here.body)).toBe(200);
    const elsewhere = await portal.post(NEW, { ...ASKED, taxCode: '0101248141' }, officer);
    expect(elsewhere.status).toBe(422);
    expect(words(elsewhere.body)).toContain('ở ngoài nơi bạn phụ trách');
    // The province may, for both.
    const province = await portal.signInAs('province-officer');
    expect((await portal.post(NEW, { ...ASKED, taxCode: '0101248141' }, province)).status).toBe(200);
    expect((await portal.post(NEW, ASKED, province)).status).toBe(422);
    expect(
      (await portal.post(NEW, { ...ASKED, commune: places().communesOf('vn-2025-01')[0]!.id }, province)).status,
    ).toBe(422);
    expect((await portal.post(NEW, { ...ASKED, commune: beside.id }, province)).status).toBe(200);
  });

  it('is the only one who files: not an adviser, an owner or a visitor', async () => {
    const before = await countCases();
    for (const role of ['adviser', 'owner'])
      expect((await portal.post(NEW, ASKED, await portal.signInAs(role))).status).toBe(403);
    expect((await portal.post(NEW, ASKED)).location).toBe('/vi/sign-in');
    expect(await countCases()).toBe(before);
  });
});
