/** Content mended by officers: a gap closed by two of them makes a level firm; nobody signs their own draft, unread sources, or another area's measure. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameworks } from '../../src/app/content.ts';
import { Edition, putInForce } from '../../src/app/content-editions.ts';
import { type RecordedEvent, readEvents } from '../../src/modules/ledger/index.ts';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { formsOn } from './forms-on-page.ts';
import { type Answer, type Form, openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';

type Officer = { readonly cookie: string };

const clock = fixedClock();
const DESK = '/vi/desk/content';
const WAITS = 'Nội dung chờ người thứ hai duyệt';
const FRAMEWORK = 'frameworks/dbi-2021-sme.json';
const RATIOS = () =>
  (frameworks().find('dbi-2021-sme')?.criteria ?? []).filter(({ kind }) => kind === 'ratio').map(({ code }) => code);

const source = (changes: Form = {}): Form => ({
  document: 'Quyết định thử nghiệm 1/QĐ-THU',
  article: 'Phụ lục II',
  url: 'https://example.vn/quyet-dinh',
  readOn: '01/03/2031',
  verified: 'yes',
  validFrom: '01/03/2031',
  validTo: '',
  ...changes,
});
const table = (changes: Form = {}): Form => ({
  file: FRAMEWORK,
  form: 'cut-offs',
  item: 'all',
  'bands.1.over': '0',
  'bands.1.points': '1',
  'bands.2.over': '20',
  'bands.2.points': '3',
  'bands.3.over': '60,5',
  'bands.3.points': '5',
  status: 'official',
  criteria: RATIOS(),
  version: '2021.2',
  ...source(),
  ...changes,
});

let portal: PortalInProcess;
let drafter: Officer;
let signer: Officer;
let province: Officer;
beforeAll(async () => {
  portal = await openPortalInProcess({ clock });
  drafter = await portal.signInAs('ministry-officer');
  signer = await portal.signInAs('ministry-officer-2');
  province = await portal.signInAs('province-officer');
});
afterAll(() => putInForce(new Edition(new Map())));

/** Saves a draft and returns its address. */
async function save(form: Form, officer: Officer = drafter): Promise<string> {
  const saved = await portal.post(`${DESK}/edit`, { onTopOf: '', ...form }, officer);
  if (saved.status !== 303) throw new Error(`${String(saved.status)}: ${saved.body.slice(0, 3000)}`);
  return saved.location.split('?')[0] ?? '';
}

/** Sends the form the page offers to sign with; undefined when it offers none. */
async function sign(draft: string, officer: Officer, changes: Form = {}): Promise<Answer | undefined> {
  const page = await portal.get(draft, officer);
  const form = formsOn(page.body).find(({ action }) => action === `${draft}/sign`);
  const fields = form && Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
  return fields && portal.post(`${draft}/sign`, { ...fields, ...changes }, officer);
}

const withdraw = (draft: string) => portal.post(`${draft}/withdraw`, {}, drafter);

type Answering = (criterion: { code: string; kind: string; options?: readonly { code: string }[] | undefined }) => Form;

const shareOfHalf: Answering = ({ code, kind, options }) =>
  kind === 'ratio'
    ? { [`a.${code}.numerator`]: '50', [`a.${code}.denominator`]: '100' }
    : { [`a.${code}`]: options?.at(-1)?.code ?? '' };

/** A firm answers a whole index; the address of its assessment. */
async function assessed(id: string, answering: Answering): Promise<string> {
  const at = `${await portal.openPlan()}/assess/${id}`;
  await portal.post(at);
  for (const part of frameworks()
    .find(id)!
    .framework.sections.flatMap(({ parts }) => parts)) {
    const form = Object.assign({}, ...part.criteria.map(answering)) as Form;
    const saved = await portal.post(`${at}/${part.code}`, form);
    if (saved.status !== 303) throw new Error(`${part.code}: ${String(saved.status)}`);
  }
  return at;
}

/** Completes what is open, or what a repeat begins with; what the result page says. */
async function resultOf(at: string): Promise<string> {
  clock.advance({ seconds: 30 });
  const done = await portal.post(`${at}/complete`);
  if (done.status !== 303) throw new Error(`not complete: ${String(done.status)}`);
  return (await portal.get(`${at}/result`)).body;
}

