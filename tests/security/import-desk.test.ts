/** Loading a register at the desk, from the file to the last line of its report, as officers do it and as strangers try to. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { importSchedule } from '../../src/app/import-desk.ts';
import { type Clock, instantOf, systemClock } from '../../src/foundation/clock.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { writeXlsx } from '../../src/foundation/xlsx/xlsx-writer.ts';
import { inventedTaxCode } from '../../src/modules/enterprises/domain/invented-register.ts';
import { createLedger } from '../../src/modules/ledger/index.ts';
import { openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';

const code = (index: number): string => inventedTaxCode(index);
const LIST = '/vi/desk/imports';
const HEAD = 'Mã của hộ,Tên gọi của hộ,Xã,Tỉnh,Tình trạng';

let portal: PortalInProcess;
let commune: { readonly cookie: string };
let province: { readonly cookie: string };
let ministry: { readonly cookie: string };
let minutesAhead = 0;
const clock: Clock = { now: () => instantOf(new Date(Date.parse(systemClock.now()) + minutesAhead * 60_000)) };

beforeAll(async () => {
  portal = await openPortalInProcess();
  commune = await portal.signInAs('commune-officer');
  province = await portal.signInAs('province-officer');
  ministry = await portal.signInAs('ministry-officer');
});

/** As the process beside the portal does. */
async function runImports(stopping = new AbortController().signal): Promise<void> {
  const [work] = importSchedule({ db: portal.db, clock, ids: randomIds, ledger: createLedger() }, stopping);
  await work!.run(clock.now());
}

