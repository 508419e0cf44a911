/** Dispatch of requests on advisers, exact: as the engine alone, and once as the verb with its start. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../../src/foundation/database/migrate.ts';
import { openDatabase } from '../../src/foundation/database/open-database.ts';
import { liveMonthOfOffers } from '../../src/modules/advisers/actions/month-of-offers.fixture.ts';
import { dispatchAll } from '../../src/modules/advisers/domain/dispatch.ts';
import type { DispatchAdviser, DispatchRequest } from '../../src/modules/advisers/domain/feasible-pairs.ts';
import { root, temporaryFolder } from '../portal.ts';
import type { Row, Section } from '../row.ts';

const SKILLS = ['accounting', 'e-invoice', 'marketing', 'e-commerce', 'production', 'security', 'hr', 'strategy'];
/** Where firms are: a few dense towns, the rest spread over the length of the country. */
const TOWNS = [
  [21.03, 105.85],
  [10.82, 106.63],
  [16.05, 108.2],
  [19.8, 105.78],
  [20.86, 106.68],
  [10.03, 105.78],
] as const;

interface Case {
  readonly advisers: DispatchAdviser[];
  readonly requests: DispatchRequest[];
}

/** `inTowns`: the share that lives in one of the towns. Capacity is a little short of what is asked. */
function makeCase(requests: number, advisers: number, inTowns: number, seed: number): Case {
  const random = numbers(seed);
  const place = () => {
    const [lat, lon] = TOWNS[Math.floor(random() * TOWNS.length)]!;
    if (random() < inTowns) return { lat: lat + (random() - 0.5) * 0.5, lon: lon + (random() - 0.5) * 0.5 };
    return { lat: 9 + random() * 13.5, lon: 104.5 + random() * 4 };
  };
  const skill = () => SKILLS[Math.floor(random() * SKILLS.length)]!;
  return {
    advisers: Array.from({ length: advisers }, () => ({
      ...place(),
      skills: [...new Set([skill(), skill()])],
      capacity: 1 + Math.floor(random() * 5),
      remoteOk: random() < 0.3,
    })),
    requests: Array.from({ length: requests }, () => ({
      ...place(),
      arrivalHour: Math.floor(random() * 160),
      skill: skill(),
      remoteOk: random() < 0.3,
    })),
  };
}

/** mulberry32: the same seed makes the same case. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function engine(what: string, { advisers, requests }: Case, atMost: number): Row[] {
  const start = performance.now();
  const served = dispatchAll(advisers, requests).filter((each) => each.adviser !== null).length;
  const seconds = (performance.now() - start) / 1000;
  return [
    { what: `${what}, exact`, value: seconds, unit: 's', target: { atMost } },
    { what: `${what}: served`, value: served, unit: `of ${requests.length}` },
  ];
}

function verb({ advisers, requests }: Case): Row {
  const folder = temporaryFolder();
  try {
    const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const adviserFile = join(folder, 'advisers.jsonl');
    const requestFile = join(folder, 'requests.jsonl');
    writeFileSync(
      adviserFile,
      lines(advisers.map(({ remoteOk, ...rest }, id) => ({ id, ...rest, remote_ok: remoteOk }))),
    );
    writeFileSync(
      requestFile,
      lines(
        requests.map(({ remoteOk, arrivalHour, ...rest }, id) => ({
          id,
          ...rest,
          remote_ok: remoteOk,
          arrival_hour: arrivalHour,
        })),
      ),
    );
    const args = ['dispatch', '--advisers', adviserFile, '--requests', requestFile, '--objective', 'served-then-cost'];
    const start = performance.now();
    const ran = spawnSync(process.execPath, [join(root, 'bin/cau-so'), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (ran.status !== 0) throw new Error(`dispatch ended with ${ran.status}`);
    return {
      what: 'bin/cau-so dispatch, 5,000 × 1,500, with start',
      value: (performance.now() - start) / 1000,
      unit: 's',
      target: { atMost: 30 },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MONTH = Number(process.env.BENCH_OFFERS ?? 600);

/** The rules the portal runs, not a model of them: the live actions on the embedded database, hour by hour. */
async function month(): Promise<Row[]> {
  const folder = temporaryFolder();
  const database = await openDatabase({ dataDir: folder });
  try {
    await migrate(database.db);
    const start = performance.now();
    const plan = { requests: MONTH, advisers: Math.ceil(MONTH / 10), communes: 12, seed: 11 };
    const lived = await liveMonthOfOffers(database.db, plan);
    const what = `a month of ${MONTH} offered requests at 85 % of capacity`;
    return [
      { what: `${what}: orphaned`, value: lived.orphaned, unit: 'cases', target: { atMost: 0 } },
      { what: `${what}: late and not escalated`, value: lived.lateUnescalated, unit: 'cases', target: { atMost: 0 } },
      { what: `${what}: offers doubled or beyond a week`, value: lived.doubled, unit: 'offers', target: { atMost: 0 } },
      {
        what: `${what}: first contact, nine of ten`,
        value: lived.p90Days,
        unit: 'working days',
        target: { atMost: 3 },
      },
      { what: `${what}: taken by advisers`, value: lived.byAdvisers * 100, unit: '%' },
      { what: `${what}: lived in`, value: (performance.now() - start) / 1000, unit: 's' },
    ];
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const dispatch: Section = {
  name: 'dispatch',
  sentence: 'requests on advisers, most served at the least cost',
  run: async () => [
    ...engine('400 requests on 150 advisers', makeCase(400, 150, 0.6, 1), 1),
    ...engine('5,000 on 1,500, half in six towns', makeCase(5_000, 1_500, 0.5, 2), 30),
    ...engine('5,000 on 1,500, all in six towns', makeCase(5_000, 1_500, 1, 3), 30),
    verb(makeCase(5_000, 1_500, 0.5, 2)),
    ...(await month()),
  ],
};
