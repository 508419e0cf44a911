/** Signed content in a process that did not sign it: shown when its clock looks, from its first day to its last, and left out when it no longer fits. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../foundation/actor.ts';
import { type Instant, type LocalDate, localDateOf } from '../foundation/clock.ts';
import { readContentText } from '../foundation/content.ts';
import { contentHash } from '../foundation/content-hash.ts';
import type { Db } from '../foundation/database/tables.ts';
import { type ContentDeps, contentSchedule, contentVerb, saveDraft, signDraft } from '../modules/contents/index.ts';
import { createLedger } from '../modules/ledger/index.ts';
import { openTestDatabase } from '../test-support/database-fixture.ts';
import { fixedClock } from '../test-support/fixed-clock.ts';
import { fixedId, fixedIds } from '../test-support/fixed-ids.ts';
import { guides, measures, places, planVersions, roles } from './content.ts';
import { Edition, editionInForce, inEdition, putInForce } from './content-editions.ts';
import { editionOf, followSigned } from './content-signed.ts';
import { liveRoutes } from './live-routes.ts';

const GUIDE = 'learning/vi/L01-what-digital-means.md';
const ids = fixedIds();
const clock = fixedClock();
const officer = (n: number): Actor => ({
  ...{ personId: fixedId(n, 7), sessionId: fixedId(n, 8), name: '' },
  actingAs: { assignmentId: fixedId(n, 9), role: 'ministry-officer', scope: { kind: 'nation' } },
});

let db: Db;
let deps: ContentDeps;
beforeAll(async () => {
  ({ db } = await openTestDatabase());
  for (const n of [1, 2])
    await sql`insert into people (id, name, created_at) values (${fixedId(n, 7)}, ${`Cán bộ ${n}`}, ${clock.now()})`.execute(
      db,
    );
  deps = {
    ...{ db, ids, ledger: createLedger(), policy: { roles: roles(), contains: places().contains } },
    check: (overlay) => editionOf(overlay).issues,
    // Another process signed.
    afterSigning: async () => undefined,
  };
});
afterEach(() => putInForce(new Edition(new Map())));

async function signed(path: string, body: string, days: { from: LocalDate; to?: LocalDate }): Promise<void> {
  const now = clock.now();
  const source = { document: 'Văn bản thử', readOn: localDateOf(now), verified: true };
  const saved = await saveDraft(deps, {
    ...{ actor: officer(1), path, body, source, validity: days, onTopOf: '', command: ids.next(), now },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusals));
  const { rows } = await sql<{
    hash: string;
  }>`select hash from content_revisions where draft_id = ${saved.value}`.execute(db);
  const done = await signDraft(deps, {
    ...{ actor: officer(2), draftId: saved.value, hash: rows[0]!.hash, command: ids.next(), now },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.refusals));
}

const titled = (title: string) => readContentText(GUIDE).replace(/^title: .*$/m, `title: ${title}`);
const shownTitle = () => guides().findById('L01', 'vi')?.title;
const dayAfter = (days: number): LocalDate => {
  const moved = fixedClock(clock.now());
  moved.advance({ days });
  return localDateOf(moved.now());
};

describe('what another process signed', () => {
  it('is shown when the clock looks, from its first day, and gives way to the text before it after its last', async () => {
    const [clockwork] = contentSchedule({ db, follow: (now: Instant) => followSigned(db, now) });
    const own = shownTitle();
    await signed(GUIDE, titled('Bản tuần này'), { from: dayAfter(0) });
    await signed(GUIDE, titled('Bản tuần sau'), { from: dayAfter(7), to: dayAfter(13) });
    expect(shownTitle()).toBe(own);
    const seen: (string | undefined)[] = [];
    for (const days of [0, 7, 7]) {
      clock.advance({ days });
      await clockwork?.run(clock.now());
      seen.push(shownTitle());
    }
    expect(seen).toEqual(['Bản tuần này', 'Bản tuần sau', 'Bản tuần này']);
  });

  it('that no longer fits the release is left out, and everything else stays', async () => {
    const measure = 'measures/hue-2026-einvoice.json';
    const body = readContentText(measure).replace('Huế: hóa đơn điện tử lần đầu', 'Huế: bản đã ký');
    await signed(measure, body, { from: dayAfter(0) });
    await sql`alter table content_revisions disable trigger content_revisions_are_immutable`.execute(db);
    await sql`update content_revisions set body = replace(body, 'minutes:', 'hours:') where body like '%Bản tuần%'`.execute(
      db,
    );
    await sql`alter table content_revisions enable trigger content_revisions_are_immutable`.execute(db);
    await followSigned(db, clock.now());
    expect([...editionInForce().overlay.keys()]).toEqual([measure]);
    expect(measures().byId.get('hue-2026-einvoice')?.title.vi).toBe('Huế: bản đã ký');
    expect(shownTitle()).not.toContain('Bản tuần');
  });

  it('is exported as the files it stands for, and read from there it has the hash that results name', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'cau-so-content-'));
    const lines: string[] = [];
    const verb = contentVerb({ clock, withDatabase: (work) => work(db) });
    const io = { stdin: [], out: (line: string) => void lines.push(line), err: () => undefined };
    expect(await verb.run(['export', directory], io as never)).toBe(0);
    const told = lines.map((line) => JSON.parse(line) as { file: string; version: number; hash: string });
    expect(told.map(({ file, version }) => [file, version])).toContainEqual(['measures/hue-2026-einvoice.json', 1]);
    for (const { file, hash } of told.filter((each) => each.file.endsWith('.json')))
      expect(contentHash(JSON.parse(readFileSync(join(directory, file), 'utf8')))).toBe(hash);
    rmSync(directory, { recursive: true });
    expect(await verb.run(['import', directory], io as never)).toBe(2);
  });

  it('cannot be changed or deleted, nor can a saving', async () => {
    for (const table of ['content_versions', 'content_revisions']) {
      await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toThrow('append-only');
      await expect(sql`update ${sql.table(table)} set valid_to = null`.execute(db)).rejects.toThrow('append-only');
    }
  });
});

describe('an edition', () => {
  it('takes over what rests on no changed file, and makes anew what does', () => {
    const [before, plans] = [measures(), planVersions()];
    const guide = editionOf(new Map([[GUIDE, titled('Khác')]])).edition;
    expect(inEdition(guide, measures)).toBe(before);
    expect(inEdition(guide, planVersions)).toBe(plans);
    expect(inEdition(guide, shownTitle)).toBe('Khác');
    const path = 'measures/hue-2026-einvoice.json';
    const measure = editionOf(new Map([[path, readContentText(path).replace('1500000', '1600000')]])).edition;
    expect(inEdition(measure, measures)).not.toBe(before);
    expect(inEdition(measure, planVersions)).not.toBe(plans);
    expect(measures()).toBe(before);
  });

  it('lasts for a request that is under way when another is put in force', async () => {
    let goOn = (): void => undefined;
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { routes } = liveRoutes(() => [
      {
        ...{ method: 'GET', path: '/title', verb: 'public' },
        handle: async () => {
          const first = shownTitle();
          await waiting;
          return { kind: 'json', body: [first, shownTitle()] };
        },
      },
    ]);
    const asked = routes[0]!.handle({} as never);
    putInForce(editionOf(new Map([[GUIDE, titled('Giữa chừng')]])).edition);
    goOn();
    const [first, second] = ((await asked) as { body: string[] }).body;
    expect(second).toBe(first);
    expect(((await routes[0]!.handle({} as never)) as { body: string[] }).body).toEqual(['Giữa chừng', 'Giữa chừng']);
  });
});
