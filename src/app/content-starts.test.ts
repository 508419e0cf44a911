/** Beginning and withdrawing at the content desk: every way to begin gives a file the start accepts, and what is withdrawn is kept and shown to nobody. */
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Scope } from '../foundation/actor.ts';
import { type LocalDate, localDateOf } from '../foundation/clock.ts';
import { readContentText } from '../foundation/content.ts';
import type { Db } from '../foundation/database/tables.ts';
import { Fields } from '../foundation/http/route.ts';
import {
  type Begun,
  type ContentDeps,
  type ContentStart,
  type ContentWorld,
  type Entered,
  type FormField,
  saveDraft,
  signDraft,
  withdrawalForm,
} from '../modules/contents/index.ts';
import { enteredSource } from '../modules/contents/pages/source-form.tsx';
import { createLedger } from '../modules/ledger/index.ts';
import { openTestDatabase } from '../test-support/database-fixture.ts';
import { fixedClock } from '../test-support/fixed-clock.ts';
import { fixedId, fixedIds } from '../test-support/fixed-ids.ts';
import { guides, measures, places, platforms, roles, steps } from './content.ts';
import { CONTENT_STARTS } from './content-desk.ts';
import { Edition, inEdition, putInForce } from './content-editions.ts';
import { editionOf, followSigned } from './content-signed.ts';

const clock = fixedClock();
const today = localDateOf(clock.now());
const context = { language: 'vi', today, readOn: today } as const;

/** The committed files with some texts beside them. */
function world(extra: Readonly<Record<string, string>> = {}): ContentWorld {
  return {
    read: (path) => {
      try {
        const body = extra[path] ?? readContentText(path);
        return path.endsWith('.md') ? body : JSON.parse(body);
      } catch {
        return undefined;
      }
    },
    list: (folder) => {
      const committed: Readonly<Record<string, readonly string[]>> = {
        measures: ['measures/hue-2026-einvoice.json', 'measures/nd80-a11-1-dx-consulting.json'],
        steps: ['steps/qr-payment.json'],
        'learning/vi': ['learning/vi/L17-e-invoices.md'],
        'learning/en': ['learning/en/L17-e-invoices.md'],
      };
      const begun = Object.keys(extra).filter((path) => path.slice(0, path.lastIndexOf('/')) === folder);
      return [...(committed[folder] ?? []), ...begun];
    },
  };
}

/** What a browser sends of these fields with some of them filled in. */
function typed(fields: readonly FormField[], changes: Readonly<Record<string, string | readonly string[]>>): Entered {
  const sent = new Map<string, readonly string[]>();
  for (const field of fields)
    if (field.kind === 'rows')
      for (const [index, row] of field.rows.entries())
        for (const { name } of field.columns) sent.set(`${field.name}.${String(index + 1)}.${name}`, [row[name] ?? '']);
    else sent.set(field.name, 'options' in field ? field.selected : [field.value]);
  for (const [name, value] of Object.entries(changes)) sent.set(name, typeof value === 'string' ? [value] : value);
  return {
    get: (name) => sent.get(name)?.[0] ?? '',
    all: (name) => sent.get(name) ?? [],
    names: () => [...sent.keys()],
  };
}

const both = (name: string, words: string) => ({ [`${name}.vi`]: words, [`${name}.en`]: `${words} (en)` });
const start = (id: string): ContentStart => CONTENT_STARTS.find((each) => each.id === id)!;
function begin(id: string, changes: Parameters<typeof typed>[1], like = '', extra = {}) {
  const files = world(extra);
  const fields = start(id).fields(files, like, 'vi') ?? [];
  return start(id).begin(files, like, typed(fields, changes), context);
}
function begun(id: string, changes: Parameters<typeof typed>[1], like = '', extra = {}): Begun {
  const result = begin(id, changes, like, extra);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}
const bodyOf = ({ data }: Begun): string => (typeof data === 'string' ? data : JSON.stringify(data));
const editionWith = (...all: readonly Begun[]) => editionOf(new Map(all.map((each) => [each.path, bodyOf(each)])));

