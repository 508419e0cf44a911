/** The monthly report of an office: its own template, filled once, opened by its office and those above it only. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { localDateOf, systemClock } from '../../src/foundation/clock.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';

const REPORTS = '/vi/desk/reports';
const MONTH = `${localDateOf(systemClock.now()).slice(0, 8)}01`;
let portal: PortalInProcess;
let commune: { readonly cookie: string };

beforeAll(async () => {
  portal = await openPortalInProcess();
  commune = await portal.signInAs('commune-officer');
});

const save = (body: string, who = commune) => portal.post(`${REPORTS}/template`, { body }, who);

describe('an office', () => {
  it('makes a report of the common template before it ever wrote its own, once however often the form is sent', async () => {
    const command = randomIds.next();
    const made = await portal.post(REPORTS, { month: MONTH, command }, commune);
    expect(made.status, portal.logged.at(-2)).toBe(303);
    expect((await portal.post(REPORTS, { month: MONTH, command }, commune)).location).toBe(made.location);
    const { body } = await portal.get(made.location, commune);
    expect(body).toContain('Tiếp cận doanh nghiệp');
    // No register: a stock is not 0 but unknown, and a month nobody was reached in is 0.
    expect(body).toContain('chưa có số liệu');
    expect(body).toContain('figures/firms-reached?place=vn-2025-c-16249');
    expect((await portal.get(REPORTS, commune)).body).toContain(made.location);
  });

  it('writes its own, and a report keeps the words of its day when the template changes', async () => {
    expect((await save('## Riêng\n\nĐã gặp {{firms-reached total}} <script>alert(1)</script>.')).status).toBe(303);
    const { location } = await portal.post(REPORTS, { month: MONTH }, commune);
    expect((await save('Mẫu khác')).status).toBe(303);
    const { body } = await portal.get(location, commune);
    expect(body).toContain('Riêng');
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('Mẫu khác');
    const text = await portal.get(`${location}/text`, commune);
    expect(text.body).toContain('Đã gặp 0 [1]');
    expect(text.headers['content-disposition']).toContain('.txt');
    expect((await portal.get(`${location}/html`, commune)).body).toContain('<h2>Riêng</h2>');
  });

  it('is told at the template what is wrong, keeps what it wrote, and may not ask for numbers of elsewhere', async () => {
    const wrong = await save('A {{made-up}} B {{firms-reached vn-2025-48}} C {{operating month}} D');
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('made-up');
    expect(wrong.body).toContain('không nằm trong địa bàn');
    expect(wrong.body).toContain('không có số của một tháng');
    expect(wrong.body).toContain('{{made-up}}');
    expect((await save('')).status).toBe(422);
    expect((await portal.post(REPORTS, { month: '2999-01-01' }, commune)).status).toBe(422);
    expect((await portal.post(REPORTS, { month: 'x' }, commune)).status).toBe(422);
  });
});

describe('a report', () => {
  it('of a commune opens to its province and the nation, not to others, and its events hold no words', async () => {
    const { location } = await portal.post(REPORTS, { month: MONTH }, commune);
    for (const role of ['province-officer', 'ministry-officer'])
      expect((await portal.get(location, await portal.signInAs(role))).status, role).toBe(200);
    const ofNation = await portal.post(REPORTS, { month: MONTH }, await portal.signInAs('ministry-officer'));
    for (const suffix of ['', '/text', '/html'])
      expect((await portal.get(`${ofNation.location}${suffix}`, commune)).status).toBe(404);
    for (const role of ['adviser', 'owner']) {
      const who = await portal.signInAs(role);
      expect((await portal.get(location, who)).status, role).toBe(403);
      expect((await portal.get(REPORTS, who)).status, role).toBe(403);
      expect((await save('x', who)).status, role).toBe(403);
    }
    expect((await portal.get(location)).status).toBe(303);
    const { rows } = await sql<{ payload: object }>`select payload from events where type like 'report.%'`.execute(
      portal.db,
    );
    expect(rows.length).toBeGreaterThan(4);
    expect(JSON.stringify(rows)).not.toMatch(/Riêng|Mẫu/);
  });
});
