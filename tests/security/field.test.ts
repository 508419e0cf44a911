/** A day at firms without a network: what a device may take, what it may send, and that nothing counts before the owner signs. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { frameworks, places } from '../../src/app/content.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { inventedTaxCode } from '../../src/modules/enterprises/domain/invented-register.ts';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { linksOn } from './forms-on-page.ts';
import { type Answer, openPortalInProcess } from './portal-in-process.ts';
import { loadRegister } from './register-fixture.ts';
import { COMMUNE } from './two-communes.ts';

const clock = fixedClock();
const portal = await openPortalInProcess({ clock });
type Who = { readonly cookie: string };
const FRAMEWORK = 'dbi-2021-sme';
const { hash } = frameworks().find(FRAMEWORK)!;

interface Firm {
  readonly plan: string;
  readonly owner: Who;
  readonly adviser: Who;
  /** As a device names it. */
  readonly ref: string;
  readonly adviserId: string;
}

let firms = 0;
async function aFirm(acts: readonly string[] = ['assess', 'request']): Promise<Firm> {
  const plan = await portal.openPlan();
  const owner = await portal.signInAs('owner');
  firms += 1;
  await portal.post(`${plan}/facts/applicantType`, { applicantType: 'enterprise' });
  await portal.post(`${plan}/claim`, { name: `Xưởng Hiện Trường ${String(firms)}` }, owner);
  const adviser = await portal.signInAs('adviser');
  const { body } = await portal.get('/vi/desk/mandates', adviser);
  const code = />([0-9A-Z]{4}-[0-9A-Z]{4})</.exec(body)?.[1] ?? '';
  await portal.post(`${plan}/mandates`, { adviser: code, acts, days: '90' }, owner);
  const newest = await sql<{ id: string; adviser: string }>`
    select id, adviser_id as adviser from mandates order by given_at desc, id desc limit 1`.execute(portal.db);
  return { plan, owner, adviser, ref: `m-${newest.rows[0]!.id}`, adviserId: newest.rows[0]!.adviser };
}

const DEVICE = randomIds.next();
const at = () => new Date(Date.parse(clock.now()) - 3_600_000).toISOString();

const assessment = (firm: string, answers: Readonly<Record<string, unknown>> = { '1.1.1': 3 }) => ({
  ...{ kind: 'assessment', id: randomIds.next(), firm, framework: FRAMEWORK, hash, answers, happenedAt: at() },
});
const visit = (firm: string) => ({
  ...{ kind: 'visit', id: randomIds.next(), firm, channel: 'visit', outcome: 'spoke', note: '', happenedAt: at() },
});

async function send(firm: Firm, items: readonly object[], device = DEVICE): Promise<Answer & { outcomes: Outcome[] }> {
  const form = { items: JSON.stringify(items), device, person: firm.adviserId };
  const answer = await portal.post('/vi/desk/field/sync', form, firm.adviser);
  return { ...answer, outcomes: answer.status === 200 ? JSON.parse(answer.body).outcomes : [] };
}
interface Outcome {
  readonly id: string;
  readonly outcome: string;
  readonly code?: string;
  readonly differs?: boolean;
}

const recordPage = (id: string) => `/vi/desk/field/records/${id}`;
const countOf = async (query: ReturnType<typeof sql<{ n: number }>>) =>
  Number((await query.execute(portal.db)).rows[0]!.n);
const assessmentsDone = () => countOf(sql`select count(*)::int as n from assessments`);

async function sendCode(firm: Firm, id: string): Promise<{ digits: string; link: string }> {
  await sql`update people set email = 'chu.xuong@example.vn' where id = (select person_id from claims limit 1)`.execute(
    portal.db,
  );
  const sent = await portal.post(`${recordPage(id)}/code`, {}, firm.adviser);
  expect(sent.location).toContain('saved=sent');
  const letter = (await portal.readLetters()).findLast(({ subject }) => subject.startsWith('Mã ký xác nhận'))!;
  return {
    digits: /\d{4} \d{4}/.exec(letter.subject)![0],
    link: /\/vi\/co-sign\/[0-9A-Z-]+/.exec(letter.text)![0],
  };
}

async function paperCode(firm: Firm, id: string): Promise<string> {
  const { body, status } = await portal.post(`${recordPage(id)}/paper`, {}, firm.adviser);
  expect(status).toBe(200);
  return `/vi/co-sign/${/>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})</.exec(body)![1]!}`;
}

