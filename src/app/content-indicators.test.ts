/** An indicator from its first draft to the day it is withdrawn: counted for those who look at the draft, signed by a second officer, opened by readers. */

import { sql } from 'kysely';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../foundation/actor.ts';
import { type Instant, localDateOf } from '../foundation/clock.ts';
import { readContentText } from '../foundation/content.ts';
import { inTransaction } from '../foundation/database/in-transaction.ts';
import type { Db } from '../foundation/database/tables.ts';
import { Fields, type PageReply, type PageRequest, type Reply } from '../foundation/http/route.ts';
import { randomIds } from '../foundation/ids.ts';
import { type ContentDeps, type Entered, saveDraft, signDraft } from '../modules/contents/index.ts';
import {
  buildMissingFigures,
  figureAt,
  figureRoutes,
  indicatorCountingForm,
  indicatorStart,
  indicatorWithdrawalForm,
  memberProjector,
  recountMembers,
} from '../modules/figures/index.ts';
import { createLedger, type NewEvent } from '../modules/ledger/index.ts';
import { openTestDatabase } from '../test-support/database-fixture.ts';
import { fixedClock } from '../test-support/fixed-clock.ts';
import { fixedId } from '../test-support/fixed-ids.ts';
import { counting, countingInForce, indicators, places, provinceShapes, published, roles } from './content.ts';
import { currentEdition, Edition, editionInForce, inEdition, putInForce } from './content-editions.ts';
import { editionOf, followSigned } from './content-signed.ts';
import { liveRoutes } from './live-routes.ts';

const FILE = 'indicators/indicators.json';
const clock = fixedClock();
const now: Instant = clock.now();
const today = localDateOf(now);
const officer = (n: number): Actor => ({
  ...{ personId: fixedId(n, 7), sessionId: fixedId(n, 8), name: '' },
  actingAs: { assignmentId: fixedId(n, 9), role: 'ministry-officer', scope: { kind: 'nation' } },
});

const entered = (values: Readonly<Record<string, string | readonly string[]>>): Entered => ({
  get: (name) => [values[name] ?? ''].flat()[0] ?? '',
  all: (name) => [values[name] ?? []].flat(),
  names: () => Object.keys(values),
});
const bodyInForce = () => editionInForce().overlay.get(FILE) ?? readContentText(FILE);
const world = { read: () => JSON.parse(bodyInForce()) as unknown, list: () => [FILE] };

const OWN = { events: ['mandate.given'], denominators: ['dossiers-opened'] };
function begun(): string {
  const result = indicatorStart.begin(
    world,
    '',
    entered({
      ...{ code: 'mandates-given', ...OWN },
      ...{
        'name.vi': 'hồ sơ có ủy quyền',
        'name.en': 'dossiers with a mandate',
        'unit.vi': 'hồ sơ',
        'unit.en': 'dossiers',
      },
      ...{ 'definition.vi': 'Hồ sơ đã ủy quyền ít nhất một lần.', 'definition.en': 'Dossiers that gave a mandate.' },
    }),
    { language: 'vi', today, readOn: today },
  );
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return JSON.stringify(result.value.data);
}

let db: Db;
let deps: ContentDeps;
const ledger = createLedger({ projectors: [memberProjector(countingInForce)] });
const event = (type: string, dossierId: string): NewEvent => ({
  ...{ type, actor: { kind: 'system', job: 'test' }, dossierId, occurredAt: now, payload: {} },
});
const append = (...events: readonly NewEvent[]) =>
  inTransaction(db, (trx) => ledger.append(trx, { ids: randomIds, now }, events));

beforeAll(async () => {
  ({ db } = await openTestDatabase());
  for (const n of [1, 2])
    await sql`insert into people (id, name, created_at) values (${fixedId(n, 7)}, ${`Cán bộ ${String(n)}`}, ${now})`.execute(
      db,
    );
  deps = {
    ...{ db, ids: randomIds, ledger, policy: { roles: roles(), contains: places().contains } },
    check: (overlay) => editionOf(overlay).issues,
    afterSigning: (at) => followSigned(db, at),
  };
  await buildMissingFigures(db, counting(), now);
  const [first, second, third] = [randomIds.next(), randomIds.next(), randomIds.next()];
  await append(...[first, second, third].map((id) => event('dossier.opened', id)));
  await append(event('mandate.given', first), event('mandate.given', first), event('mandate.given', second));
});
afterAll(() => putInForce(new Edition(new Map())));

async function sign(body: string): Promise<void> {
  const saved = await saveDraft(deps, {
    ...{ actor: officer(1), path: FILE, body, onTopOf: '', command: randomIds.next(), now },
    ...{ source: { document: 'Công văn thử', readOn: today, verified: true }, validity: { from: today } },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusals));
  const { rows } = await sql<{
    hash: string;
  }>`select hash from content_revisions where draft_id = ${saved.value}`.execute(db);
  const done = await signDraft(deps, {
    ...{ actor: officer(2), draftId: saved.value, hash: rows[0]?.hash ?? '', command: randomIds.next(), now },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.refusals));
}

const live = liveRoutes(() =>
  figureRoutes({
    ...{ db, indicators: indicators(), published: published(), shapes: provinceShapes(), places: places() },
    eventNames: () => ({}),
    isDraft: () => currentEdition() !== editionInForce(),
  }),
);
function visit(path: string, edition: Edition = editionInForce()): Promise<Reply> {
  const request: PageRequest = {
    ...{
      language: 'vi',
      path,
      params: { lang: 'vi', indicator: 'mandates-given' },
      query: new Fields(),
      form: new Fields(),
    },
    ...{ now, today, requestId: 'r', origin: 'http://localhost' },
  };
  return live.answer(edition, { method: 'GET', path }, request);
}
const words = async (path: string, edition?: Edition): Promise<string> =>
  renderToString(((await visit(path, edition)) as PageReply).body)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const ONE = '/:lang/figures/:indicator';

