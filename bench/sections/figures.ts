/** A million events in the ledger of PostgreSQL: how long recount, rebuild and a release take, and how fast figures are read and opened. */
import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { counting, places, roles } from '../../src/app/content.ts';
import { type LocalDate, systemClock } from '../../src/foundation/clock.ts';
import { migrate } from '../../src/foundation/database/migrate.ts';
import { openDatabase } from '../../src/foundation/database/open-database.ts';
import type { Db } from '../../src/foundation/database/tables.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import {
  findRelease,
  type Indicator,
  loadIndicators,
  prepareRelease,
  rebuildFigures,
  recountMembers,
  recountReleases,
  settleRelease,
} from '../../src/modules/figures/index.ts';
import { type DeskQuery, openCellOf } from '../../src/modules/figures/pages/desk-query.ts';
import { readDeskView } from '../../src/modules/figures/pages/desk-view.ts';
import type { FigureQuery } from '../../src/modules/figures/pages/figure-query.ts';
import { readFigureView, releaseReader } from '../../src/modules/figures/pages/figure-view.ts';
import { readTotals } from '../../src/modules/figures/store/cells.read.ts';
import { createLedger } from '../../src/modules/ledger/index.ts';
import type { Province } from '../../src/modules/localities/index.ts';
import { startPostgres } from '../../src/test-support/postgres-cluster.ts';
import { temporaryFolder } from '../portal.ts';
import { SERVER_OF_A_NATION } from '../register.ts';
import type { Row, Section } from '../row.ts';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
/** Each dossier plans, plans again, assesses itself, starts and finishes a step: five events. */
const DOSSIERS = EVENTS / 5;
const READS = 300;