describe('a gap closed at the content desk', () => {
  it('turns an assessment without a level into one with a firm level, without code and without a restart', async () => {
    const [firm, halfway] = [await assessed('dbi-2021-sme', shareOfHalf), await assessed('dbi-2021-sme', shareOfHalf)];
    expect(await resultOf(firm)).toContain('Chưa xếp mức');
    expect((await portal.get(`${DESK}?gaps=1`, drafter)).body).toContain('Còn thiếu 26 chỗ');

    const draft = await save(table());
    const intro = '/vi/assess/dbi-2021-sme';
    expect((await portal.get(intro)).body).toContain('bảng quy tỷ lệ ra điểm chưa tìm được');
    const preview = await portal.get(`${draft}/preview`, signer);
    expect(preview.status).toBe(200);
    expect(preview.body).toContain('Bản nháp');
    expect(preview.body).not.toContain('bảng quy tỷ lệ ra điểm chưa tìm được');
    expect((await portal.get(intro)).body).toContain('bảng quy tỷ lệ ra điểm chưa tìm được');

    expect((await sign(draft, signer))?.status).toBe(303);
    expect((await portal.get(intro)).body).not.toContain('bảng quy tỷ lệ ra điểm chưa tìm được');
    // What was said stays as it was said; doing it again, and going on where one was, asks nothing twice.
    expect((await portal.get(`${firm}/result`)).body).toContain('phiên bản mới');
    for (const at of [firm, halfway]) {
      await portal.post(at);
      const after = await resultOf(at);
      expect(after).not.toContain('Chưa xếp mức');
      expect(after).toMatch(/<h1[^>]*>[^<]*(?:<[^>]+>)*[^<]*Mức [0-5]/);
    }
    const file = (await portal.get(`${DESK}/file?file=${FRAMEWORK}`, signer)).body;
    for (const part of ['Quyết định thử nghiệm 1/QĐ-THU', 'Đỗ Minh Thử', 'Vũ Thị Kiểm', 'Bản 1'])
      expect(file).toContain(part);
  });

  it('in the index in force turns no level into a provisional one, and a confirmed annex that into an official one', async () => {
    const file = 'frameworks/dbi-2025-sme.json';
    const { scoring } = frameworks().find('dbi-2025-sme')!.framework;
    if (scoring.kind !== 'sector-tools') throw new Error('not an index of tools');
    const { sectorCriterion, toolsCriterion, sectors } = scoring;
    const { tools } = sectors.find(({ code }) => code === 'IND02')!;
    const firm = await assessed('dbi-2025-sme', ({ code, kind, options }) => {
      if (code === sectorCriterion) return { [`a.${code}`]: 'IND02' };
      if (code === toolsCriterion) return { [`a.${code}`]: tools.slice(0, 7).map((tool) => tool.code) };
      return kind === 'open' ? {} : { [`a.${code}`]: options?.[0]?.code ?? '' };
    });
    expect(await resultOf(firm)).toContain('Chưa xếp mức');

    const rows = tools.map(({ code, label, prerequisites }, index): Form => {
      const at = `tools.${String(index + 1)}`;
      return {
        [`${at}.code`]: code,
        [`${at}.vi`]: label.vi,
        [`${at}.en`]: label.en,
        [`${at}.prerequisites`]: String(prerequisites),
      };
    });
    const list = {
      ...{ file, form: 'tools', item: 'IND02', complete: 'yes', maximum: '', version: '1.0-2025.2' },
      ...source(),
    };
    expect((await sign(await save(Object.assign({}, ...rows, list) as Form), signer))?.status).toBe(303);
    await portal.post(firm);
    const provisional = await resultOf(firm);
    expect(provisional).toMatch(/Mức [1-5]/);
    expect(provisional).toContain('class="tag prov');

    const standing = {
      file,
      form: 'standing',
      status: 'official',
      missing: ['boundaries'],
      version: '1.0-2025.3',
      ...source(),
    };
    expect((await sign(await save(standing), signer))?.status).toBe(303);
    await portal.post(firm);
    const official = await resultOf(firm);
    expect(official).toMatch(/Mức [1-5]/);
    expect(official).not.toContain('class="tag prov');
  });

  it('is in the ledger as ids and hashes, without a name or a word of the source', async () => {
    const events: RecordedEvent[] = [];
    for await (const some of readEvents(portal.db, { types: ['content.drafted', 'content.signed'] }))
      events.push(...some);
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['content.drafted', 'content.signed']));
    expect(events).toHaveLength(6);
    expect(JSON.stringify(events)).not.toMatch(/Quyết định|Thử|Kiểm/);
  });

  it('is given back by drafting from an earlier text, which again two officers sign', async () => {
    const committed = JSON.parse((await portal.get(`${DESK}/download?file=${FRAMEWORK}`, drafter)).body) as {
      version: string;
      sections: { parts: { criteria: { kind: string; cutOffs?: unknown }[] }[] }[];
    };
    for (const criterion of committed.sections.flatMap(({ parts }) => parts).flatMap(({ criteria }) => criteria))
      delete criterion.cutOffs;
    const body = JSON.stringify({ ...committed, version: '2021.3' });
    const draft = await save({ file: FRAMEWORK, form: 'text', body, ...source() });
    expect((await portal.get(draft, drafter)).body).toContain('Bảng quy điểm');
    expect((await sign(draft, signer))?.status).toBe(303);
    expect(await resultOf(await assessed('dbi-2021-sme', shareOfHalf))).toContain('Chưa xếp mức');
  });
});