describe('taking along', () => {
  it('gives a device what is on file of firms under mandate, and each firm reads that it was looked at', async () => {
    const firm = await aFirm();
    const { body, status } = await portal.post(
      '/vi/desk/field/take',
      { firm: [firm.ref, `m-${randomIds.next()}`], framework: [FRAMEWORK, 'no-such'] },
      firm.adviser,
    );
    expect(status).toBe(200);
    const taken = JSON.parse(body);
    expect(taken.firms).toHaveLength(1);
    expect(taken.firms[0].dossier.one.applicantType.value).toBe('enterprise');
    expect(taken.left).toEqual([{ firm: expect.any(String), code: 'field.mandate.ended' }]);
    expect(taken.questions.map((each: { framework: { id: string } }) => each.framework.id)).toEqual([FRAMEWORK]);
    expect((await portal.get(`${firm.plan}/readings`)).body).toContain('Tư vấn viên');
    // The owner's key never travels.
    expect(body).not.toContain(firm.plan.split('/').at(-1));
  });

  it('is nothing for an owner, and the second key of a device is each person’s own', async () => {
    const firm = await aFirm();
    expect((await portal.post('/vi/desk/field/take', { firm: firm.ref }, firm.owner)).status).toBe(403);
    const device = randomIds.next();
    const keyOf = async (who: Who) =>
      JSON.parse((await portal.post('/vi/desk/field/unlock', { device }, who)).body).key as string;
    const mine = await keyOf(firm.adviser);
    expect(mine).toMatch(/^[0-9a-f]{64}$/);
    expect(await keyOf(firm.adviser)).toBe(mine);
    expect(await keyOf(await portal.signInAs('commune-officer'))).not.toBe(mine);
  });
});

