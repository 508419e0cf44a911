/** A form of an owner pressed twice, in both tabs at once: it happened once, and both presses end on the same page. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDateOf, systemClock } from '../../src/foundation/clock.ts';
import { formatDate } from '../../src/foundation/i18n/format.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { type Form, openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';

const REACH = { name: 'Trần Thị Thử', phone: '0912345678', email: '', callWhen: 'any' };
const ASKED = { about: 'topic:invoices-tax', message: 'Hỏi về hóa đơn.', ...REACH, screen: 'check' };
const COMMUNE = 'vn-2025-c-16249';
const now = systemClock.now();
const today = localDateOf(now);

type Who = { readonly cookie: string };
let portal: PortalInProcess;
let [officer, vendor, ministry] = [{ cookie: '' }, { cookie: '' }, { cookie: '' }];
let [plan, caseId, trialId] = ['', '', ''];

/** Everything that would be there twice. */
async function counted(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from dossiers) as dossiers, (select count(*)::int from cases) as cases,
    (select count(*)::int from case_events) as history, (select count(*)::int from case_messages) as messages,
    (select count(*)::int from case_answers) as answers, (select count(*)::int from papers) as papers,
    (select count(*)::int from adviser_complaints) as complaints, (select count(*)::int from quota_takings) as takings`.execute(
    portal.db,
  );
  return rows[0]!;
}

const typesOf = async () =>
  (await portal.db.selectFrom('events').select('type').orderBy('recorded_at').execute()).map(({ type }) => type);

/** What came of two presses: where they ended, and what is there more than before. */
async function twice(url: string, form: Form, who?: Who) {
  const send = (body: Form) => portal.post(url, body, who);
  return pressed(() => {
    const again = { command: randomIds.next(), ...form };
    return [send(again), send(again)];
  });
}

async function pressed(send: () => readonly [Promise<Answered>, Promise<Answered>]) {
  const [before, events] = [await counted(), (await typesOf()).length];
  const [one, other] = await Promise.all(send());
  const after = await counted();
  const more = Object.entries(after).filter(([name, count]) => count !== before[name]);
  expect([one.status, other.status], one.body.slice(-800)).toEqual([303, 303]);
  // A plan opened twice by one form is one plan under two keys, as it is for two slips of a counter.
  expect(last(other.location)).toBe(last(one.location));
  return {
    location: one.location.split('?')[0] ?? '',
    locations: [one.location, other.location],
    more: Object.fromEntries(more.map(([name, count]) => [name, count - (before[name] ?? 0)])),
    events: (await typesOf()).slice(events).sort(),
  };
}
type Answered = Awaited<ReturnType<PortalInProcess['post']>>;

const last = (address: string): string => address.split('/').at(-1) ?? '';
const inCase = (what: string, form: Form) => twice(`${plan}/cases/${caseId}${what}`, form);
async function byDesk(act: string, message = ''): Promise<void> {
  const answer = await portal.post(`/vi/desk/cases/${caseId}`, { act, message }, officer);
  expect(answer.status, answer.body.slice(-800)).toBe(303);
}

beforeAll(async () => {
  portal = await openPortalInProcess();
  officer = await portal.signInAs('commune-officer');
  await portal.signInAs('adviser');
  vendor = await portal.signInAs('vendor');
  ministry = await portal.signInAs('ministry-officer');
  plan = await portal.openPlan();
  await portal.post(`${plan}/facts/commune`, { commune: COMMUNE });
});

describe('a request', () => {
  it('sent from any page opens one plan and one case', async () => {
    const form = { ...ASKED, commune: COMMUNE, opening: randomIds.next() };
    const asked = await twice('/vi/ask', form);
    expect(asked.more).toMatchObject({ dossiers: 1, cases: 1, messages: 1 });
    for (const address of asked.locations) expect((await portal.get(address)).status).toBe(200);
  });

  it('sent under a plan is one case, also from two tabs that each sent their own form', async () => {
    const asked = await twice(`${plan}/ask`, ASKED);
    expect(asked.more).toEqual({ cases: 1, history: 1, messages: 1 });
    expect(asked.events).toEqual(['case.opened']);
    caseId = last(asked.location);
    const about = { ...ASKED, about: 'topic:people' };
    const tabs = await pressed(() => [portal.post(`${plan}/ask`, about), portal.post(`${plan}/ask`, about)]);
    expect(tabs.more).toMatchObject({ cases: 1 });
  });

  it('filed at the counter is confirmed once by its owner', async () => {
    const { about, message, name, phone } = ASKED;
    const slip = await portal.post('/vi/desk/cases/new', { about, message, name, phone }, officer);
    const filed = /\/vi\/plan\/[0-9a-z-]{20,}/i.exec(slip.body)![0];
    const list = (await portal.get(`${filed}/cases`)).body;
    const address = /href="(\/vi\/plan\/[^"]*\/cases\/[0-9a-f-]{36})"/.exec(list)![1]!;
    const confirmed = await twice(`${address}/filed`, { answer: 'yes' });
    expect(confirmed.more).toEqual({ history: 1 });
    expect(confirmed.events).toEqual(['case.owner-confirmed']);
  });
});

describe('a case', () => {
  it('gets one message and one paper, which is taken back once', async () => {
    expect((await inCase('', { act: 'message', message: 'Gọi sau 5 giờ.' })).more).toEqual({ history: 1, messages: 1 });
    const command = randomIds.next();
    const body = `--b\r\ncontent-disposition: form-data; name="command"\r\n\r\n${command}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="hoa-don.txt"\r\n\r\nmột tờ\r\n--b--\r\n`;
    const send = () => portal.postRaw(`${plan}/cases/${caseId}/papers`, body, 'multipart/form-data; boundary=b');
    expect((await pressed(() => [send(), send()])).more).toEqual({ history: 1, papers: 1 });
    const { id } = await portal.db.selectFrom('papers').select('id').executeTakeFirstOrThrow();
    const removed = await inCase(`/papers/${id}/remove`, {});
    expect(removed.events.length).toBeLessThanOrEqual(1);
  });

  it('is confirmed once, opened again once, and looked back on once', async () => {
    await byDesk('accept');
    await byDesk('answer', 'Làm theo mẫu này.');
    expect((await inCase('', { act: 'confirm' })).more).toEqual({ history: 1 });
    expect((await inCase('', { act: 'reopen', message: 'Vẫn vướng.' })).more).toEqual({ history: 1, messages: 1 });
    await byDesk('answer', 'Đã sửa mẫu.');
    expect((await inCase('', { act: 'confirm' })).more).toEqual({ history: 1 });
    await sql`update case_askings set ask_at = ${now} where case_id = ${caseId}`.execute(portal.db);
    const said = { 'answer-helped': '5', 'answer-on-time': 'yes', 'answer-again': 'yes', 'answer-words': 'Tốt.' };
    const rated = await inCase('/rate', said);
    expect(rated.more).toEqual({ history: 1, answers: 4 });
    expect(rated.events).toEqual(['case.rated']);
  });

  it('is complained about once', async () => {
    const [id, offer] = [randomIds.next(), randomIds.next()];
    await sql`insert into adviser_profiles (id, kind, person_id, assignment_id, name, name_fold, commune_id, province_id, fields, languages, remote_ok, capacity_per_week, status, applied_at, changed_at)
      select ${id}, 'person', person_id, id, 'Tư Vấn', 'tu van', ${COMMUNE}, 'vn-2025-38', '{people}', '{vi}', false, 3, 'active', ${now}, ${now}
      from assignments where role = 'adviser' limit 1`.execute(portal.db);
    await sql`insert into adviser_offers (id, case_id, adviser_id, way, km, cost, offered_at, expires_at, outcome, ended_at)
      values (${offer}, ${caseId}, ${id}, 'visit', 5, 5, ${now}::timestamptz - interval '1 day', ${now}, 'handed-back', ${now})`.execute(
      portal.db,
    );
    const sent = await inCase('/complaint', { ground: 'no-help', words: 'Hẹn rồi không đến.' });
    expect(sent.more).toEqual({ cases: 1, history: 1, messages: 1, complaints: 1 });
    expect(sent.events).toEqual(['adviser.complained-of', 'case.opened']);
  });
});

describe('a trial', () => {
  it('takes one place', async () => {
    const waiting = async () =>
      (await portal.db
        .selectFrom('product_submissions')
        .select('id')
        .where('state', '=', 'waiting')
        .executeTakeFirst())!.id;
    const claim = { platform: 'kiotviet', company: 'Thử', proof: 'company-papers', evidence: 'Giấy tờ' };
    await portal.post('/vi/account/products', claim, vendor);
    await portal.post(`/vi/desk/product-review/${await waiting()}`, { reason: 'papers-seen' }, ministry);
    const terms = { termsVi: 'Dùng thử đủ chức năng.', termsEn: '', places: '3', trialDays: '60' };
    const days = { from: formatDate(today), until: formatDate(addDays(today, 30)) };
    await portal.post('/vi/desk/products/kiotviet/offer', { ...terms, ...days }, vendor);
    const offer = await waiting();
    await portal.post(`/vi/desk/product-review/${offer}`, { reason: 'terms-clear' }, ministry);
    const { name, phone } = REACH;
    const asked = await twice(`${plan}/platforms/kiotviet/try`, { offer, name, phone, email: '', message: 'Bán.' });
    expect(asked.more).toEqual({ cases: 1, history: 1, messages: 1, takings: 1 });
    trialId = last(asked.location);
    const { rows } = await sql<{ used: number }>`select used::int from quotas where id = ${offer}`.execute(portal.db);
    expect(rows).toEqual([{ used: 1 }]);
  });

  it('lets the vendor have the contact once, and goes on once', async () => {
    const { body } = await portal.get(`${plan}/cases/${trialId}`);
    const version = /name="version"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="version"/.exec(body);
    const given = { act: 'give', version: version?.[1] ?? version?.[2] ?? '' };
    expect((await twice(`${plan}/trials/${trialId}/contact`, given)).events).toEqual(['consent.given']);
    expect((await twice(`${plan}/trials/${trialId}/contact`, { ...given, act: 'withdraw' })).events).toEqual([
      'consent.withdrawn',
    ]);
    const opened = { act: 'set-up', message: 'Đã mở.' };
    expect((await twice(`/vi/desk/partner-cases/${trialId}`, opened, vendor)).more).toEqual({
      history: 1,
      messages: 1,
    });
    const goes = await twice(`${plan}/cases/${trialId}`, { act: 'continue' });
    expect(goes.more).toEqual({ history: 1 });
    expect(goes.events).toEqual(['case.moved', 'trial.continued']);
  });
});
