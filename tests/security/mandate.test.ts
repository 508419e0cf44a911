/** A mandate: the adviser it names, signed in, does what it names until it ends; nobody else and nothing more. */
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { formsOn, linksOn } from './forms-on-page.ts';
import { openPortalInProcess } from './portal-in-process.ts';

const clock = fixedClock();
const portal = await openPortalInProcess({ clock });
const NAME = 'Xưởng Gốm Thử Nghiệm';

type Who = { readonly cookie: string };

/** A claimed firm with its owner, and the invented adviser with the code owners name them by. */
async function aFirm(): Promise<{ plan: string; owner: Who }> {
  const plan = await portal.openPlan();
  const owner = await portal.signInAs('owner');
  await portal.post(`${plan}/facts/applicantType`, { applicantType: 'enterprise' });
  await portal.post(`${plan}/claim`, { name: NAME }, owner);
  return { plan, owner };
}

async function anAdviser(): Promise<{ adviser: Who; code: string }> {
  const adviser = await portal.signInAs('adviser');
  const { body } = await portal.get('/vi/desk/mandates', adviser);
  return { adviser, code: />([0-9A-Z]{4}-[0-9A-Z]{4})</.exec(body)?.[1] ?? '' };
}

const give = (plan: string, owner: Who, code: string, acts: readonly string[], days = '90') =>
  portal.post(`${plan}/mandates`, { adviser: code.toLowerCase(), acts, days }, owner);

/** Where the adviser opens the firm of the newest mandate. */
async function openedBy(adviser: Who): Promise<string | undefined> {
  const { body } = await portal.get('/vi/desk/mandates', adviser);
  return linksOn(body).findLast((href) => href.startsWith('/vi/plan/'));
}

async function withdrawAll(plan: string, owner: Who): Promise<void> {
  for (const form of formsOn((await portal.get(`${plan}/mandates`, owner)).body).filter(({ action }) =>
    action.endsWith('/end'),
  ))
    await portal.post(form.action, { mandate: form.fields.find(({ name }) => name === 'mandate')?.value ?? '' }, owner);
}