function send(
  who: { readonly cookie: string },
  bytes: string | Uint8Array,
  name = 'so.csv',
  command = randomIds.next(),
) {
  const head = `--b\r\ncontent-disposition: form-data; name="command"\r\n\r\n${command}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n--b--\r\n')]);
  return portal.postRaw(LIST, body, 'multipart/form-data; boundary=b', who);
}

const settled = (more: Readonly<Record<string, string>> = {}) => ({
  ...{
    taxCode: 'MST',
    name: 'Tên',
    commune: 'Xã',
    province: 'Tỉnh',
    asOf: '01/06/2026',
    wrong: 'refuse',
    do: 'start',
    ...more,
  },
});
const file = (...lines: string[]) => ['MST,Tên,Xã,Tỉnh', ...lines].join('\n');
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(portal.db)).rows[0]!.n;
const selected = (html: string, field: string) =>
  new RegExp(`<select[^>]*id="${field}"[\\s\\S]*?</select>`)
    .exec(html)?.[0]
    .match(/<option value="([^"]*)" selected/)?.[1] ?? '';

describe('a ministry officer', () => {
  it('sends a file, says which column is what, sees the first lines and loads it; the next such file is understood', async () => {
    const lines = [
      HEAD,
      `${code(0)},Công ty TNHH Một Thử nghiệm,Phường Hạc Thành,Thanh Hóa,Vẫn mở`,
      `${code(1)},Hai Thử nghiệm,Phường Cống Vị,Hà Nội,Vẫn mở`,
    ].join('\n');
    const sent = await send(ministry, lines);
    expect(sent.status, portal.logged.at(-2)).toBe(303);
    const first = await portal.get(sent.location, ministry);
    expect(first.status, portal.logged.at(-2)).toBe(200);
    expect([selected(first.body, 'commune'), selected(first.body, 'taxCode')]).toEqual(['Xã', '']);
    const columns = { taxCode: 'Mã của hộ', name: 'Tên gọi của hộ', operatingStatus: 'Tình trạng' };
    const early = await portal.post(sent.location, settled({ ...columns, taxCode: '' }), ministry);
    expect(early.status).toBe(422);
    expect(early.body).toContain('Chọn cột nào là mã số thuế.');
    expect((await portal.post(sent.location, settled({ ...columns, do: 'look' }), ministry)).status).toBe(303);
    const look = (await portal.get(sent.location, ministry)).body;
    expect(look).toContain('Công ty TNHH Một Thử nghiệm');
    expect(look).toContain('Vẫn mở</label>');
    const words = { 'word-0': 'Vẫn mở', 'status-0': 'active' };
    expect((await portal.post(sent.location, settled({ ...columns, ...words }), ministry)).status).toBe(303);
    const waiting = await portal.get(sent.location, ministry);
    expect(waiting.headers.refresh).toBe('3');
    expect(await count('register_records')).toBe(0);

    await runImports();
    const done = await portal.get(sent.location, ministry);
    expect(done.headers.refresh).toBeUndefined();
    expect(done.body).toContain('Đã nạp: 2 đơn vị mới, 0 thay đổi, 0 giữ nguyên.');
    const report = await portal.get(`${sent.location}/report.csv`, ministry);
    expect(report.body.split('\r\n')[1]).toMatch(/^3,commune,noted,place\.divided/);
    const stored = await sql<{ status: string }>`select operating_status as status from register_records`.execute(
      portal.db,
    );
    expect(stored.rows.map(({ status }) => status)).toEqual(['active', 'active']);
    expect(await count('register_upload_pieces')).toBe(0);
    const events = await sql<{ kind: string; payload: Record<string, unknown> }>`
      select actor_kind as kind, payload from events where type = 'register.imported'`.execute(portal.db);
    expect(events.rows).toMatchObject([{ kind: 'account', payload: { added: 2, refused: 0 } }]);

    const next = await send(ministry, lines);
    expect(selected((await portal.get(next.location, ministry)).body, 'taxCode')).toBe('Mã của hộ');
    await portal.post(`${next.location}/cancel`, {}, ministry);
  });

  it('loads a workbook; a second press and a second submit change nothing', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          columns: ['MST', 'Tên', 'Xã', 'Tỉnh'].map((label) => ({ label })),
          rows: [[code(2), 'Ba Thử nghiệm', 'Phường Hạc Thành', 'Thanh Hóa']],
        },
      ],
    });
    const command = randomIds.next();
    const [once, twice] = [
      await send(ministry, bytes, 'so.xlsx', command),
      await send(ministry, bytes, 'so.xlsx', command),
    ];
    expect(twice.location).toBe(once.location);
    for (let press = 0; press < 2; press += 1)
      expect((await portal.post(once.location, settled(), ministry)).status).toBe(303);
    await runImports();
    await runImports();
    expect((await portal.get(once.location, ministry)).body).toContain('Đã nạp: 1 đơn vị mới');
    const imports = await sql`select from register_imports where id = ${command}::uuid`.execute(portal.db);
    expect(imports.rows).toHaveLength(1);
  });

  it('is told in words what is wrong with a file, and nothing of it stays', async () => {
    const before = await count('register_uploads');
    for (const [bytes, said] of [
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'lưu lại thành .xlsx'],
      [Buffer.from('%PDF-1.7'), 'không phải bảng'],
      [Buffer.from('PK\x03\x04broken'), 'Tệp hỏng hoặc có mật khẩu'],
      [Buffer.from(''), 'Tệp không có gì'],
      // What a spreadsheet calls Unicode text, and the headings of an old Vietnamese code page.
      [Buffer.from('\ufeffMST\tTên\n', 'utf16le'), 'Lưu lại theo kiểu “CSV UTF-8”'],
      [Buffer.from('\ufeffMST\tTên\n', 'utf16le').swap16(), 'Lưu lại theo kiểu “CSV UTF-8”'],
      [Buffer.from('M\xe3 s\xf4\xec thu\xea\xec,T\xean\n9990099335,ABC\n', 'latin1'), 'Không đọc được dòng tiêu đề'],
    ] as const) {
      const { status, body } = await send(ministry, bytes);
      expect([status, body.includes(said)]).toEqual([422, true]);
    }
    expect(await count('register_uploads')).toBe(before);
    const { location } = await send(ministry, file(`${code(3)},Bốn Thử nghiệm,,`));
    expect((await portal.post(location, settled({ asOf: '31/02/2026' }), ministry)).body).toContain(
      'Nhập ngày theo dạng',
    );
    await portal.post(`${location}/cancel`, {}, ministry);
  });

  it('keeps nothing of a file with a wrong line unless told so', async () => {
    const text = file(`${code(4)},Năm Thử nghiệm,,`, '123,Sai Thử nghiệm,,');
    const refused = await send(ministry, text);
    await portal.post(refused.location, settled(), ministry);
    await runImports();
    expect((await portal.get(refused.location, ministry)).body).toContain('Không nạp gì: 1 dòng sai.');
    const kept = await send(ministry, text);
    await portal.post(kept.location, settled({ wrong: 'keep' }), ministry);
    await runImports();
    expect((await portal.get(kept.location, ministry)).body).toContain('Đã nạp: 1 đơn vị mới');
  });

  it('cancels what has not ended, and the register is as it was', async () => {
    const before = await count('register_records');
    const { location } = await send(ministry, file(`${code(5)},Sáu Thử nghiệm,,`));
    await portal.post(location, settled(), ministry);
    expect((await portal.post(`${location}/cancel`, {}, ministry)).status).toBe(303);
    await runImports();
    expect((await portal.get(location, ministry)).body).toContain('Đã hủy. Sổ không đổi gì.');
    expect(await count('register_records')).toBe(before);
    // What has ended stays.
    const ended = await portal.post(`${location}/cancel`, {}, ministry);
    expect(ended.status).toBe(303);
  });
});

describe('a reader that dies in the middle', () => {
  it('is followed by another once its lease is over, which goes on behind its last batch', async () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, index) => `${code(1_000 + index)},Dài ${index} Thử nghiệm,Phường Hạc Thành,Thanh Hóa`,
    );
    const { location } = await send(ministry, file(...lines));
    await portal.post(location, settled(), ministry);
    const id = location.split('/').at(-1)!;
    // The process stops between two batches, and never comes to say so.
    const stop = new AbortController();
    const dying = runImports(stop.signal);
    await expect
      .poll(
        async () =>
          (
            await sql<{ n: number }>`select rows_read::int as n from register_imports where id = ${id}::uuid`.execute(
              portal.db,
            )
          ).rows[0]?.n ?? 0,
      )
      .toBeGreaterThan(0);
    stop.abort();
    await dying;
    await sql`update register_uploads set state = 'running', leased_until = now() + interval '1 minute' where id = ${id}::uuid and state = 'waiting'`.execute(
      portal.db,
    );
    const state = await sql<{ state: string }>`select state from register_imports where id = ${id}::uuid`.execute(
      portal.db,
    );
    // A fast machine may have been done before.
    if (state.rows[0]?.state === 'reading') {
      await runImports();
      expect((await portal.get(location, ministry)).headers.refresh).toBe('3');
    }
    minutesAhead = 2;
    await runImports();
    minutesAhead = 0;
    expect((await portal.get(location, ministry)).body).toContain('Đã nạp: 5.000 đơn vị mới');
  });
});

describe('a province officer', () => {
  it('brings in firms of the own province only, each other line is named', async () => {
    const { location } = await send(
      province,
      file(
        `${code(10)},Của tỉnh Thử nghiệm,Phường Hạc Thành,Thanh Hóa`,
        `${code(11)},Nơi khác Thử nghiệm,Phường Hải Châu,Đà Nẵng`,
      ),
    );
    expect((await portal.get(location, province)).body).toContain('Không thuộc tỉnh, thành phố của bạn.');
    await portal.post(location, settled({ wrong: 'keep' }), province);
    await runImports();
    expect((await portal.get(location, province)).body).toContain('Đã nạp: 1 đơn vị mới');
    expect((await portal.get(`${location}/report.csv`, province)).body).toContain(
      '3,province,refused,place.outside-area',
    );
  });

  it('sees nothing of a load of the nation, neither in the list nor by its address, and changes nothing of it', async () => {
    const { location } = await send(ministry, file(`${code(12)},Của nước Thử nghiệm,,`), 'ca-nuoc.csv');
    expect((await portal.get(LIST, ministry)).body).toContain('ca-nuoc.csv');
    expect((await portal.get(LIST, province)).body).not.toContain('ca-nuoc.csv');
    expect((await portal.get(location, province)).status).toBe(404);
    expect((await portal.get(`${location}/report.csv`, province)).status).toBe(404);
    expect((await portal.post(location, settled(), province)).status).toBe(404);
    expect((await portal.post(`${location}/cancel`, {}, province)).status).toBe(404);
    expect((await portal.get(location, ministry)).body).toContain('Bắt đầu nạp');
    // Its id as the command of a file of one's own gives nothing away either.
    expect((await send(province, file('1,2,3,4'), 'x.csv', location.split('/').at(-1))).status).toBe(422);
    await portal.post(`${location}/cancel`, {}, ministry);
  });
});

describe('everybody else', () => {
  it('a commune officer and a visitor load nothing, and not a byte of their file is kept', async () => {
    const before = await count('register_uploads');
    expect((await portal.get(LIST, commune)).status).toBe(403);
    expect((await send(commune, file('1,2,3,4'))).status).toBe(403);
    expect((await send({ cookie: '' }, file('1,2,3,4'))).location).toBe('/vi/sign-in');
    expect(await count('register_uploads')).toBe(before);
  });
});