describe('a draft', () => {
  const price = (changes: Form = {}): Form => ({
    ...{ file: 'learning/vi/L17-e-invoices.md', form: 'text' },
    body: GUIDE.replace('title: Hóa đơn điện tử từ A đến Z', 'title: Hóa đơn điện tử, bản sửa'),
    ...source(),
    ...changes,
  });
  let GUIDE = '';
  beforeAll(async () => {
    GUIDE = (await portal.get(`${DESK}/download?file=learning/vi/L17-e-invoices.md`, drafter)).body;
  });

  it('is never signed by anybody who saved a part of it, even when another saved last', async () => {
    const draft = await save(price());
    expect(await sign(draft, drafter)).toBeUndefined();
    const [hidden] = formsOn(
      (await portal.get(`${DESK}/edit?file=learning/vi/L17-e-invoices.md&form=text`, province)).body,
    )
      .filter(({ action }) => action.endsWith('/edit'))
      .map(({ fields }) => fields.find(({ name }) => name === 'onTopOf')?.value);
    await save({ ...price({ body: `${GUIDE}\nThêm một dòng.` }), onTopOf: hidden ?? '' }, province);
    expect(await sign(draft, drafter)).toBeUndefined();
    // What waits on the first page of the day is what its reader may sign.
    const waits = async (officer: Officer) => (await portal.get('/vi/desk', officer)).body.includes(WAITS);
    expect([await waits(drafter), await waits(signer)]).toEqual([false, true]);
    const forged = await portal.post(`${draft}/sign`, { hash: 'a'.repeat(64) }, drafter);
    expect(forged.status).toBe(422);
    expect(forged.body).toContain('một cán bộ khác phải ký');
    await withdraw(draft);
  });

  it('is signed as it was looked at: a saving in between must be looked at again', async () => {
    const draft = await save(price());
    const seen = formsOn((await portal.get(draft, signer)).body).find(({ action }) => action.endsWith('/sign'));
    const hash = seen?.fields.find(({ name }) => name === 'hash')?.value ?? '';
    await save({ ...price({ body: `${GUIDE}\nLén thêm.` }), onTopOf: hash });
    const late = await portal.post(`${draft}/sign`, { hash }, signer);
    expect(late.status).toBe(422);
    expect(late.body).toContain('Có người vừa lưu bản nháp này');
    expect((await portal.get('/vi/learn/e-invoices')).body).not.toContain('Lén thêm');
    await withdraw(draft);
    expect((await portal.post(`${draft}/sign`, { hash }, signer)).status).toBe(422);
  });

  it('whose source was not read itself is previewed and never signed', async () => {
    const draft = await save(price({ verified: 'no' }));
    expect((await portal.get(`${draft}/preview`, signer)).body).toContain('Hóa đơn điện tử, bản sửa');
    expect(await sign(draft, signer)).toBeUndefined();
    const form = { file: FRAMEWORK, ...table({ verified: 'no', version: '2021.9' }), onTopOf: '' };
    expect((await portal.post(`${DESK}/edit`, form, drafter)).status).toBe(422);
    await withdraw(draft);
  });

  it('that would not start is shown with its faults and can be neither previewed nor signed', async () => {
    const broken = GUIDE.replace(/^minutes: .*$/m, 'minutes: soon');
    const draft = await save(price({ body: broken }));
    const page = (await portal.get(draft, signer)).body;
    expect(page).toContain('nội dung còn chỗ sai');
    expect((await portal.get(`${draft}/preview`, signer)).status).toBe(303);
    expect(await sign(draft, signer)).toBeUndefined();
    await withdraw(draft);
    expect((await portal.get('/vi/learn/e-invoices')).status).toBe(200);
  });

  it('with a wrong value says where and why in plain words', async () => {
    const file = 'measures/hue-2026-einvoice.json';
    const own = (await portal.get(`${DESK}/download?file=${file}`, drafter)).body;
    const body = own.replace('1500000', '"nhiều"').replace('"topic": "signature-invoice"', '"topic": "khac", "la": 1');
    const draft = await save({ file, form: 'text', body, ...source() });
    const page = (await portal.get(draft, signer)).body;
    for (const words of [
      'Mức hỗ trợ › mức › 1 › số tiền: thiếu hoặc sai kiểu',
      'topic: không nằm trong các giá trị cho phép',
      'cả tệp: có mục không thuộc khuôn: la',
    ])
      expect(page).toContain(words);
    await withdraw(draft);
    const hostile = own.replace('Huế: hóa đơn điện tử lần đầu', '<script>alert(1)</script>');
    const shown = await save({ file, form: 'text', body: hostile, ...source() });
    for (const address of [shown, `${shown}/preview`])
      expect((await portal.get(address, signer)).body).not.toContain('<script>alert');
    await withdraw(shown);
  });

  it('sent twice is signed once, and both senders land on the same version', async () => {
    const draft = await save(price());
    const form = formsOn((await portal.get(draft, signer)).body).find(({ action }) => action.endsWith('/sign'));
    const fields = Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value]));
    const twice = await Promise.all([
      portal.post(`${draft}/sign`, fields, signer),
      portal.post(`${draft}/sign`, fields, signer),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const history = (await portal.get(`${DESK}/file?file=learning/vi/L17-e-invoices.md`, signer)).body;
    expect(history.match(/\/versions\//g)).toHaveLength(1);
    expect((await portal.get('/vi/learn/e-invoices')).body).toContain('Hóa đơn điện tử, bản sửa');
  });

  it('keeps what was entered and names every field that is wrong', async () => {
    const wrong = table({
      'bands.2.over': 'nhiều',
      'bands.3.points': '9',
      document: '',
      readOn: '31/02/2031',
      onTopOf: '',
    });
    const { status, body } = await portal.post(`${DESK}/edit`, wrong, drafter);
    expect(status).toBe(422);
    for (const field of ['#bands.2.over', '#bands.3.points', '#document', '#readOn'])
      expect(body).toContain(`href="${field}"`);
    expect(body).toContain('value="nhiều"');
  });
});

describe('the content desk', () => {
  it('sends visitors to sign in and refuses owners, advisers and commune officers', async () => {
    expect((await portal.get(DESK)).location).toBe('/vi/sign-in');
    for (const role of ['owner', 'adviser', 'commune-officer']) {
      const other = await portal.signInAs(role);
      expect([role, (await portal.get(DESK, other)).status]).toEqual([role, 403]);
      expect((await portal.post(`${DESK}/edit`, table(), other)).status).toBe(403);
    }
  });

  it('lets a province draft its own measures and not those of the next', async () => {
    const edit = (file: string) => portal.get(`${DESK}/edit?file=measures/${file}.json&form=text`, province);
    expect((await edit('th214-dx')).status).toBe(200);
    expect((await edit('hue-2026-einvoice')).status).toBe(403);
    const body = (await portal.get(`${DESK}/download?file=measures/th214-dx.json`, province)).body;
    const moved = {
      file: 'measures/th214-dx.json',
      form: 'text',
      body: body.replace('"vn-2025-38"', '"vn-2025-46"'),
      ...source(),
    };
    expect((await portal.post(`${DESK}/edit`, { ...moved, onTopOf: '' }, province)).status).toBe(403);
  });

  it('lets a province propose for the nation and never sign for it', async () => {
    const draft = await save(table({ version: '2021.7', criteria: ['1.1.3'] }), province);
    const hash = /name="hash" value="([0-9a-f]{64})"/.exec((await portal.get(draft, signer)).body)?.[1] ?? '';
    expect((await portal.post(`${draft}/sign`, { hash }, province)).status).toBe(403);
    await withdraw(draft);
  });

  it('opens no other file and no made-up address', async () => {
    for (const file of ['accounts/roles.json', '../package.json', 'facts/vocabulary.json', 'demo/people.json', ''])
      for (const page of ['file', 'download', 'edit'])
        expect([
          file,
          (await portal.get(`${DESK}/${page}?form=text&file=${encodeURIComponent(file)}`, drafter)).status,
        ]).toEqual([file, 404]);
    for (const page of ['drafts/x', 'drafts/01900000-0000-7000-8000-00000000ffff', 'versions/x'])
      expect((await portal.get(`${DESK}/${page}`, drafter)).status).toBe(404);
  });
});