const MEASURE = {
  ...{ code: 'thu-2031-may-tinh', jurisdiction: 'vn-2025-38', from: '2031-01-01', to: '2031-12-31' },
  ...both('title', 'Máy tính'),
  ...both('summary', 'Một phần tiền mua máy tính'),
  ...both('audience', 'Hộ kinh doanh'),
  ...both('authority', 'Sở thử nghiệm'),
  ...{ law: '04/2017/QH14', topic: 'software', applicants: ['business-household'], kind: 'percentage' },
  ...{ ...both('tier', 'Mọi hộ'), rate: '50', cap: '5.000.000', channels: ['online'] },
};
const PLATFORM = {
  ...{ code: 'san-pham-thu', name: 'Sản phẩm thử', vendor: 'Công ty Thử', makeInVietnam: 'yes', mobile: 'unknown' },
  ...{ ...both('summary', 'Ghi sổ bán hàng'), categories: ['accounting'], functions: ['general-ledger'] },
  ...{ audiences: ['business-household'], sizes: ['micro'], languages: ['vi'], website: 'https://example.vn' },
};
const GUIDE = {
  ...{ language: 'vi', topic: 'L34', slug: 'ban-hang-qua-mang', audience: 'owner', pillar: 'operations' },
  ...{
    title: 'Bán hàng qua mạng',
    summary: 'Bắt đầu từ một món.',
    minutes: '5',
    text: 'Mở đầu.\n\n## Món đầu tiên\n\nChụp ảnh.',
  },
};

const INDICATOR = {
  ...{ code: 'mandates-given', events: ['mandate.given'], denominators: ['dossiers-opened'], only: [] },
  ...both('name', 'hồ sơ có ủy quyền'),
  ...both('unit', 'hồ sơ'),
  ...both('definition', 'Hồ sơ đã ủy quyền cho ít nhất một tư vấn viên.'),
};

