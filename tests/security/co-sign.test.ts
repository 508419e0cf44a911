/** What an adviser wrote down at a firm is signed or refused by its owner: by letter or on paper, once, and only after two devices agree. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { frameworks } from '../../src/app/content.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { FRAMEWORK, openField, recordPage } from './firms-in-the-field.ts';

const { clock, portal, aFirm, assessment, send, countOf, assessmentsDone, sendCode, paperCode } = await openField();
/** Of the invented owner, who holds every firm here. */
const ownersMail = (email: string | null) =>
  sql`update people set email = ${email} where id = (select person_id from claims limit 1)`.execute(portal.db);

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

  it('signs or refuses on a sheet of paper, once, signed in as themselves; whoever wrote it cannot', async () => {
    const firm = await aFirm();
    const [signed, refused] = [assessment(firm.ref), { ...assessment(firm.ref), framework: 'dbi-2025-sme' }];
    const other = frameworks().find('dbi-2025-sme')!;
    const single = other.criteria.find(({ kind }) => kind === 'single')!;
    const answers = { [single.code]: [...single.options.keys()][0]! };
    await send(firm, [signed, { ...refused, hash: other.hash, answers }]);
    const sheet = await paperCode(firm, signed.id);
    expect((await portal.get(sheet, firm.owner)).body).toContain('Đúng, tôi ký');
    expect((await portal.post(sheet, { answer: 'confirm' }, firm.adviser)).body).toContain('Người ghi không ký thay');
    const before = await assessmentsDone();
    const sign = () => portal.post(sheet, { answer: 'confirm' }, firm.owner);
    await Promise.all([sign(), sign()]);
    expect(await assessmentsDone()).toBe(before + 1);
    expect((await portal.get(sheet)).body).toContain('Bạn đã ký');
    expect((await portal.post(sheet, { answer: 'refuse' })).location).toBe(sheet);
    const page = (await portal.get(recordPage(signed.id), firm.adviser)).body;
    expect(page).toContain('phiếu giấy, chủ đơn vị đã đăng nhập');

    const older = await paperCode(firm, refused.id);
    const newer = await paperCode(firm, refused.id);
    expect((await portal.get(older)).status).toBe(404);
    // To refuse, the sheet is enough: nothing enters the file.
    await portal.post(newer, { answer: 'refuse' });
    expect(await assessmentsDone()).toBe(before + 1);
    expect((await portal.get(recordPage(refused.id), firm.adviser)).body).toContain('chủ đơn vị không nhận');
    for (const made of ['0000-0000-0000-0000', 'x', '%00', "' or 1=1"])
      expect((await portal.get(`/vi/co-sign/${encodeURIComponent(made)}`)).status, made).toBeGreaterThanOrEqual(400);
  });

  it('whose sheet somebody else holds is safe: it signs only with the code sent to the owner alone, five tries each', async () => {
    const firm = await aFirm();
    const item = assessment(firm.ref);
    await send(firm, [item]);
    await ownersMail('chu.xuong@example.vn');
    const sheet = await paperCode(firm, item.id);
    const before = await assessmentsDone();
    const sign = (digits: string, who = {}) => portal.post(sheet, { answer: 'confirm', digits }, who);
    // The adviser signed out and holds the sheet: that alone is nothing, guessed or not.
    for (const digits of ['', '00000000']) expect((await sign(digits)).status).toBe(422);
    expect((await portal.post(`${sheet}/send`, { command: randomIds.next() })).location).toContain('sent=1');
    const newest = async () => {
      const letter = (await portal.readLetters()).findLast(({ subject }) => subject.startsWith('Mã ký phiếu giấy'))!;
      expect(letter.to).toBe('chu.xuong@example.vn');
      return /\d{4} \d{4}/.exec(letter.subject)![0];
    };
    const first = await newest();
    // Digits of the sheet open nothing on the adviser's own screen.
    expect((await portal.post(`${recordPage(item.id)}/sign`, { code: first }, firm.adviser)).status).toBe(422);
    await Promise.all(Array.from({ length: 8 }, () => sign('11111111')));
    expect((await sign(first)).body).toContain('Đã sai 5 lần');
    await portal.post(`${sheet}/send`, { command: randomIds.next() });
    const second = await newest();
    clock.advance({ minutes: 31 });
    expect((await sign(second)).body).toContain('Mã đã hết hạn');
    const command = randomIds.next();
    for (let times = 0; times < 2; times += 1) await portal.post(`${sheet}/send`, { command });
    expect(await assessmentsDone()).toBe(before);
    expect((await sign(await newest())).location).toBe(sheet);
    expect(await assessmentsDone()).toBe(before + 1);
    const adviser = await portal.signInAs('adviser');
    expect((await portal.get(recordPage(item.id), adviser)).body).toContain('kèm mã gửi riêng cho chủ đơn vị');
  });

  it('without any contact signs by pen, and an officer of the place who is not the writer scans the sheet in', async () => {
    await ownersMail(null);
    const firm = await aFirm();
    const item = assessment(firm.ref);
    await send(firm, [item]);
    const sheet = await paperCode(firm, item.id);
    const before = await assessmentsDone();
    expect((await portal.get(sheet)).body).toContain('cán bộ xã, phường quét nhận');
    expect((await portal.post(sheet, { answer: 'confirm' })).status).toBe(422);
    expect((await portal.post(`${sheet}/send`, {})).status).toBe(422);
    // The firm has not said where it is: an officer of one commune is not its officer.
    const far = await portal.signInAs('commune-officer');
    expect((await portal.post(sheet, { answer: 'confirm' }, far)).status).toBe(422);
    expect((await portal.post(sheet, { answer: 'confirm' }, firm.adviser)).status).toBe(422);
    expect(await assessmentsDone()).toBe(before);
    const officer = await portal.signInAs('ministry-officer');
    expect((await portal.get(sheet, officer)).body).toContain('Tên bạn đứng cạnh chữ ký');
    expect((await portal.post(sheet, { answer: 'confirm' }, officer)).location).toBe(sheet);
    expect(await assessmentsDone()).toBe(before + 1);
    expect((await portal.get(recordPage(item.id), firm.adviser)).body).toMatch(
      /phiếu giấy có chữ ký, cán bộ [^<]+ quét nhận/,
    );
    const { rows } = await sql<{ actor: string; method: string }>`
      select actor_kind as actor, payload->>'method' as method from events
      where type = 'field.confirmed' and payload->>'recordId' = ${item.id}`.execute(portal.db);
    expect(rows).toEqual([{ actor: 'account', method: 'paper-officer' }]);
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
    await portal.post(sheet, { answer: 'confirm' }, firm.owner);
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
