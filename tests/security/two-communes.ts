/** A commune with something of every kind the desk, the account and a plan know, each marked; and everybody who might ask for it. */
import { sql } from 'kysely';
import { frameworks, places } from '../../src/app/content.ts';
import type { Scope } from '../../src/foundation/actor.ts';
import { hashToken, randomToken } from '../../src/foundation/auth-crypto/secrets.ts';
import { localDateOf, systemClock } from '../../src/foundation/clock.ts';
import type { Trx } from '../../src/foundation/database/tables.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { insertAssignment, insertPerson } from '../../src/modules/accounts/store/people.write.ts';
import { insertSession } from '../../src/modules/accounts/store/sessions.write.ts';
import { inventedTaxCode } from '../../src/modules/enterprises/domain/invented-register.ts';
import { linksOn } from './forms-on-page.ts';
import type { Form, PortalInProcess } from './portal-in-process.ts';
import { loadRegister } from './register-fixture.ts';
import type { Who } from './who-may-open.ts';

export const COMMUNE = 'vn-2025-c-16249';
export const PROVINCE = 'vn-2025-38';
const NEXT = 'vn-2025-c-14797';
const FAR_PROVINCE = 'vn-2025-48';
const FAR = 'vn-2025-c-20194';
const CONTENT = 'frameworks/dbi-2021-sme.json';
const SIGNED_CONTENT = 'frameworks/dbi-2025-sme.json';

/** Words that stand in the commune's things and nowhere else. */
export const MARKS = {
  ...{ firm: 'KinxaSo', note: 'KinxaGhi', reach: '0911222333', claim: 'KinxaNhan', owner: 'KinxaChu' },
  ...{ officer: 'KinxaCanBo', population: 'KinxaNhom', report: 'KinxaBaoCao', template: 'KinxaMau', view: 'KinxaXem' },
  ...{ question: 'KinxaHoi', contact: 'KinxaGoi', phone: '0944555666', invited: 'kinxa.moi@example.vn' },
  ...{
    file: 'kinxatep',
    notice: 'KinxaTin',
    waiting: 'KinxaCho',
    device: 'KinxaMay',
    passkey: 'KinxaKhoa',
    paper: 'KinxaGiay',
    handedIn: 'KinxaTo',
    applicant: 'KinxaNop',
    team: 'KinxaThon',
  },
} as const;

interface Person {
  readonly id: string;
  readonly assignmentId: string | null;
}

type Headers = Readonly<Record<string, string>>;