describe('an officer begins', () => {
  it('nothing from an empty form sent back empty: every field that must be filled is named', () => {
    for (const each of CONTENT_STARTS.filter(({ copyOnly }) => copyOnly !== true)) {
      const result = begin(each.id, {});
      expect([each.id, result.ok]).toEqual([each.id, false]);
      const names = new Set((each.fields(world(), '', 'vi') ?? []).map(({ name }) => name));
      if (!result.ok)
        for (const { field, message } of result.refusals)
          expect([each.id, field, names.has(field), message !== '']).toEqual([each.id, field, true, true]);
    }
  });

  it('a measure that readers find and that promises nothing before it was compared', () => {
    const file = begun('measure', MEASURE);
    const { edition, issues } = editionWith(file);
    expect([file.path, issues]).toEqual(['measures/thu-2031-may-tinh.json', []]);
    const found = inEdition(edition, measures).byId.get('thu-2031-may-tinh');
    expect(found && [found.status, found.validity.verified, found.benefit.tiers[0]?.rate]).toEqual([
      'uncertain',
      false,
      0.5,
    ]);
    expect(JSON.stringify(found?.condition)).toContain('"inside":"vn-2025-38"');
    expect(measures().byId.has('thu-2031-may-tinh')).toBe(false);
  });

  it('a measure as a copy, in which nothing counts as compared any more', () => {
    const file = begun('measure', { code: 'hue-2031-hoa-don', ...both('title', 'Bản sao') }, 'hue-2026-einvoice');
    expect(bodyOf(file)).not.toContain('"verified":true');
    expect(editionWith(file).issues).toEqual([]);
  });

  it('with no question whose answer its source or days would take', () => {
    const asked = Object.keys(enteredSource(new Fields()));
    const doubled = CONTENT_STARTS.flatMap(({ id, fields }) =>
      (fields(world(), '', 'vi') ?? []).flatMap(({ name }) => (asked.includes(name) ? [`${id}: ${name}`] : [])),
    );
    expect(doubled).toEqual([]);
  });

  it('a document and then the measure that rests on it', () => {
    const law = begun('document', { number: 'Nghị quyết thử 1/2031', ...both('name', 'Nghị quyết thử') });
    const measure = begun('measure', { ...MEASURE, law: 'Nghị quyết thử 1/2031' }, '', {
      [law.path]: bodyOf(law),
    });
    expect(editionWith(law, measure).issues).toEqual([]);
    expect(editionWith(measure).issues.map(({ message }) => message)).toContain(
      'unknown document Nghị quyết thử 1/2031',
    );
  });

  it('a platform, a criterion, a paper and a step', () => {
    const step = { code: 'the-cao', ...both('title', 'Nhận thẻ') };
    const all = [
      begun('platform', PLATFORM),
      begun('criterion', {
        code: 'data-export',
        ...both('label', 'Lấy dữ liệu ra'),
        ...both('asks', 'Xuất được tệp'),
        required: 'yes',
      }),
      begun('paper', { code: 'giay-thu', ...both('name', 'Giấy thử') }),
      begun('step', step, 'qr-payment'),
    ];
    const { edition, issues } = editionWith(...all);
    expect(issues).toEqual([]);
    expect(inEdition(edition, platforms).byId.get('san-pham-thu')?.inProgramme).toBeNull();
    expect(inEdition(edition, platforms).criteria.version).toBe(platforms().criteria.version + 1);
    expect(inEdition(edition, steps).byId.get('the-cao')?.title.vi).toBe('Nhận thẻ');
  });

  it('a guide in one language, which readers see once the other is there', () => {
    const vi = begun('guide', GUIDE);
    const en = begun('guide', { language: 'en', title: 'Selling online', summary: 'One thing first.' }, vi.path, {
      [vi.path]: bodyOf(vi),
    });
    expect([vi.path, en.path]).toEqual([
      'learning/vi/L34-ban-hang-qua-mang.md',
      'learning/en/L34-ban-hang-qua-mang.md',
    ]);
    const seen = (...files: readonly Begun[]) =>
      inEdition(editionWith(...files).edition, guides)
        .list('vi')
        .some(({ id }) => id === 'L34');
    expect([editionWith(vi).issues, seen(vi), editionWith(vi, en).issues, seen(vi, en)]).toEqual([[], false, [], true]);
  });

  it.each<[string, Parameters<typeof typed>[1], string]>([
    ['indicator', { ...INDICATOR, code: 'firms-reached' }, 'code'],
    ['indicator', { ...INDICATOR, code: 'operating' }, 'code'],
    ['indicator', { ...INDICATOR, code: 'Chỉ tiêu' }, 'code'],
    ['indicator', { ...INDICATOR, 'definition.en': '' }, 'definition.en'],
    ['indicator', { ...INDICATOR, 'name.vi': 'x'.repeat(121) }, 'name.vi'],
    ['indicator', { ...INDICATOR, events: ['account.signed-in'] }, 'events'],
    ['indicator', { ...INDICATOR, events: ['mandate.given', 'contact.logged'] }, 'events'],
    ['indicator', { ...INDICATOR, only: ['outcome:spoke'] }, 'only'],
    ['indicator', { ...INDICATOR, events: ['contact.logged'], only: ['outcome:spoke', 'channel:call'] }, 'only'],
    ['indicator', { ...INDICATOR, only: ['outcome:x'] }, 'only'],
    ['indicator', { ...INDICATOR, denominators: ['operating'] }, 'denominators'],
    ['indicator', { ...INDICATOR, denominators: ['nothing'] }, 'denominators'],
    ['indicator', { ...INDICATOR, denominators: [] }, 'denominators'],
    ['measure', { ...MEASURE, code: 'hue-2026-einvoice' }, 'code'],
    ['measure', { ...MEASURE, code: '../../roles' }, 'code'],
    ['measure', { ...MEASURE, jurisdiction: 'vn-2025-99' }, 'jurisdiction'],
    ['measure', { ...MEASURE, to: '2030-12-31' }, 'to'],
    ['measure', { ...MEASURE, amount: '7' }, 'cap'],
    ['platform', { ...PLATFORM, code: 'kiotviet' }, 'code'],
    ['platform', { ...PLATFORM, functions: ['hack'] }, 'functions'],
    ['platform', { ...PLATFORM, website: 'javascript:alert(1)' }, 'website'],
    ['guide', { ...GUIDE, topic: 'L17' }, 'topic'],
    ['guide', { ...GUIDE, audience: 'owner\nid: L01' }, 'audience'],
    ['guide', { ...GUIDE, title: 'Hai\ndòng: x' }, 'title'],
    ['criterion', { code: 'security', ...both('label', 'x'), ...both('asks', 'y'), required: 'no' }, 'code'],
    ['document', { number: '04/2017/QH14', ...both('name', 'Luật') }, 'number'],
  ])('never a %s with %o', (id, changes, field) => {
    const result = begin(id, changes);
    expect(result.ok ? [] : result.refusals.map((each) => each.field)).toContain(field);
  });
});

