/** A million events in the ledger of PostgreSQL: how long recount and rebuild take, and how fast figures are read. */
import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { counting, places } from '../../src/app/content.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { migrate } from '../../src/foundation/database/migrate.ts';
import { openDatabase } from '../../src/foundation/database/open-database.ts';
import type { Db } from '../../src/foundation/database/tables.ts';
import { rebuildFigures, recountMembers } from '../../src/modules/figures/index.ts';
import type { FigureQuery } from '../../src/modules/figures/pages/figure-query.ts';
import { readFigureView, releaseReader } from '../../src/modules/figures/pages/figure-view.ts';
import { readTotals } from '../../src/modules/figures/store/cells.read.ts';
import { startPostgres } from '../../src/test-support/postgres-cluster.ts';
import { temporaryFolder } from '../portal.ts';
import type { Row, Section } from '../row.ts';

const EVENTS = 1_000_000;
/** Each dossier plans, plans again, assesses itself, starts and finishes a step: five events. */
const DOSSIERS = EVENTS / 5;
const READS = 300;

export const figures: Section = {
  name: 'figures',
  sentence: 'recount, rebuild and read figures over a million events on PostgreSQL',
  byHand: true,
  async run() {
    const postgres = await startPostgres();
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
  const reader = releaseReader();
  const view = (query: FigureQuery) => readFigureView(db, reader, { indicator, query });
  return [
    { what: 'cells kept', value: Number(cells.rows[0]?.count ?? 0), unit: '' },
    { what: `rebuilt from ${String(EVENTS)} events`, value: rebuiltIn, unit: 's' },
    { what: `recounted ${String(EVENTS)} events`, value: recountedIn, unit: 's', target: { atMost: 5 } },
    {
      what: 'national totals, p99',
      value: await p99(() => readTotals(db, [indicator.id])),
      unit: 'ms',
      target: { atMost: 10 },
    },
    {
      what: 'map of all provinces, p99',
      value: await p99(() => view({ page: 1 })),
      unit: 'ms',
      target: { atMost: 60 },
    },
    {
      what: 'map under a filter, p99',
      value: await p99(() => view({ page: 1, filter: { by: 'sector', value: 'trade-services' } })),
      unit: 'ms',
      target: { atMost: 60 },
    },
    {
      what: 'one province with its communes, p99',
      value: await p99(() => view({ page: 1, province })),
      unit: 'ms',
      target: { atMost: 60 },
    },
  ];
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
      '2031-01-01T00:00:00Z'::timestamptz + (n % 1000) * interval '1 day', '2034-01-01T00:00:00Z', '{}'
    from generate_series(0, ${EVENTS - 1}::int) n`.execute(db);
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