describe('sending', () => {
  it('takes each item in once, however often a weak line repeats it, and counts none of it before the owner signs', async () => {
    const firm = await aFirm();
    const before = await assessmentsDone();
    const items = [assessment(firm.ref), visit(firm.ref)];
    const first = await send(firm, items);
    expect(first.outcomes.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded']);
    const again = await Promise.all([send(firm, items), send(firm, [...items, visit(firm.ref)])]);
    expect(again[0]!.outcomes).toEqual(first.outcomes);
    expect(
      await countOf(
        sql`select count(*)::int as n from field_records where id = any(${items.map(({ id }) => id)}::uuid[])`,
      ),
    ).toBe(2);
    expect(await assessmentsDone()).toBe(before);
    const page = (await portal.get(recordPage(items[0]!.id), firm.adviser)).body;
    expect(page).toContain('chờ chủ đơn vị ký');
    expect(page).toContain('Lê Văn Thử thay mặt');
  });

  it('keeps when it happened apart from when it came in, and does not believe a clock that is wrong', async () => {
    const firm = await aFirm();
    const real = { ...visit(firm.ref), happenedAt: new Date(Date.parse(clock.now()) - 5 * 3_600_000).toISOString() };
    const ahead = { ...visit(firm.ref), happenedAt: new Date(Date.parse(clock.now()) + 86_400_000).toISOString() };
    await send(firm, [real, ahead]);
    const { rows } = await sql<{ id: string; hours: number }>`
      select id, extract(epoch from recorded_at - happened_at)::float / 3600 as hours from field_records
      where id in (${real.id}, ${ahead.id}) order by hours desc`.execute(portal.db);
    expect(rows.map(({ hours }) => Math.round(hours))).toEqual([5, 0]);
  });

  it('refuses, with the reason, what a mandate that ended no longer covers, and takes the rest', async () => {
    const [kept, ended] = [await aFirm(), await aFirm()];
    await portal.post(`${ended.plan}/mandates/end`, { mandate: ended.ref.slice(2) }, ended.owner);
    const { outcomes } = await send(kept, [assessment(ended.ref), assessment(kept.ref)]);
    expect(outcomes.map(({ outcome, code }) => code ?? outcome)).toEqual(['field.mandate.ended', 'recorded']);
  });

  it('opens a request for advice as the adviser for the firm where the mandate allows it, and only there', async () => {
    const [may, mayNot] = [await aFirm(['request']), await aFirm(['assess'])];
    const request = (firm: string) => ({
      ...{ kind: 'request', id: randomIds.next(), firm, about: 'topic:security', message: 'Hỏi thử', happenedAt: at() },
      ...{ name: 'Người Thử', phone: '0000 001 234', email: '' },
    });
    const { outcomes } = await send(may, [request(may.ref), request(mayNot.ref), assessment(may.ref)]);
    expect(outcomes.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'recorded',
      'field.act.not-allowed',
      'field.act.not-allowed',
    ]);
    const cases = await portal.get(`${may.plan}/cases`, may.owner);
    expect(linksOn(cases.body).filter((href) => /\/cases\/[0-9a-f-]{36}$/.test(href))).toHaveLength(1);
  });

  it('takes nothing malformed, nothing under another’s name, and tells nothing by an id that was used', async () => {
    const firm = await aFirm();
    const item = assessment(firm.ref);
    const { outcomes } = await send(firm, [
      { ...item, answers: { '1.1.1': 99 } },
      { ...visit(firm.ref), outcome: 'bribed' },
      { ...visit(firm.ref), firm: "t-1' or true--" },
      { ...visit(firm.ref), extra: 1 },
    ]);
    expect(outcomes.map(({ code }) => code)).toEqual([
      'field.answers.refused',
      'outreach.outcome.missing',
      'field.item.malformed',
      'field.item.malformed',
    ]);
    expect((await send({ ...firm, adviserId: randomIds.next() }, [item])).status).toBe(401);
    for (const items of ['', 'x', '{}', '[1]', '[{"id":"x"}]'])
      expect((await portal.post('/vi/desk/field/sync', { items, device: DEVICE }, firm.adviser)).status).toBe(422);
    await send(firm, [item]);
    const officer = await portal.signInAs('commune-officer');
    const { rows } = await sql<{
      id: string;
    }>`select person_id as id from sessions order by started_at desc, id desc limit 1`.execute(portal.db);
    const stolen = await send({ ...firm, adviser: officer, adviserId: rows[0]!.id }, [item]);
    expect(stolen.outcomes.map(({ code }) => code)).toEqual(['field.item.not-yours']);
    expect((await portal.get(recordPage(item.id), officer)).status).toBe(404);
  });

  it('keeps photos that tell nothing but their picture', async () => {
    const firm = await aFirm();
    const of = visit(firm.ref);
    const jpeg = (...segments: readonly number[]) =>
      Buffer.from([0xff, 0xd8, ...segments, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xff, 0xd9]);
    const photo = (bytes: Buffer) => ({
      ...{ kind: 'photo', id: randomIds.next(), firm: firm.ref, of: of.id, happenedAt: at() },
      bytes: bytes.toString('base64url'),
    });
    const jfif = [0xff, 0xe0, 0, 4, 1, 1];
    const plain = photo(jpeg(...jfif));
    const large = Buffer.concat([jpeg(...jfif), Buffer.alloc(204_800)]);
    const { outcomes } = await send(firm, [
      of,
      plain,
      photo(jpeg(0xff, 0xe1, 0, 6, 69, 120, 105, 102)),
      photo(Buffer.from('<svg/>')),
      photo(large),
      { ...plain, id: randomIds.next(), of: randomIds.next() },
    ]);
    expect(outcomes.slice(1).map(({ outcome, code }) => code ?? outcome)).toEqual([
      'recorded',
      'field.photo.not-plain',
      'field.photo.not-plain',
      'field.item.malformed',
      'field.photo.no-record',
    ]);
    const shown = await portal.get(`${recordPage(of.id)}/photos/${plain.id}`, firm.adviser);
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await portal.get(`${recordPage(of.id)}/photos/${plain.id}`, firm.owner)).status).toBe(403);
  });
});