describe('what is withdrawn', () => {
  const taken = (path: string, item: string) => {
    const body = world().read(path);
    const reason = {
      shown: 'no',
      reason: 'Đã có bài mới',
      'reason.vi': 'Hết ngân sách',
      'reason.en': 'The budget is spent',
    };
    const fields = withdrawalForm.fields(body, item, 'vi') ?? [];
    const form = { language: 'vi', today, readOn: today, verified: true, from: '2031-05-01' as LocalDate } as const;
    const out = withdrawalForm.apply(body, item, typed(fields, reason), form);
    if (!out.ok) throw new Error(JSON.stringify(out.refusals));
    const back = withdrawalForm.apply(out.value, item, typed(fields, { shown: 'yes' }), form);
    expect(back.ok && JSON.stringify(back.value)).toBe(JSON.stringify(body));
    return { path, data: out.value };
  };
  it('is in no list, no plan and no judgement, and kept by its name with the day and the reason', () => {
    const { edition, issues } = editionWith(
      taken('measures/hue-2026-einvoice.json', ''),
      taken('platforms/platforms.json', 'kiotviet'),
      taken('steps/qr-payment.json', ''),
      taken('learning/en/L17-e-invoices.md', ''),
    );
    expect(issues).toEqual([]);
    const read = inEdition(edition, () => ({
      measures: measures(),
      platforms: platforms(),
      steps: steps(),
      guides: guides(),
    }));
    expect(read.measures.measures.some(({ id }) => id === 'hue-2026-einvoice')).toBe(false);
    expect(read.measures.byId.get('hue-2026-einvoice')?.withdrawn).toEqual({
      on: '2031-05-01',
      reason: { vi: 'Hết ngân sách', en: 'The budget is spent' },
    });
    expect(read.platforms.platforms.some(({ id }) => id === 'kiotviet')).toBe(false);
    expect(read.platforms.byId.get('kiotviet')?.name).toBe('KiotViet');
    expect(read.steps.steps.some(({ prerequisites }) => prerequisites.includes('qr-payment'))).toBe(false);
    for (const language of ['vi', 'en'] as const)
      expect(read.guides.list(language).some(({ id }) => id === 'L17')).toBe(false);
    expect(read.guides.findBySlug('e-invoices', 'en')?.withdrawn?.reason).toBe('Đã có bài mới');
  });
  it('says why', () => {
    const body = world().read('measures/hue-2026-einvoice.json');
    const fields = withdrawalForm.fields(body, '', 'vi') ?? [];
    const form = { language: 'vi', today, readOn: today, verified: true, from: today } as const;
    const result = withdrawalForm.apply(body, '', typed(fields, { shown: 'no', 'reason.vi': 'Vì' }), form);
    expect(result.ok ? [] : result.refusals.map(({ field }) => field)).toEqual(['reason.en']);
  });
});