describe('a mandate', () => {
  it('opens the firm for its adviser, and every act is logged as theirs for the firm', async () => {
    const { plan, owner } = await aFirm();
    const { adviser, code } = await anAdviser();
    expect(await openedBy(adviser)).toBeUndefined();
    expect((await give(plan, owner, code, ['answer'])).location).toBe(`${plan}/mandates?saved=given`);
    const door = (await openedBy(adviser))!;
    expect(door).not.toBe(plan);
    const facts = await portal.get(`${door}/facts`, adviser);
    expect(facts.status).toBe(200);
    expect(facts.body).toContain(`Bạn đang làm thay mặt ${NAME}`);
    // The owner's own key never shows.
    expect(facts.body).not.toContain(plan.split('/').at(-1));
    expect(facts.body).not.toContain('/export');
    expect((await portal.post(`${door}/facts/mainGoal`, { mainGoal: 'sell-more' }, adviser)).status).toBe(303);
    const log = (await portal.get(`${plan}/mandates`, owner)).body;
    expect(log).toContain(`Lê Văn Thử thay mặt ${NAME} ghi một dữ kiện`);
    expect(log).toContain(`Lê Văn Thử thay mặt ${NAME} xem hồ sơ`);
    expect((await portal.get(`${plan}/readings`)).body).toContain('Tư vấn viên');
    await withdrawAll(plan, owner);
  });

  it('allows what it names and nothing that stays with the owner', async () => {
    const { plan, owner } = await aFirm();
    const { adviser, code } = await anAdviser();
    await give(plan, owner, code, ['read']);
    const door = (await openedBy(adviser))!;
    expect((await portal.get(door, adviser)).status).toBe(200);
    for (const path of ['/facts/mainGoal', '/assess/dbi-2025-sme', '/export', '/delete', '/claim', '/mandates'])
      expect((await portal.post(`${door}${path}`, { mainGoal: 'sell-more' }, adviser)).status, path).toBe(403);
    for (const path of ['/delete', '/claim', '/mandates', '/consents'])
      expect((await portal.get(`${door}${path}`, adviser)).status, path).toBe(403);
    expect((await portal.get(plan)).status).toBe(200);
    await withdrawAll(plan, owner);
  });

  it('is nothing for whoever else holds its link, the owner included', async () => {
    const { plan, owner } = await aFirm();
    const { adviser, code } = await anAdviser();
    await give(plan, owner, code, ['answer', 'assess']);
    const door = (await openedBy(adviser))!;
    for (const who of [
      {},
      owner,
      await portal.signInAs('commune-officer'),
      await portal.signInAs('ministry-officer'),
    ]) {
      expect((await portal.get(`${door}/facts`, who)).status).toBe(404);
      expect((await portal.post(`${door}/facts/mainGoal`, { mainGoal: 'sell-more' }, who)).status).toBe(404);
    }
    await withdrawAll(plan, owner);
  });

  it('ends the moment the owner withdraws it, on its last day, and with a newer one', async () => {
    const { plan, owner } = await aFirm();
    const { adviser, code } = await anAdviser();
    await give(plan, owner, code, ['answer']);
    const first = (await openedBy(adviser))!;
    await withdrawAll(plan, owner);
    expect((await portal.get(first, adviser)).status).toBe(404);
    await give(plan, owner, code, ['answer'], '30');
    const second = (await openedBy(adviser))!;
    await give(plan, owner, code, ['read'], '30');
    expect((await portal.get(second, adviser)).status).toBe(404);
    const third = (await openedBy(adviser))!;
    clock.advance({ days: 30 });
    expect((await portal.get(third, (await anAdviser()).adviser)).status).toBe(200);
    clock.advance({ days: 1 });
    const later = (await anAdviser()).adviser;
    expect((await portal.get(third, later)).status).toBe(404);
    expect(await openedBy(later)).toBeUndefined();
  });

  it('is given by the claimant alone, to an adviser who exists, with an act and an end', async () => {
    const { plan, owner } = await aFirm();
    const { adviser, code } = await anAdviser();
    expect((await portal.get(`${plan}/mandates`)).body).toContain('Chỉ chủ đã nhận hồ sơ này');
    for (const who of [{ cookie: '' }, adviser]) await give(plan, who, code, ['answer']);
    expect(await openedBy(adviser)).toBeUndefined();
    for (const [given, acts, days] of [
      ['AAAA-AAAA', ['answer'], '90'],
      [code, [], '90'],
      [code, ['erase'], '90'],
      [code, ['answer'], '36500'],
    ] as const)
      expect((await give(plan, owner, given, acts, days)).status).toBe(422);
    expect(await openedBy(adviser)).toBeUndefined();
  });

  it('sent twice is one, and another firm’s mandate cannot be ended', async () => {
    const [mine, other] = [await aFirm(), await aFirm()];
    const { adviser, code } = await anAdviser();
    const form = formsOn((await portal.get(`${mine.plan}/mandates`, mine.owner)).body).find(({ action }) =>
      action.endsWith('/mandates'),
    )!;
    const command = form.fields.find(({ name }) => name === 'command')!.value;
    const order = { adviser: code, acts: ['answer'], days: '90', command };
    await Promise.all([
      portal.post(`${mine.plan}/mandates`, order, mine.owner),
      portal.post(`${mine.plan}/mandates`, order, mine.owner),
    ]);
    const page = (await portal.get(`${mine.plan}/mandates`, mine.owner)).body;
    const ends = formsOn(page).filter(({ action }) => action.endsWith('/end'));
    expect(ends).toHaveLength(1);
    const mandate = ends[0]!.fields.find(({ name }) => name === 'mandate')!.value;
    await portal.post(`${other.plan}/mandates/end`, { mandate }, other.owner);
    expect((await portal.get((await openedBy(adviser))!, adviser)).status).toBe(200);
    // The adviser may give it back.
    await portal.post('/vi/desk/mandates/end', { mandate }, adviser);
    expect(await openedBy(adviser)).toBeUndefined();
  });

  it('has its room on the desk of an adviser, in both languages, and on nobody else’s', async () => {
    const { adviser } = await anAdviser();
    for (const [language, label] of [
      ['vi', 'Được ủy quyền'],
      ['en', 'Under mandate'],
    ] as const) {
      const link = `<a href="/${language}/desk/mandates"`;
      expect((await portal.get(`/${language}/desk`, adviser)).body).toContain(`${link}>${label}</a>`);
      expect((await portal.get(`/${language}/desk/mandates`, adviser)).body).toContain(`${link} aria-current="page">`);
      for (const role of ['commune-officer', 'province-officer', 'ministry-officer'])
        expect((await portal.get(`/${language}/desk`, await portal.signInAs(role))).body, role).not.toContain(link);
    }
  });

  it('is nothing for an officer or an owner to list', async () => {
    expect((await portal.get('/vi/desk/mandates')).location).toBe('/vi/sign-in');
    for (const role of ['owner', 'commune-officer', 'ministry-officer'])
      expect((await portal.get('/vi/desk/mandates', await portal.signInAs(role))).status).toBe(403);
  });
});