describe('an indicator', () => {
  it('is counted otherwise as long as nobody signed it, and by nothing it could not have begun with', () => {
    const draft: unknown = JSON.parse(begun());
    const inForce: unknown = JSON.parse(bodyInForce());
    const offered = indicatorCountingForm
      .items(draft, 'vi')
      .filter(({ id }) => indicatorCountingForm.onlyNew?.(id, inForce) === true);
    expect(offered.map(({ id }) => id)).toEqual(['mandates-given']);
    const apply = (changes: Parameters<typeof entered>[0]) =>
      indicatorCountingForm.apply(draft, 'mandates-given', entered({ ...OWN, ...changes }), {
        ...{ language: 'vi', today, readOn: today, verified: true, from: today },
      });
    const same = apply({});
    expect(same.ok && same.value).toEqual(draft);
    const other = apply({ events: ['case.opened'], only: ['caseType:platform-trial'] });
    const { indicators: changed } = (other.ok ? other.value : {}) as { indicators: readonly object[] };
    expect(changed.at(-1)).toMatchObject({
      events: ['case.opened'],
      only: { field: 'caseType', values: ['platform-trial'] },
    });
    expect(editionOf(new Map([[FILE, JSON.stringify(other.ok && other.value)]])).issues).toEqual([]);
    const itself = apply({ denominators: ['mandates-given'] });
    expect(itself.ok ? [] : itself.refusals.map(({ field }) => field)).toEqual(['denominators']);
  });

  it('is counted from the ledger for whoever looks at its draft, and known to nobody else', async () => {
    const { edition, issues } = editionOf(new Map([[FILE, begun()]]));
    expect(issues).toEqual([]);
    const page = await words(ONE, edition);
    expect(page).toContain('2 hồ sơ có ủy quyền');
    expect(page).toContain('Hồ sơ đã mở: 3 66,7 %');
    expect((await visit(ONE)).kind).toBe('not-found');
    // Looking changes nothing of what is counted: not even for events written by a request that looks at a draft.
    await inEdition(edition, () => append(event('plan.made', randomIds.next())));
    expect(await recountMembers(db, counting())).toEqual([]);
  });

  it('has no number between its signature and its count, then counts in a process that never started again', async () => {
    await sign(begun());
    expect(await words(ONE)).toContain('đang đếm lại từ sổ cái');
    expect(await words('/:lang/figures')).toContain('Hồ sơ có ủy quyền chưa có số liệu');
    const inReport = { figure: 'mandates-given', kind: 'indicator', place: 'vn' } as const;
    expect(await figureAt(db, places(), inReport)).toBeUndefined();
    expect(await recountMembers(db, counting())).toEqual([]);
    expect(await buildMissingFigures(db, counting(), now)).toEqual(['mandates-given']);
    await append(event('mandate.given', randomIds.next()));
    expect(await words(ONE)).toContain('3 hồ sơ có ủy quyền');
    expect(await words('/:lang/figures')).toContain('Hồ sơ có ủy quyền 3');
    expect(await figureAt(db, places(), inReport)).toBe(3);
    expect(await recountMembers(db, counting())).toEqual([]);
  });

  it('keeps its way of counting ever after, and is not gone from a later text', async () => {
    const data = JSON.parse(bodyInForce()) as { indicators: { id: string; events: string[] }[] };
    const own = data.indicators.find(({ id }) => id === 'mandates-given')!;
    own.events = ['claim.made'];
    await expect(sign(JSON.stringify(data))).rejects.toThrow('contents.draft.invalid');
    await sql`update content_drafts set state = 'withdrawn', closed_at = ${now} where state = 'open'`.execute(db);
    await expect(sign(readContentText(FILE))).rejects.toThrow('contents.draft.invalid');
    await sql`update content_drafts set state = 'withdrawn', closed_at = ${now} where state = 'open'`.execute(db);
  });

  it('is withdrawn with a day and a reason, counts on, and comes back with nothing lost', async () => {
    const context = { language: 'vi', today, readOn: today, verified: true, from: today } as const;
    const taken = (item: string) =>
      indicatorWithdrawalForm.apply(
        JSON.parse(bodyInForce()),
        item,
        entered({ shown: 'no', 'reason.vi': 'Đã có chỉ tiêu khác', 'reason.en': 'There is another one' }),
        context,
      );
    const needed = taken('dossiers-opened');
    expect(needed.ok ? [] : needed.refusals.map(({ field }) => field)).toEqual(['shown']);
    const gone = taken('mandates-given');
    await sign(JSON.stringify(gone.ok && gone.value));
    expect(await visit(ONE)).toMatchObject({ kind: 'page', status: 410 });
    expect(await words(ONE)).toContain('Đã có chỉ tiêu khác');
    expect(await words('/:lang/figures')).not.toContain('Hồ sơ có ủy quyền');
    await append(event('mandate.given', randomIds.next()));
    expect(await recountMembers(db, counting())).toEqual([]);
    const back = indicatorWithdrawalForm.apply(
      JSON.parse(bodyInForce()),
      'mandates-given',
      entered({ shown: 'yes' }),
      context,
    );
    await sign(JSON.stringify(back.ok && back.value));
    expect(await words(ONE)).toContain('4 hồ sơ có ủy quyền');
  });
});