describe('the owner', () => {
  it('without an e-mail address is pointed to paper', async () => {
    const firm = await aFirm();
    const item = assessment(firm.ref);
    await send(firm, [item]);
    const { status, body } = await portal.post(`${recordPage(item.id)}/code`, {}, firm.adviser);
    expect([status, body.includes('Dùng phiếu giấy')]).toEqual([422, true]);
  });

  it('signs with the code from their own letter, and only then the answers are on file, as the adviser’s for the firm', async () => {
    const firm = await aFirm();
    const item = assessment(firm.ref, { '1.1.1': 3, '1.1.2': 2 });
    await send(firm, [item]);
    const { digits } = await sendCode(firm, item.id);
    const type = (code: string) => portal.post(`${recordPage(item.id)}/sign`, { code }, firm.adviser);
    const wrong = await type('00000000');
    expect([wrong.status, wrong.body.includes('Mã chưa đúng')]).toEqual([422, true]);
    expect((await type(digits)).location).toContain('saved=signed');
    expect((await type(digits)).location).toContain('saved=signed');
    const result = await portal.get(`${firm.plan}/assess/${FRAMEWORK}/result`, firm.owner);
    expect(result.status).toBe(200);
    const log = (await portal.get(`${firm.plan}/mandates`, firm.owner)).body;
    expect(log).toMatch(/Lê Văn Thử thay mặt Xưởng Hiện Trường \d+ [^<]*đánh giá/);
    expect(
      await countOf(
        sql`select count(*)::int as n from events where type = 'field.confirmed' and payload->>'recordId' = ${item.id}`,
      ),
    ).toBe(1);
  });

  it('has five tries for a code, and a letter that is over signs nothing', async () => {
    const firm = await aFirm();
    const item = assessment(firm.ref);
    await send(firm, [item]);
    const { digits } = await sendCode(firm, item.id);
    const type = (code: string) => portal.post(`${recordPage(item.id)}/sign`, { code }, firm.adviser);
    await Promise.all(Array.from({ length: 8 }, () => type('11111111')));
    expect((await type(digits)).body).toContain('Đã sai 5 lần');
    const second = await sendCode(firm, item.id);
    clock.advance({ minutes: 31 });
    const later = { ...firm, adviser: await portal.signInAs('adviser') };
    expect((await portal.post(`${recordPage(item.id)}/sign`, { code: second.digits }, later.adviser)).body).toContain(
      'Mã đã hết hạn',
    );
    expect((await portal.get(recordPage(item.id), later.adviser)).body).toContain('chờ chủ đơn vị ký');
  });

  it('signs or refuses on a sheet of paper, once, without an account; whoever wrote it cannot', async () => {
    const firm = await aFirm();
    const [signed, refused] = [assessment(firm.ref), { ...assessment(firm.ref), framework: 'dbi-2025-sme' }];
    const other = frameworks().find('dbi-2025-sme')!;
    const single = other.criteria.find(({ kind }) => kind === 'single')!;
    const answers = { [single.code]: [...single.options.keys()][0]! };
    await send(firm, [signed, { ...refused, hash: other.hash, answers }]);
    const sheet = await paperCode(firm, signed.id);
    expect((await portal.get(sheet)).body).toContain('Đúng, tôi ký');
    expect((await portal.post(sheet, { answer: 'confirm' }, firm.adviser)).body).toContain('Người ghi không ký thay');
    const before = await assessmentsDone();
    await Promise.all([portal.post(sheet, { answer: 'confirm' }), portal.post(sheet, { answer: 'confirm' })]);
    expect(await assessmentsDone()).toBe(before + 1);
    expect((await portal.get(sheet)).body).toContain('Bạn đã ký');
    expect((await portal.post(sheet, { answer: 'refuse' })).location).toBe(sheet);
    expect((await portal.get(recordPage(signed.id), firm.adviser)).body).toContain('chủ đơn vị đã ký');

    const older = await paperCode(firm, refused.id);
    const newer = await paperCode(firm, refused.id);
    expect((await portal.get(older)).status).toBe(404);
    await portal.post(newer, { answer: 'refuse' });
    expect(await assessmentsDone()).toBe(before + 1);
    expect((await portal.get(recordPage(refused.id), firm.adviser)).body).toContain('chủ đơn vị không nhận');
    for (const made of ['0000-0000-0000-0000', 'x', '%00', "' or 1=1"])
      expect((await portal.get(`/vi/co-sign/${encodeURIComponent(made)}`)).status, made).toBeGreaterThanOrEqual(400);
  });

  it('reads and refuses by the link in the letter when nobody sits beside them', async () => {
    const firm = await aFirm();
    const item = assessment(firm.ref);
    await send(firm, [item]);
    const { link, digits } = await sendCode(firm, item.id);
    const page = await portal.get(link);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).toContain('Lê Văn Thử');
    await portal.post(link, { answer: 'refuse' });
    expect((await portal.post(`${recordPage(item.id)}/sign`, { code: digits }, firm.adviser)).status).toBe(422);
    const signed = await portal.get(recordPage(item.id), firm.adviser);
    expect(signed.body).toContain('chủ đơn vị không nhận');
  });
});

