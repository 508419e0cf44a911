/** Confirming a claim: an officer of the firm's place, or the slip printed there; nobody else, once, and never for another tax code. */
import { describe, expect, it } from 'vitest';
import { places } from '../../src/app/content.ts';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { formsOn } from './forms-on-page.ts';
import { openPortalInProcess } from './portal-in-process.ts';

const clock = fixedClock();
const portal = await openPortalInProcess({ clock });
/** The commune of the invented officer, one beside it in the same province, and one far away. */
const HERE = 'vn-2025-c-16249';
const BESIDE = places()
  .communesOf('vn-2025-38')
  .find(({ id }) => id !== HERE)!.id;
const FAR = places().communesOf('vn-2025-01')[0]!.id;
let firms = 0;
const CODES = Array.from({ length: 7 }, (_, index) => inventedCode(100 + index));

type Who = { readonly cookie: string };

/** A claimed firm at a place; its name and the owner's session. */
async function aClaim(commune: string, taxCode?: string): Promise<{ plan: string; owner: Who; name: string }> {
  const plan = await portal.openPlan();
  const owner = await portal.signInAs('owner');
  firms += 1;
  const name = `Xưởng Mộc Số ${String(firms)}`;
  await portal.post(`${plan}/facts/commune`, { commune });
  if (taxCode !== undefined) await portal.post(`${plan}/facts/taxCode`, { taxCode });
  const claimed = await portal.post(`${plan}/claim`, { name }, owner);
  if (claimed.status !== 303) throw new Error(claimed.body);
  return { plan, owner, name };
}

async function addressAtDesk(officer: Who, name: string, level = 'self-declared'): Promise<string | undefined> {
  const { body } = await portal.get(`/vi/desk/claims?level=${level}&q=${encodeURIComponent(name)}`, officer);
  return /href="(\/vi\/desk\/claims\/[0-9a-f-]{36})"/.exec(body)?.[1];
}

function seenOn(body: string, ends: (action: string) => boolean): string {
  const form = formsOn(body).find(({ action }) => ends(action));
  return form?.fields.find((field) => field.name === 'seen')?.value ?? '';
}

const officer = await portal.signInAs('commune-officer');
const decide = async (address: string, reason: string, who: Who = officer) => {
  const { body } = await portal.get(address, who);
  return portal.post(address, { reason, seen: seenOn(body, (action) => action === address) }, who);
};

describe('a claim at the desk', () => {
  it('waits at its own commune, its province and the ministry, and is not there for the next commune', async () => {
    const { name } = await aClaim(HERE, CODES[0]);
    const beside = await aClaim(BESIDE, CODES[1]);
    const address = await addressAtDesk(officer, name);
    expect(address).toBeDefined();
    for (const role of ['province-officer', 'ministry-officer'])
      expect(await addressAtDesk(await portal.signInAs(role), name), role).toBe(address);
    expect(await addressAtDesk(officer, beside.name)).toBeUndefined();
    const province = await portal.signInAs('province-officer');
    const there = (await addressAtDesk(province, beside.name))!;
    expect((await portal.get(there, province)).status).toBe(200);
    expect((await portal.get(there, officer)).status).toBe(404);
    expect((await portal.post(there, { reason: 'papers-seen', seen: CODES[1]! }, officer)).status).toBe(404);
    expect((await portal.post(`${there}/code`, { seen: CODES[1]! }, officer)).status).toBe(404);
    const far = await aClaim(FAR, CODES[2]);
    expect(await addressAtDesk(province, far.name)).toBeUndefined();
    const nowhere = await aClaim('', CODES[2]);
    expect(await addressAtDesk(province, nowhere.name)).toBeUndefined();
    const ministry = await portal.signInAs('ministry-officer');
    for (const each of [far, nowhere]) expect(await addressAtDesk(ministry, each.name)).toBeDefined();
  });

  it('is no business of visitors, owners and advisers', async () => {
    expect((await portal.get('/vi/desk/claims')).location).toBe('/vi/sign-in');
    for (const role of ['owner', 'adviser']) {
      const who = await portal.signInAs(role);
      expect((await portal.get('/vi/desk/claims', who)).status, role).toBe(403);
    }
  });

  it('is confirmed with a reason; the claimant sees the state and who has looked', async () => {
    const { plan, owner, name } = await aClaim(HERE, CODES[3]);
    expect((await portal.get(`${plan}/claim`, owner)).body).toContain('đang chờ cán bộ');
    const address = (await addressAtDesk(officer, name))!;
    expect((await portal.post(address, { seen: CODES[3]! }, officer)).status).toBe(422);
    expect((await decide(address, 'papers-seen')).location).toBe(`${address}?saved=1`);
    expect((await portal.get(`${plan}/claim`, owner)).body).toContain('Đã xác nhận ngày');
    expect((await portal.get('/vi/account', owner)).body).toContain('đã xác nhận');
    const log = (await portal.get(`${plan}/readings`)).body;
    expect(log).toContain('Cán bộ xã, phường, đặc khu, ');
    expect(log).toContain('để xác nhận chủ hồ sơ');
    expect((await decide(address, 'papers-seen')).status).toBe(422);
  });

  it('is refused with a reason the claimant can act on, asked again, and then confirmed', async () => {
    const { plan, owner, name } = await aClaim(HERE);
    const address = (await addressAtDesk(officer, name))!;
    expect((await decide(address, 'papers-seen')).body).toContain('chưa có mã số thuế nên chưa xác nhận được');
    expect((await decide(address, 'tax-code-missing')).status).toBe(303);
    expect((await portal.get(`${plan}/claim`, owner)).body).toContain('Bạn chưa khai mã số thuế');
    expect(await addressAtDesk(officer, name)).toBeUndefined();
    await portal.post(`${plan}/facts/taxCode`, { taxCode: CODES[4]! });
    await portal.post(`${plan}/claim/again`, {}, await portal.signInAs('province-officer'));
    expect(await addressAtDesk(officer, name)).toBeUndefined();
    await portal.post(`${plan}/claim/again`, {}, owner);
    expect(await addressAtDesk(officer, name)).toBe(address);
    expect((await decide(address, 'premises-visited')).status).toBe(303);
  });

  it('holds for the tax code the officer saw: another one typed later waits again', async () => {
    const { plan, name } = await aClaim(HERE, CODES[5]);
    const address = (await addressAtDesk(officer, name))!;
    await portal.post(`${plan}/facts/taxCode`, { taxCode: CODES[6]! });
    const late = await portal.post(address, { reason: 'papers-seen', seen: CODES[5]! }, officer);
    expect(late.body).toContain('vừa sửa mã số thuế');
    expect((await decide(address, 'papers-seen')).status).toBe(303);
    await portal.post(`${plan}/facts/taxCode`, { taxCode: CODES[5]! });
    expect(await addressAtDesk(officer, name)).toBe(address);
    // One firm is confirmed to one claim at a time.
    expect((await decide(address, 'papers-seen')).status).toBe(303);
    const other = await aClaim(HERE, CODES[5]);
    const twin = (await addressAtDesk(officer, other.name))!;
    expect((await decide(twin, 'papers-seen')).body).toContain('đã được xác nhận cho hồ sơ khác');
  });

  it('is not decided by its own claimant', async () => {
    const plan = await portal.openPlan();
    await portal.post(`${plan}/facts/commune`, { commune: HERE });
    const claimant = await portal.signInAs('commune-officer');
    await portal.post(`${plan}/claim`, { name: 'Quán Của Cán Bộ' }, claimant);
    // The claim made the session act for the firm; back to the office.
    const account = (await portal.get('/vi/account', claimant)).body;
    const office = formsOn(account)
      .filter(({ action }) => action.endsWith('/act-as'))
      .flatMap(({ fields }) => fields.filter(({ name }) => name === 'assignment'))[0]!;
    await portal.post('/vi/account/act-as', { assignment: office.value }, claimant);
    const address = (await addressAtDesk(claimant, 'Quán Của Cán Bộ'))!;
    expect((await decide(address, 'papers-missing', claimant)).body).toContain('không tự xác nhận');
  });
});