describe('a new file', () => {
  const ids = fixedIds();
  const officer = (n: number, role: string, scope: Scope): Actor => ({
    ...{ personId: fixedId(n, 7), sessionId: fixedId(n, 8), name: '' },
    actingAs: { assignmentId: fixedId(n, 9), role, scope },
  });
  const ministry = (n: number) => officer(n, 'ministry-officer', { kind: 'nation' });
  const province = (n: number, localityId: string) => officer(n, 'province-officer', { kind: 'locality', localityId });
  let db: Db;
  let deps: ContentDeps;
  beforeAll(async () => {
    ({ db } = await openTestDatabase());
    for (const n of [1, 2, 3])
      await sql`insert into people (id, name, created_at) values (${fixedId(n, 7)}, ${`Cán bộ ${n}`}, ${clock.now()})`.execute(
        db,
      );
    deps = {
      ...{ db, ids, ledger: createLedger(), policy: { roles: roles(), contains: places().contains } },
      check: (overlay) => editionOf(overlay).issues,
      afterSigning: (now) => followSigned(db, now),
    };
  });
  afterEach(() => putInForce(new Edition(new Map())));

  const save = (actor: Actor, { path, data }: Begun, more: { onTopOf?: string; to?: LocalDate } = {}) =>
    saveDraft(deps, {
      ...{
        actor,
        path,
        body: bodyOf({ path, data }),
        onTopOf: more.onTopOf ?? '',
        command: ids.next(),
        now: clock.now(),
      },
      source: { document: 'Văn bản thử', readOn: today, verified: true },
      validity: { from: today, ...(more.to !== undefined && { to: more.to }) },
    });
  const hashOf = async (draftId: string): Promise<string> =>
    (
      await sql<{
        hash: string;
      }>`select hash from content_revisions where draft_id = ${draftId} order by number desc limit 1`.execute(db)
    ).rows[0]!.hash;
  const codes = (result: Awaited<ReturnType<typeof save>>) =>
    result.ok ? [] : result.refusals.map(({ code }) => code);

  it('of a province is begun there, taken over by no other province, and read once a second officer signs', async () => {
    const file = begun('measure', MEASURE);
    expect(codes(await save(province(1, 'vn-2025-46'), file))).toEqual(['accounts.outside-your-area']);
    const saved = await save(province(1, 'vn-2025-38'), file);
    if (!saved.ok) throw new Error(JSON.stringify(saved.refusals));
    const hash = await hashOf(saved.value);
    const theirs = begun('measure', { ...MEASURE, jurisdiction: 'vn-2025-46' });
    expect(codes(await save(province(3, 'vn-2025-46'), theirs, { onTopOf: hash }))).toEqual([
      'accounts.outside-your-area',
    ]);
    const order = { draftId: saved.value, hash, now: clock.now() };
    const own = await signDraft(deps, { ...order, actor: ministry(1), command: ids.next() });
    expect(own.ok ? [] : own.refusals.map(({ code }) => code)).toEqual(['contents.draft.own']);
    expect(measures().byId.has('thu-2031-may-tinh')).toBe(false);
    const signed = await signDraft(deps, { ...order, actor: ministry(2), command: ids.next() });
    expect(signed.ok).toBe(true);
    expect(measures().byId.get('thu-2031-may-tinh')?.title.vi).toBe('Máy tính');
  });

  it('has no last day, no place outside its folders, and keeps its id ever after', async () => {
    const file = begun('measure', { ...MEASURE, code: 'thu-2031-khac' });
    expect(codes(await save(ministry(1), file, { to: '2099-01-01' as LocalDate }))).toEqual([
      'contents.validity.new-ends',
    ]);
    for (const path of [
      'platforms/more.json',
      'measures/a/b.json',
      'measures/Thu.json',
      'indicators/x.json',
      `measures/${'a'.repeat(90)}.json`,
    ])
      expect([path, codes(await save(ministry(1), { path, data: file.data }))]).toEqual([
        path,
        ['contents.file.unknown'],
      ]);
    const misnamed = editionOf(new Map([['measures/khac-ten.json', bodyOf(file)]])).issues;
    expect(misnamed).toEqual([{ file: 'measures/khac-ten.json', path: 'id', message: 'calls itself thu-2031-khac' }]);
  });
});
