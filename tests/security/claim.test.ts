/** Taking a firm as one's own: only whoever holds its key and is signed in, once, and nobody after them. */
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { linksOn } from './forms-on-page.ts';
import { openPortalInProcess } from './portal-in-process.ts';

const clock = fixedClock();
const portal = await openPortalInProcess({ clock });
const NAME = 'Cơ sở May Thử Nghiệm';

describe('claiming a firm', () => {
  it('asks a visitor to sign in and takes nothing', async () => {
    const plan = await portal.openPlan();
    expect((await portal.get(`${plan}/claim`)).body).toContain('/vi/sign-in');
    expect((await portal.post(`${plan}/claim`, { name: NAME })).status).toBe(303);
    const owner = await portal.signInAs('owner');
    expect((await portal.get(`${plan}/claim`, owner)).body).toContain('name="name"');
  });

  it('gives its claimant the role over it, at their own word, and the way back to the plan', async () => {
    const plan = await portal.openPlan();
    const person = await portal.signInAs('adviser');
    expect((await portal.post(`${plan}/claim`, { name: '' }, person)).status).toBe(422);
    expect((await portal.post(`${plan}/claim`, { name: NAME }, person)).status).toBe(303);
    const { body } = await portal.get('/vi/account', person);
    for (const part of [NAME, 'Chủ doanh nghiệp', 'tự khai, chưa có cán bộ xác nhận', plan])
      expect(body).toContain(part);
    expect(linksOn(body)).toContain(plan);
  });

  it('happens once: its person again changes nothing, another gets nothing', async () => {
    const plan = await portal.openPlan();
    const [first, second] = [await portal.signInAs('owner'), await portal.signInAs('province-officer')];
    const both = await Promise.all([
      portal.post(`${plan}/claim`, { name: NAME }, first),
      portal.post(`${plan}/claim`, { name: NAME }, first),
    ]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    await portal.post(`${plan}/claim`, { name: 'Tên Khác' }, second);
    expect((await portal.get(`${plan}/claim`, second)).body).toContain('đã có người nhận');
    expect((await portal.get('/vi/account', second)).body).not.toContain('Tên Khác');
    const mine = (await portal.get('/vi/account', first)).body;
    expect(mine.split(`href="${plan}"`)).toHaveLength(2);
  });

  it('keeps the self-assessments marked and deletes the others', async () => {
    const plan = await portal.openPlan();
    const owner = await portal.signInAs('owner');
    for (const framework of ['dbi-2021-sme', 'dbi-2025-sme']) await portal.post(`${plan}/assess/${framework}`);
    const form = (await portal.get(`${plan}/claim`, owner)).body;
    const ids = [...form.matchAll(/name="keep" value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id);
    expect(ids).toHaveLength(2);
    await portal.post(`${plan}/claim`, { name: NAME, keep: ids[0] ?? '' }, owner);
    const copy = JSON.parse((await portal.post(`${plan}/export`)).body) as { assessments: { id: string }[] };
    expect(copy.assessments.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('cannot discard what belongs to another firm', async () => {
    const [mine, other] = [await portal.openPlan(), await portal.openPlan()];
    await portal.post(`${other}/assess/dbi-2025-sme`);
    await portal.post(`${mine}/claim`, { name: NAME, keep: 'x' }, await portal.signInAs('owner'));
    const copy = JSON.parse((await portal.post(`${other}/export`)).body) as { assessments: unknown[] };
    expect(copy.assessments).toHaveLength(1);
  });

  it('ends the 180 days after which an unclaimed plan goes', async () => {
    const [claimed, unclaimed] = [await portal.openPlan(), await portal.openPlan()];
    await portal.post(`${claimed}/claim`, { name: NAME }, await portal.signInAs('owner'));
    clock.advance({ days: 200 });
    expect((await portal.get(claimed)).status).toBe(200);
    expect((await portal.get(unclaimed)).status).toBe(410);
  });

  it('is undone by erasing the file', async () => {
    const plan = await portal.openPlan();
    const owner = await portal.signInAs('owner');
    await portal.post(`${plan}/claim`, { name: NAME }, owner);
    await portal.post(`${plan}/delete`);
    expect(linksOn((await portal.get('/vi/account', owner)).body)).not.toContain(plan);
  });
});