describe('a printed slip', () => {
  async function printed(name: string): Promise<{ address: string; code: string }> {
    const address = (await addressAtDesk(officer, name))!;
    const { body } = await portal.get(address, officer);
    const answer = await portal.post(`${address}/code`, { seen: seenOn(body, (at) => at.endsWith('/code')) }, officer);
    const code = />([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</.exec(answer.body)?.[1] ?? '';
    expect(code).not.toBe('');
    return { address, code };
  }
  it('confirms when its claimant types it, once', async () => {
    const { plan, owner, name } = await aClaim(HERE, inventedCode(1));
    const { address, code } = await printed(name);
    expect((await portal.get(address, officer)).body).not.toContain(code);
    expect((await portal.post(`${plan}/claim/code`, { code: 'AAAA-BBBB-CCCC' }, owner)).status).toBe(422);
    // Somebody who found the slip and the link but is not the claimant.
    await portal.post(`${plan}/claim/code`, { code }, await portal.signInAs('adviser'));
    expect((await portal.get(`${plan}/claim`, owner)).body).toContain('đang chờ cán bộ');
    expect((await portal.post(`${plan}/claim/code`, { code: code.toLowerCase() }, owner)).status).toBe(303);
    expect((await portal.get(`${plan}/claim`, owner)).body).toContain('Đã xác nhận ngày');
  });

  it('is worth nothing for another claim, another tax code, after a newer slip, or after 30 days', async () => {
    const [mine, theirs] = [await aClaim(HERE, inventedCode(2)), await aClaim(HERE, inventedCode(3))];
    const first = await printed(theirs.name);
    expect((await portal.post(`${mine.plan}/claim/code`, { code: first.code }, mine.owner)).status).toBe(422);
    await portal.post(`${theirs.plan}/facts/taxCode`, { taxCode: inventedCode(4) });
    expect((await portal.post(`${theirs.plan}/claim/code`, { code: first.code }, theirs.owner)).status).toBe(422);
    const second = await printed(theirs.name);
    const third = await printed(theirs.name);
    expect((await portal.post(`${theirs.plan}/claim/code`, { code: second.code }, theirs.owner)).status).toBe(422);
    clock.advance({ days: 31 });
    expect(
      (await portal.post(`${theirs.plan}/claim/code`, { code: third.code }, await portal.signInAs('owner'))).status,
    ).toBe(422);
  });
});

/** Ten digits with a right check digit in area 99. */
function inventedCode(serial: number): string {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  for (let at = 9_100_000 + serial * 20; ; at += 1) {
    const digits = `99${String(at)}`;
    const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * weights[index]!, 0);
    const check = 10 - (sum % 11);
    if (check >= 0 && check < 10) return `${digits}${String(check)}`;
  }
}
