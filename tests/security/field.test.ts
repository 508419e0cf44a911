/** A day at firms without a network: what a device may take, what it may send, and that nothing counts before the owner signs. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { places } from '../../src/app/content.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { inventedTaxCode } from '../../src/modules/enterprises/domain/invented-register.ts';
import { FRAMEWORK, type Outcome, openField, recordPage, type Who } from './firms-in-the-field.ts';
import { linksOn } from './forms-on-page.ts';
import { loadRegister } from './register-fixture.ts';
import { COMMUNE } from './two-communes.ts';

const { clock, portal, device, anHourAgo, ...field } = await openField();
const { aFirm, assessment, visit, send, countOf, assessmentsDone } = field;

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
    expect(taken.firms[0].last).toEqual({});
    // The owner's key never travels.
    expect(body).not.toContain(firm.plan.split('/').at(-1));
  });

  it('brings what the firm said last time, of that very version, to whoever may assess it and to nobody else', async () => {
    const firm = await aFirm();
    const item = assessment(firm.ref, { '1.1.1': 3, '1.1.2': 2 });
    await send(firm, [item]);
    const sheet = await field.paperCode(firm, item.id);
    const along = async (ref: string, who: Who, framework = FRAMEWORK) => {
      const { body } = await portal.post('/vi/desk/field/take', { firm: [ref], framework: [framework] }, who);
      return JSON.parse(body).firms[0].last;
    };
    // Unsigned, it is nobody's word yet.
    expect(await along(firm.ref, firm.adviser)).toEqual({});
    await portal.post(sheet, { answer: 'confirm' }, firm.owner);
    const last = (await along(firm.ref, firm.adviser))[FRAMEWORK];
    expect(last).toMatchObject({ answers: { '1.1.1': 3, '1.1.2': 2 }, hash: item.hash });
    expect(last.givenAt).toBe(clock.now());
    expect(await along(firm.ref, firm.adviser, 'dbi-2025-sme')).toEqual({});
    // A mandate for requests alone carries no answers of the same firm along.
    const { body } = await portal.get('/vi/desk/mandates', firm.adviser);
    const adviser = />([0-9A-Z]{4}-[0-9A-Z]{4})</.exec(body)?.[1] ?? '';
    await portal.post(`${firm.plan}/mandates`, { adviser, acts: ['request'], days: '90' }, firm.owner);
    const newest = await sql<{ id: string }>`select id from mandates order by given_at desc, id desc limit 1`.execute(
      portal.db,
    );
    expect(await along(`m-${newest.rows[0]!.id}`, firm.adviser)).toEqual({});
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
      ...{
        kind: 'request',
        id: randomIds.next(),
        firm,
        about: 'topic:security',
        message: 'Hỏi thử',
        happenedAt: anHourAgo(),
      },
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
      expect((await portal.post('/vi/desk/field/sync', { items, device }, firm.adviser)).status).toBe(422);
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
      ...{ kind: 'photo', id: randomIds.next(), firm: firm.ref, of: of.id, happenedAt: anHourAgo() },
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