describe('two devices at one firm', () => {
  it('lose nothing: both are kept, what differs is shown, a person chooses, and only then the owner signs', async () => {
    const firm = await aFirm();
    const [morning, evening] = [assessment(firm.ref, { '1.1.1': 3 }), assessment(firm.ref, { '1.1.1': 1, '1.1.2': 2 })];
    expect((await send(firm, [morning])).outcomes[0]!.differs).toBeUndefined();
    expect((await send(firm, [evening], randomIds.next())).outcomes[0]!.differs).toBe(true);
    const page = (await portal.get(recordPage(morning.id), firm.adviser)).body;
    expect(page).toContain('Những câu trả lời khác nhau');
    expect((await portal.post(`${recordPage(morning.id)}/code`, {}, firm.adviser)).body).toContain(
      'Chọn một bản trước',
    );
    const command = randomIds.next();
    for (let times = 0; times < 2; times += 1)
      await portal.post(`${recordPage(evening.id)}/choose`, { command }, firm.adviser);
    expect((await portal.get(recordPage(morning.id), firm.adviser)).body).toContain('để lại, đã chọn bản khác');
    const sheet = await paperCode(firm, evening.id);
    await portal.post(sheet, { answer: 'confirm' });
    expect((await portal.get(recordPage(evening.id), firm.adviser)).body).toContain('chủ đơn vị đã ký');
    expect((await portal.get(recordPage(morning.id), firm.adviser)).body).toContain('Câu trả lời');
  });

  it('another adviser, an officer of elsewhere and the owner see and choose nothing', async () => {
    const firm = await aFirm();
    const item = assessment(firm.ref);
    await send(firm, [item]);
    for (const role of ['owner', 'commune-officer', 'ministry-officer']) {
      const who = await portal.signInAs(role);
      for (const path of ['', '/choose', '/code', '/sign', '/paper']) {
        const answer =
          path === ''
            ? await portal.get(recordPage(item.id), who)
            : await portal.post(`${recordPage(item.id)}${path}`, {}, who);
        expect([403, 404], `${role} ${path}`).toContain(answer.status);
      }
    }
    expect((await portal.get('/vi/desk/field/records')).location).toBe('/vi/sign-in');
  });
});

describe('an officer', () => {
  it('takes firms of the own place from the register, notes a visit that counts as reached, and nothing of the next place', async () => {
    const [here, there] = [inventedTaxCode(0), inventedTaxCode(1)];
    const line = (code: string, name: string, commune: string) =>
      `${code},Công ty TNHH ${name} Thử nghiệm,${places().nameOf(commune, 'vi')},,Thanh Hóa,2592,05/03/2019,Đang hoạt động,12,`;
    await loadRegister(portal.db, [line(here, 'Gần', COMMUNE), line(there, 'Bên', 'vn-2025-c-14797')]);
    const officer = await portal.signInAs('commune-officer');
    const { body } = await portal.get(`/vi/desk/field?q=${encodeURIComponent('Thử nghiệm')}`, officer);
    expect([body.includes(`t-${here}`), body.includes(`t-${there}`)]).toEqual([true, false]);
    const taken = await portal.post('/vi/desk/field/take', { firm: [`t-${here}`, `t-${there}`] }, officer);
    const { firms: along, left } = JSON.parse(taken.body);
    expect([along.map(({ acts }: { acts: string[] }) => acts), left[0].code]).toEqual([
      [['visit']],
      'field.firm.outside',
    ]);
    const device = randomIds.next();
    const { person } = JSON.parse((await portal.post('/vi/desk/field/unlock', { device }, officer)).body);
    const items = JSON.stringify([visit(`t-${here}`), visit(`t-${there}`), assessment(`t-${here}`)]);
    const sent = await portal.post('/vi/desk/field/sync', { items, device, person }, officer);
    const { outcomes } = JSON.parse(sent.body) as { outcomes: Outcome[] };
    expect(outcomes.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'recorded',
      'field.firm.outside',
      'field.act.not-allowed',
    ]);
    const contacted = (await portal.get(`/vi/desk/unreached/firms/${here}`, officer)).body;
    expect(contacted).toContain('Đã nói chuyện');
    expect(await countOf(sql`select count(*)::int as n from outreach_firms where state = 'reached'`)).toBe(1);
  });
});

describe('a firm that is erased', () => {
  it('takes along everything written down about it', async () => {
    const firm = await aFirm();
    const item = assessment(firm.ref);
    await send(firm, [item]);
    await portal.post(`${firm.plan}/delete`, {}, firm.owner);
    expect(await countOf(sql`select count(*)::int as n from field_records where id = ${item.id}`)).toBe(0);
  });
});