export async function layOut(portal: PortalInProcess) {
  const { db } = portal;
  const trx = db as Trx;
  const now = systemClock.now();
  const today = localDateOf(now);

  const person = async (name: string, role?: string, scope?: Scope): Promise<Person> => {
    const id = randomIds.next();
    await insertPerson(trx, { id, email: `${id}@example.vn`, name, createdAt: now });
    if (role === undefined || scope === undefined) return { id, assignmentId: null };
    const assignmentId = randomIds.next();
    const granted = { validFrom: today, grantedBy: null, grantedAt: now };
    await insertAssignment(trx, { id: assignmentId, personId: id, role, scope, ...granted });
    return { id, assignmentId };
  };
  const signIn = async ({ id: personId, assignmentId }: Person, device = 'Máy tính'): Promise<Headers> => {
    const token = randomToken();
    const session = { id: randomIds.next(), tokenHash: hashToken(token), personId, assignmentId, device };
    await insertSession(trx, { ...session, method: 'email', startedAt: now });
    return { cookie: `cau-so-session=${token}` };
  };
  const over = (localityId: string): Scope => ({ kind: 'locality', localityId });

  const people: Readonly<Record<Exclude<Who, 'visitor'>, Person>> = {
    otherOwner: await person('Chủ Khác'),
    otherAdviser: await person('Tư Vấn Khác', 'adviser', over(PROVINCE)),
    nextCommune: await person('Xã Bên', 'commune-officer', over(NEXT)),
    farCommune: await person('Xã Xa', 'commune-officer', over(FAR)),
    farProvince: await person('Tỉnh Xa', 'province-officer', over(FAR_PROVINCE)),
    ownerHere: await person(MARKS.owner),
    adviserHere: await person('Tư Vấn Đây', 'adviser', over(PROVINCE)),
    communeHere: await person(MARKS.officer, 'commune-officer', over(COMMUNE)),
    provinceHere: await person('Tỉnh Đây', 'province-officer', over(PROVINCE)),
    ministry: await person('Bộ', 'ministry-officer', { kind: 'nation' }),
  };
  // Whoever has a passkey is asked for it before anything else.
  const keyHolder = await person('Người Có Khóa', 'commune-officer', over(COMMUNE));
  const commune = await signIn(people.communeHere, MARKS.device);
  const province = await signIn(people.provinceHere);
  const ministry = await signIn(people.ministry);
  const owner = await signIn(people.ownerHere);
  const adviser = await signIn(people.adviserHere);

  const code = inventedTaxCode;
  const line = (index: number, name: string, communeId: string, provinceId: string) =>
    `${code(index)},Công ty TNHH ${name} Thử nghiệm,${places().nameOf(communeId, 'vi') || communeId},,${places().nameOf(provinceId, 'vi')},2592,05/03/2019,Đang hoạt động,12,`;
  await loadRegister(db, [
    line(0, MARKS.firm, COMMUNE, PROVINCE),
    line(1, `${MARKS.firm} Hai`, COMMUNE, PROVINCE),
    line(2, 'Bên', NEXT, PROVINCE),
    line(3, 'Xa', FAR, FAR_PROVINCE),
    line(4, MARKS.waiting, 'Xã Không Có', PROVINCE),
  ]);

  const done = async (url: string, form: Form, who: Headers) => {
    const answer = await portal.post(url, form, who);
    if (answer.status !== 303) throw new Error(`${url}: ${String(answer.status)} ${answer.body.slice(-1500)}`);
    return answer.location.split(/[?#]/)[0] ?? '';
  };
  const last = (address: string) => address.split('/').at(-1) ?? '';
  const one = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(db)).rows[0]!.id;

  const plan = await portal.openPlan();
  await done(`${plan}/facts/commune`, { commune: COMMUNE }, owner);
  await done(`${plan}/facts/applicantType`, { applicantType: 'enterprise' }, owner);
  await done(`${plan}/facts/taxCode`, { taxCode: code(0) }, owner);
  await done(`${plan}/claim`, { name: MARKS.claim }, owner);
  const claim = await one(sql`select id from claims`);
  const dossier = await one(sql`select dossier_id as id from claims`);
  const reach = { name: MARKS.contact, phone: MARKS.phone, email: '', callWhen: 'any' };
  const asked = { about: 'topic:invoices-tax', message: MARKS.question, ...reach, screen: 'check' };
  const caseId = last(await done(`${plan}/ask`, asked, owner));

  const letter = `--b\r\ncontent-disposition: form-data; name="file"; filename="${MARKS.handedIn}.txt"\r\n\r\n${MARKS.handedIn}\r\n--b--\r\n`;
  await portal.postRaw(`${plan}/cases/${caseId}/papers`, letter, 'multipart/form-data; boundary=b', owner);
  const paper = await one(sql`select id from papers`);

  const { body: advisers } = await portal.get('/vi/desk/mandates', adviser);
  const acts = ['read', 'answer', 'assess', 'request'];
  const named = />([0-9A-Z]{4}-[0-9A-Z]{4})</.exec(advisers)?.[1] ?? '';
  await done(`${plan}/mandates`, { adviser: named, acts, days: '90' }, owner);
  const door = linksOn((await portal.get('/vi/desk/mandates', adviser)).body).find((href) => /\/plan\//.test(href));

  // What the adviser wrote down at the firm and sent in, with a picture.
  const [record, photo] = [randomIds.next(), randomIds.next()];
  const brought = { firm: `m-${await one(sql`select id from mandates`)}`, happenedAt: now };
  const asks = { framework: 'dbi-2021-sme', hash: frameworks().find('dbi-2021-sme')!.hash, answers: { '1.1.1': 3 } };
  const picture = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0xff, 0xd9]).toString('base64url');
  const items = [
    { kind: 'assessment', id: record, ...brought, ...asks },
    { kind: 'photo', id: photo, of: record, bytes: picture, ...brought },
  ];
  const bringing = { person: people.adviserHere.id, device: record, items: JSON.stringify(items) };
  const { body: taken } = await portal.post('/vi/desk/field/sync', bringing, adviser);
  if (taken.includes('refused')) throw new Error(taken);

  const logged = { channel: 'call', outcome: 'no-answer', note: MARKS.note, phone: MARKS.reach };
  await done(`/vi/desk/unreached/firms/${code(1)}`, logged, commune);
  const rule = { f0: 'operatingStatus', o0: 'is', v0: 'active' };
  const population = last(await done('/vi/desk/populations', { name: MARKS.population, ...rule }, commune));
  await done('/vi/desk/reports/template', { body: MARKS.report }, commune);
  const report = last(await done('/vi/desk/reports', { month: `${today.slice(0, 8)}01` }, commune));
  await done('/vi/desk/reports/template', { body: MARKS.template }, commune);
  const listed = { name: MARKS.view, path: 'unreached', query: 'industry=C', shared: '1' };
  await done('/vi/desk/views', listed, commune);
  await portal.post('/vi/account/paper-codes', { name: MARKS.paper }, commune);
  await done('/vi/desk/people', { email: MARKS.invited, role: 'commune-officer', place: COMMUNE }, province);
  const upload = `--b\r\ncontent-disposition: form-data; name="file"; filename="${MARKS.file}.csv"\r\ncontent-type: text/csv\r\n\r\nMST,Tên,Xã,Tỉnh\n${code(9)},Chín Thử nghiệm,Phường Hạc Thành,Thanh Hóa\r\n--b--\r\n`;
  const sent = await portal.postRaw('/vi/desk/imports', upload, 'multipart/form-data; boundary=b', province);

  const event = await one(sql`select id from events where type = 'contact.logged'`);
  // An adviser of the network who is asked to help with the request.
  const [adviserHere, adviserThere, offer] = [randomIds.next(), randomIds.next(), randomIds.next()];
  for (const [id, { id: personId, assignmentId }, home] of [
    [adviserHere, people.adviserHere, COMMUNE],
    [adviserThere, people.otherAdviser, NEXT],
  ] as const)
    await sql`insert into adviser_profiles (id, kind, person_id, assignment_id, name, name_fold, commune_id, province_id, fields, languages, remote_ok, capacity_per_week, status, applied_at, changed_at)
      values (${id}, 'person', ${personId}, ${assignmentId}, 'Tư Vấn', 'tu van', ${home}, ${PROVINCE}, '{people}', '{vi}', false, 3, 'active', ${now}, ${now})`.execute(
      db,
    );
  await sql`insert into adviser_offers (id, case_id, adviser_id, way, km, cost, offered_at, expires_at)
    values (${offer}, ${caseId}, ${adviserHere}, 'visit', 5, 5, ${now}, ${now}::timestamptz + interval '3 days')`.execute(
    db,
  );
  await sql`update advice_requests set state = 'offered', next_at = null where case_id = ${caseId}`.execute(db);

  // An adviser had it in hand before; the firm complains, and the office asked them.
  await sql`insert into adviser_offers (id, case_id, adviser_id, way, km, cost, offered_at, expires_at, outcome, ended_at)
    values (${randomIds.next()}, ${caseId}, ${adviserHere}, 'visit', 5, 5, ${now}::timestamptz - interval '1 day', ${now}, 'handed-back', ${now})`.execute(
    db,
  );
  const complained = { ground: 'no-help', words: 'Hẹn rồi không đến.' };
  const complaint = last(await done(`${plan}/cases/${caseId}/complaint`, complained, owner));
  await sql`insert into adviser_hearings (case_id, question, names_request, asked_at, due_at, last_day)
    values (${complaint}, 'Bạn có đến không?', false, ${now}, ${now}::timestamptz + interval '7 days', current_date + 7)`.execute(
    db,
  );

  const [candidate, placement, release, draft, version, notice] = Array.from({ length: 6 }, () => randomIds.next());
  const hash = 'a'.repeat(64);
  const passkey = 'kinxa-kinxa-kinxa';
  await sql`insert into duplicate_candidates (id, tax_code, other_code, kind, reasons, province_id, other_province_id, commune_id, other_commune_id, found_at)
    values (${candidate}, ${code(0)}, ${code(1)}, 'same', '{name}', ${PROVINCE}, ${PROVINCE}, ${COMMUNE}, ${COMMUNE}, ${now})`.execute(
    db,
  );
  await sql`insert into register_placements (id, tax_code, commune_id, province_id, placed_by, placed_at)
    values (${placement}, ${code(0)}, ${COMMUNE}, ${PROVINCE}, ${people.provinceHere.id}, ${now})`.execute(db);
  await sql`insert into figure_members (indicator, member_id, event_id, occurred_at, period, locality_id, province_id, commune_id, sector_group, size_class, said, placed_at, placed_by)
    values ('anonymous-plans', ${dossier}, ${event}, ${now}, date_trunc('month', ${now}::timestamptz)::date, ${COMMUNE}, ${PROVINCE}, ${COMMUNE}, 'unknown', 'unknown', 4, ${now}, ${event})`.execute(
    db,
  );
  await sql`insert into figure_releases (id, state, period_from, period_to, ledger_seq, ledger_hash, content_hash, prepared_by, prepared_at)
    values (${release}, 'prepared', '2026-01-01', '2026-01-01', 0, ${hash}, ${hash}, ${people.ministry.id}, ${now})`.execute(
    db,
  );
  await sql`insert into notices (id, person_id, code, key, title_vi, title_en, href, made_at)
    values (${notice}, ${people.communeHere.id}, 'cases.moved', 'k', ${MARKS.notice}, ${MARKS.notice}, '/desk/cases', ${now})`.execute(
    db,
  );
  await sql`insert into passkeys (credential_id, person_id, public_key, counter, transports, label, made_at)
    values (${passkey}, ${keyHolder.id}, 'x', 0, '{}', ${MARKS.passkey}, ${now})`.execute(db);
  // A file changed and not yet signed, and the signed change of another.
  const signed = randomIds.next();
  for (const [id, path, state] of [
    [draft, CONTENT, 'open'],
    [signed, SIGNED_CONTENT, 'signed'],
  ] as const) {
    const { body } = await portal.get(`/vi/desk/content/download?file=${path}`, ministry);
    await sql`insert into content_drafts (id, path, kind, state, base_hash, revision, opened_at, closed_at)
      values (${id}, ${path}, 'framework', ${state}, ${hash}, 1, ${now}, ${state === 'open' ? null : now})`.execute(db);
    await sql`insert into content_revisions (draft_id, number, body, hash, source_document, source_read_on, source_verified, valid_from, drafted_by, drafted_at)
      values (${id}, 1, ${body}, ${hash}, 'Quyết định thử', '2026-01-01', true, '2026-01-01', ${people.ministry.id}, ${now})`.execute(
      db,
    );
  }
  await sql`insert into content_versions (ordinal, id, path, number, draft_id, revision, content_hash, base_hash, valid_from, signed_by, signed_at)
    values (1, ${version}, ${SIGNED_CONTENT}, 1, ${signed}, 1, ${hash}, ${hash}, '2026-01-01', ${people.ministry.id}, ${now})`.execute(
    db,
  );

  const team = last(await done('/vi/desk/teams', { name: MARKS.team, level: 'hamlet' }, commune));
  const profile = { kind: 'person', name: MARKS.applicant, commune: COMMUNE, fields: ['security'], languages: ['vi'] };
  const applying = { ...profile, remote: 'yes', capacity: '3', declared: 'yes' };
  const application = last(await done('/vi/advisers/apply', applying, await signIn(await person('Người Nộp Đơn'))));

  /** What stands for each part of an address. */
  const sold = { platform: 'kiotviet', company: 'Lạ', proof: 'company-papers', evidence: 'Lạ' };
  await done('/vi/account/products', sold, await signIn(people.otherOwner));
  const submission = await one(sql`select id from product_submissions`);
  const parts: Readonly<Record<string, string>> = {
    ...{ application, team, submission, offer, complaint, adviser: adviserHere },
    ...{ lang: 'vi', key: last(door ?? ''), case: caseId, paper, claim, event, population, report, release: release! },
    ...{ candidate: candidate!, draft: draft!, version: version!, import: last(sent.location), taxCode: code(1) },
    ...{ assignment: people.communeHere.assignmentId!, indicator: 'anonymous-plans', member: dossier },
    ...{ framework: 'dbi-2021-sme', section: '1.1', step: 'digital-signature', measure: 'nd80-a11-2-dx-solution' },
    ...{ platform: 'misa-amis', fact: 'applicantType', n: '2', record: record!, photo: photo! },
  };
  /** Fields by which a form or a list could name something of the commune, whatever the form. */
  const fields: Form = {
    ...{
      firm: code(4),
      firms: `${code(0)} ${code(1)}`,
      candidate: candidate!,
      decision: 'different',
      placement: placement!,
    },
    ...{ commune: COMMUNE, province: PROVINCE, place: COMMUNE, localityId: COMMUNE, q: 'Công ty', format: 'csv' },
    ...{ view: await one(sql`select id from saved_views`), mandate: await one(sql`select id from mandates`), passkey },
    ...{ invitation: await one(sql`select id from invitations`), assignment: people.communeHere.assignmentId! },
    ...{
      session: await one(sql`select id from sessions where device = ${MARKS.device}`),
      person: people.communeHere.id,
    },
    ...{ channel: 'call', outcome: 'spoke', purpose: 'contact', reason: 'papers-seen', seen: code(0), lastDay: 'now' },
    ...{ act: 'accept', message: 'Lạ', to: people.communeHere.id, email: 'la@example.vn', role: 'adviser', name: 'Lạ' },
    ...{ year: '2026', members: '5', source: 'Văn bản lạ', month: `${today.slice(0, 8)}01`, body: 'Lạ', content: hash },
    ...{ file: CONTENT, form: 'text', path: 'firms', query: '', applicantType: 'business-household' },
  };
  const otherOwner = await signIn(people.otherOwner);
  const otherPlan = await portal.openPlan();
  await done(`${otherPlan}/facts/commune`, { commune: NEXT }, otherOwner);
  await done(`${otherPlan}/claim`, { name: 'Xưởng Khác' }, otherOwner);
  return { people, keyHolder, person, signIn, parts, fields, otherPlan, claim, dossier };
}
