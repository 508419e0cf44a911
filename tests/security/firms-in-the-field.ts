/** Firms under mandate, an adviser's device that brings what was written down there, and the two ways an owner gets something to sign. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import { frameworks } from '../../src/app/content.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { type Answer, openPortalInProcess } from './portal-in-process.ts';

export type Who = { readonly cookie: string };
export const FRAMEWORK = 'dbi-2021-sme';

export interface Firm {
  readonly plan: string;
  readonly owner: Who;
  readonly adviser: Who;
  /** As a device names it. */
  readonly ref: string;
  readonly adviserId: string;
}

export interface Outcome {
  readonly id: string;
  readonly outcome: string;
  readonly code?: string;
  readonly differs?: boolean;
}

export const recordPage = (id: string) => `/vi/desk/field/records/${id}`;

/** A portal with nobody in it yet, on a clock that stands still. */
export async function openField() {
  const clock = fixedClock();
  const portal = await openPortalInProcess({ clock });
  const { hash } = frameworks().find(FRAMEWORK)!;
  const device = randomIds.next();
  const anHourAgo = () => new Date(Date.parse(clock.now()) - 3_600_000).toISOString();

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

  const assessment = (firm: string, answers: Readonly<Record<string, unknown>> = { '1.1.1': 3 }) => ({
    ...{ kind: 'assessment', id: randomIds.next(), firm, framework: FRAMEWORK, hash, answers, happenedAt: anHourAgo() },
  });
  const visit = (firm: string) => ({
    ...{
      kind: 'visit',
      id: randomIds.next(),
      firm,
      channel: 'visit',
      outcome: 'spoke',
      note: '',
      happenedAt: anHourAgo(),
    },
  });

  async function send(firm: Firm, items: readonly object[], from = device): Promise<Answer & { outcomes: Outcome[] }> {
    const form = { items: JSON.stringify(items), device: from, person: firm.adviserId };
    const answer = await portal.post('/vi/desk/field/sync', form, firm.adviser);
    return { ...answer, outcomes: answer.status === 200 ? JSON.parse(answer.body).outcomes : [] };
  }
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

  return {
    clock,
    portal,
    device,
    anHourAgo,
    aFirm,
    assessment,
    visit,
    send,
    countOf,
    assessmentsDone,
    sendCode,
    paperCode,
  };
}