export const figures: Section = {
  name: 'figures',
  sentence: 'recount, rebuild and read figures over a million events on PostgreSQL',
  byHand: true,
  async run() {
    const postgres = await startPostgres(SERVER_OF_A_NATION);
    const folder = temporaryFolder();
    const database = await openDatabase({ dataDir: folder, databaseUrl: postgres.url });
    try {
      await migrate(database.db);
      await fillLedger(database.db);
      return await measure(database.db);
    } finally {
      await database.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure(db: Db): Promise<readonly Row[]> {
  const rules = counting();
  const rebuilding = performance.now();
  await rebuildFigures(db, rules, systemClock.now());
  const rebuiltIn = seconds(rebuilding);
  await sql`vacuum analyze`.execute(db);
  const recounting = performance.now();
  const differences = await recountMembers(db, rules);
  const recountedIn = seconds(recounting);
  if (differences.length > 0)
    throw new Error(`${String(differences.length)} differences, first ${differences[0] ?? ''}`);
  const indicator = rules.indicators.find(({ id }) => id === 'anonymous-plans');
  const province = places().provinces[0];
  if (indicator === undefined || province === undefined) throw new Error('nothing to read');
  const cells = await sql<{ count: number }>`select count(*) as count from figure_cells`.execute(db);
  const releasing = performance.now();
  await release(db);
  const releasedIn = seconds(releasing);
  const proving = performance.now();
  const proved = await recountReleases(db, rules);
  if (proved.checked !== 1 || proved.differences.length > 0)
    throw new Error(`a release was not proved: ${proved.differences[0] ?? ''}`);
  const provedIn = seconds(proving);
  return [
    { what: 'cells kept', value: Number(cells.rows[0]?.count ?? 0), unit: '' },
    { what: `rebuilt from ${String(EVENTS)} events`, value: rebuiltIn, unit: 's' },
    { what: `recounted ${String(EVENTS)} events`, value: recountedIn, unit: 's', target: { atMost: 5 } },
    { what: 'a release of all indicators worked out from the ledger', value: releasedIn, unit: 's' },
    { what: 'that release proved again', value: provedIn, unit: 's' },
    ...(await readings(db, { indicator, province })),
  ];
}

/** What the public reads, and what officers open. */
async function readings(
  db: Db,
  { indicator, province }: { readonly indicator: Indicator; readonly province: Province },
): Promise<readonly Row[]> {
  const reader = releaseReader();
  const view = (query: FigureQuery) =>
    readFigureView(db, reader, { indicator, query, since: '2025-09-01T00:00:00+07:00', isDraft: false });
  const { value: indicators, stocks } = loadIndicators();
  const open = (query: DeskQuery) => {
    const cell = openCellOf(query, places());
    if (cell === undefined) throw new Error(`no cell at ${query.place}`);
    return readDeskView(db, {
      indicators,
      stocks,
      indicator,
      query,
      cell,
      places: places(),
      today: '2025-12-01' as LocalDate,
    });
  };
  const commune = places().communesOf(province.id)[0]?.id ?? '';
  const reads: readonly (readonly [string, number, () => Promise<unknown>])[] = [
    ['national totals', 10, () => readTotals(db, [indicator.id])],
    ['a public figure with its map of provinces', 10, () => view({ page: 1 })],
    ['the same under a filter', 10, () => view({ page: 1, filter: { by: 'sector', value: 'trade-services' } })],
    ['a province as released, with its communes', 10, () => view({ page: 1, province })],
    ['the map of all communes, as released, kept nowhere', 60, () => readEveryCommune(db, indicator.id)],
    ['an officer opens a commune with its members', 10, () => open({ place: commune, page: 1 })],
    ['an officer opens a province with its members', 50, () => open({ place: province.id, page: 1 })],
    ['an officer opens the country with its members', 50, () => open({ place: 'vn', page: 1 })],
  ];
  const rows: Row[] = [];
  for (const [what, atMost, read] of reads)
    rows.push({ what: `${what}, p99`, value: await p99(read), unit: 'ms', target: { atMost } });
  return rows;
}

async function readEveryCommune(db: Db, indicator: string): Promise<number> {
  const released = await releaseReader().read(db, indicator);
  return Object.values(released?.communes ?? {}).reduce((sum, communes) => sum + Object.keys(communes).length, 0);
}

/** As an officer of the nation would, in two steps. */
async function release(db: Db): Promise<void> {
  const personId = randomIds.next();
  await sql`insert into people (id, name, created_at) values (${personId}, 'bench', now())`.execute(db);
  const actingAs = { assignmentId: randomIds.next(), role: 'ministry-officer', scope: { kind: 'nation' } as const };
  const order = { actor: { personId, sessionId: randomIds.next(), name: '', actingAs }, now: systemClock.now() };
  const { indicators, placeOf } = counting();
  const deps = {
    db,
    ids: randomIds,
    ledger: createLedger(),
    roles: roles(),
    places: places(),
    clock: systemClock,
    indicators,
    placeOf,
  };
  const span = {
    indicators: indicators.map(({ id }) => id),
    from: '2023-01-01',
    to: '2025-09-01',
    corrects: '',
    reason: '',
  };
  const prepared = await prepareRelease(deps, { ...order, ...span, command: randomIds.next() });
  if (!prepared.ok) throw new Error(prepared.refusals[0]?.code);
  const contentHash = (await findRelease(db, prepared.value))?.contentHash ?? '';
  const settled = { ...order, releaseId: prepared.value, contentHash, state: 'published' } as const;
  const published = await settleRelease(deps, { ...settled, command: randomIds.next() });
  if (!published.ok) throw new Error(published.refusals[0]?.code);
}

/** Straight into the table, as an import of history would: the projector is measured with the ledger. */
async function fillLedger(db: Db): Promise<void> {
  const communes = places().communes.map(({ id }) => id);
  await sql`
    insert into events (id, type, actor_kind, actor_ref, dossier_id, locality_id, sector_group, size_class, occurred_at, recorded_at, payload)
    select gen_random_uuid(), (array['plan.made', 'plan.made', 'assessment.completed', 'plan.step-started', 'plan.step-done'])[1 + n / ${DOSSIERS}::int],
      'visitor', null, ('00000000-0000-7000-8000-' || lpad(to_hex(n % ${DOSSIERS}::int), 12, '0'))::uuid,
      (${communes}::text[])[1 + (n::bigint * 7919 % ${communes.length}::int)::int],
      (array['trade-services', 'industry-construction', 'agriculture-forestry-fishery'])[1 + n % 3],
      (array['micro', 'small', 'medium'])[1 + n % 5 % 3],
      '2023-01-01T00:00:00Z'::timestamptz + (n % 1000) * interval '1 day', '2026-01-01T00:00:00Z', '{}'
    from generate_series(0, ${EVENTS - 1}::int) n`.execute(db);
  // Numbered as the sealer would; their hashes are measured with the ledger.
  await sql`
    insert into seals (seq, event_id, previous_hash, hash, sealed_at)
    select row_number() over (order by id), id, repeat('0', 64), repeat('0', 64), '2026-01-01T00:00:00Z' from events`.execute(
    db,
  );
  await sql`vacuum analyze`.execute(db);
}

async function p99(read: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < READS; index += 1) {
    const started = performance.now();
    await read();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return times[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN;
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}
