/** Cases on PostgreSQL: a month of requests lived by desks with absences, and the queue's page over 200,000 open cases. By hand only. */
import { type RawBuilder, sql } from 'kysely';
import { render } from 'preact-render-to-string';
import type { Actor } from '../../src/foundation/actor.ts';
import { type Instant, instantOf, type LocalDate, localDateOf } from '../../src/foundation/clock.ts';
import { inTransaction } from '../../src/foundation/database/in-transaction.ts';
import { migrate } from '../../src/foundation/database/migrate.ts';
import { openDatabase } from '../../src/foundation/database/open-database.ts';
import type { Db } from '../../src/foundation/database/tables.ts';
import { Fields, type Route } from '../../src/foundation/http/route.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { coverAbsences } from '../../src/modules/cases/actions/cover-absences.ts';
import { enterAbsence } from '../../src/modules/cases/actions/enter-absence.ts';
import { lapseCases } from '../../src/modules/cases/actions/lapse-cases.ts';
import { isWorkingDay } from '../../src/modules/cases/domain/working-calendar.ts';
import { deskCaseRoutes, openQuota, takeFromQuota } from '../../src/modules/cases/index.ts';
import { listQueue } from '../../src/modules/cases/store/queue.read.ts';
import { startPostgres } from '../../src/test-support/postgres-cluster.ts';
import { at, aWorldOfCases, PROVINCE } from '../../src/test-support/world-of-cases.ts';
import { SERVER_OF_A_NATION } from '../register.ts';
import type { Row, Section } from '../row.ts';
import { percentile } from '../statistics.ts';

const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 5_000);
const OPEN = Number(process.env.BENCH_CASES ?? 200_000);

export const cases: Section = {
  name: 'cases',
  sentence: 'a month of requests with absences, and the queue over 200,000 open cases, on PostgreSQL (about 5 minutes)',
  byHand: true,
  async run() {
    const server = await startPostgres(SERVER_OF_A_NATION);
    try {
      return [
        ...(await onFresh(server.url, 'places', lastPlaces)),
        ...(await onFresh(server.url, 'month', livedMonth)),
        ...(await onFresh(server.url, 'queue', fullQueue)),
      ];
    } finally {
      await server.stop();
    }
  },
};

async function onFresh(url: string, name: string, measure: (db: Db) => Promise<Row[]>): Promise<Row[]> {
  const admin = await openDatabase({ dataDir: '', databaseUrl: url });
  await sql.raw(`create database bench_${name}`).execute(admin.db);
  await admin.close();
  const own = new URL(url);
  own.pathname = `/bench_${name}`;
  const database = await openDatabase({ dataDir: '', databaseUrl: own.href });
  try {
    await migrate(database.db);
    return await measure(database.db);
  } finally {
    await database.close();
  }
}

const CLIENTS = 64;
const PLACES = 20;
const OFFERS = 50;

/** 64 clients at once on the last 20 places of an offer, for 50 offers one after the other. */
async function lastPlaces(db: Db): Promise<Row[]> {
  const { deps } = aWorldOfCases(db);
  const order = { actor: { kind: 'system', job: 'bench' }, now: at('2026-06-01', '09:00') } as const;
  let wrong = 0;
  const started = performance.now();
  for (let offer = 0; offer < OFFERS; offer += 1) {
    const quotaId = randomIds.next();
    await inTransaction(db, (trx) => openQuota(trx, deps, { id: quotaId, unit: 'places', total: PLACES, ...order }));
    const taken = await Promise.all(
      Array.from({ length: CLIENTS }, () =>
        inTransaction(db, (trx) =>
          takeFromQuota(trx, deps, { quotaId, takingId: randomIds.next(), amount: 1, ...order }),
        ),
      ),
    );
    wrong += Math.abs(taken.filter(({ ok }) => ok).length - PLACES);
  }
  const what = `${CLIENTS} clients on the last ${PLACES} places, ${OFFERS} offers`;
  return [
    { what: `${what}: places too many or too few`, value: wrong, unit: 'places', target: { atMost: 0 } },
    { what: `${what}: each offer`, value: (performance.now() - started) / OFFERS, unit: 'ms' },
  ];
}

/** mulberry32: the same month every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const COMMUNES = 20;
const CONTACTS_A_DAY = 6;
const JUNE = Array.from({ length: 30 }, (_, day) => `2026-06-${String(day + 1).padStart(2, '0')}`);

/** Two officers a commune, six in the province, two in the ministry; one in ten is away on any day, and one commune for a whole week. */
async function livedMonth(db: Db): Promise<Row[]> {
  const world = aWorldOfCases(db);
  const calendar = world.deps.calendars.get('vn-public-offices')!;
  const random = numbers(7);
  const communes = world.deps.places
    .communesOf(PROVINCE)
    .slice(0, COMMUNES)
    .map(({ id }) => id);
  const officers: { actor: Actor; commune?: string }[] = [];
  for (const commune of communes)
    for (const nth of [1, 2])
      officers.push({ actor: await world.officer(commune, `Cán bộ ${nth} ${commune}`), commune });
  for (let nth = 0; nth < 6; nth += 1) officers.push({ actor: await world.officer(PROVINCE, `Tỉnh ${nth}`) });
  for (let nth = 0; nth < 2; nth += 1) officers.push({ actor: await world.ministry(`Bộ ${nth}`) });
  // One commune is away for a week and has said so; other absences nobody knew of.
  for (const { actor, commune } of officers)
    if (commune === communes[0])
      await enterAbsence(world.deps, {
        ...{ actor, from: '2026-06-08' as LocalDate, until: '2026-06-12' as LocalDate },
        ...{ command: randomIds.next(), now: at('2026-06-01', '08:00') },
      });
  const workingDays = JUNE.filter((day) => isWorkingDay(calendar, localDateOf(at(day))));
  const dossiers = await Promise.all(Array.from({ length: 200 }, () => world.dossier()));
  const asked = new Map<string, { at: Instant; dossierId: string }>();
  const firstContact = new Map<string, Instant>();
  let orphaned = 0;
  let unescalated = 0;
  const started = performance.now();
  for (const day of JUNE) {
    await lapseCases(world.deps, at(day, '00:01'));
    await coverAbsences(world.deps, at(day, '00:05'));
    const { rows } = await sql<{ lost: number; late: number }>`
      select count(*) filter (where turn = 'nobody' and closed_at is null or turn <> 'nobody' and due_at is null or
          turn = 'desk' and holder_person_id is null)::int as lost,
        count(*) filter (where closed_at is null and due_at < ${at(day, '00:01')})::int as late from cases`.execute(db);
    orphaned += rows[0]?.lost ?? 0;
    unescalated += rows[0]?.late ?? 0;
    const working = workingDays.indexOf(day);
    if (working < 0) continue;
    const share =
      Math.floor(((working + 1) * REQUESTS) / workingDays.length) -
      Math.floor((working * REQUESTS) / workingDays.length);
    for (let each = 0; each < share; each += 1) {
      const dossierId = dossiers[Math.floor(random() * dossiers.length)]!;
      const time = at(day, `${String(8 + Math.floor(random() * 9)).padStart(2, '0')}:${random() < 0.5 ? '10' : '40'}`);
      const localityId = communes[Math.floor(random() * communes.length)]!;
      const { id } = await world.ask({
        dossierId,
        localityId,
        now: time,
        contact: { name: 'Thử', phone: '0912345678', callWhen: 'any' },
      });
      asked.set(id, { at: time, dossierId });
    }
    for (const { actor, commune } of officers) {
      const away = random() < 0.1 || (commune === communes[0] && day >= '2026-06-08' && day <= '2026-06-12');
      if (!away) await workADay(db, world, actor, day, firstContact);
    }
    await firmsAnswer(db, world, asked, day, random);
  }
  const seconds = (performance.now() - started) / 1000;
  const waits = [...asked].map(([id, { at: from }]) =>
    workingDaysBetween(calendar, from, firstContact.get(id) ?? at('2026-07-31')),
  );
  const capacity = officers.length * CONTACTS_A_DAY * workingDays.length * 0.9;
  return [
    {
      what: `a month of ${REQUESTS} requests, first contacts against capacity`,
      value: (100 * REQUESTS) / capacity,
      unit: '%',
    },
    { what: 'open cases without a holder or a day, any night', value: orphaned, unit: '', target: { atMost: 0 } },
    { what: 'promises that passed without moving up, any night', value: unescalated, unit: '', target: { atMost: 0 } },
    {
      what: 'first contact, 90th percentile',
      value: percentile(waits, 0.9),
      unit: 'working days',
      target: { atMost: 3 },
    },
    { what: 'the month took', value: seconds, unit: 's' },
  ];
}

type World = ReturnType<typeof aWorldOfCases>;

async function workADay(
  db: Db,
  world: World,
  actor: Actor,
  day: string,
  firstContact: Map<string, Instant>,
): Promise<void> {
  const now = at(day, '16:30');
  const today = localDateOf(now);
  const mine = await listQueue(
    db,
    { level: 'nation' },
    { basket: 'open', holder: actor.personId },
    { now, today, limit: 60 },
  );
  let contacts = 0;
  for (const each of mine) {
    const as = { side: 'desk', actor } as const;
    if (each.state === 'in-progress') await world.act(each.id, 'answer', as, { message: 'Đã hướng dẫn.', now });
    else if (contacts < CONTACTS_A_DAY && each.openedAt < now) {
      contacts += 1;
      if ((await world.act(each.id, 'contact', as, { now })).ok && !firstContact.has(each.id))
        firstContact.set(each.id, now);
    }
  }
}

async function firmsAnswer(
  db: Db,
  world: World,
  asked: ReadonlyMap<string, { readonly dossierId: string }>,
  day: string,
  random: () => number,
): Promise<void> {
  const now = at(day, '19:00');
  const waiting = await listQueue(
    db,
    { level: 'nation' },
    { basket: 'firm' },
    { now, today: localDateOf(now), limit: 2_000 },
  );
  for (const { id } of waiting) {
    const said = random();
    const firm = { side: 'firm', dossierId: asked.get(id)!.dossierId } as const;
    if (said < 0.4) await world.act(id, 'confirm', firm, { now });
    else if (said < 0.45) await world.act(id, 'not-solved', firm, { message: 'Còn vướng.', now });
  }
}

function workingDaysBetween(calendar: Parameters<typeof isWorkingDay>[0], from: Instant, until: Instant): number {
  let days = 0;
  const last = localDateOf(until);
  for (let day = Date.parse(`${localDateOf(from)}T00:00:00Z`) + 86_400_000; ; day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10) as typeof last;
    if (date > last) return days;
    if (isWorkingDay(calendar, date)) days += 1;
  }
}

/** The page as a browser gets it, rendered. */
async function fullQueue(db: Db): Promise<Row[]> {
  const { world, now, province, commune, ministry } = await fillQueue(db);
  const routes = deskCaseRoutes({ ...world.deps, details: {}, aboutInWords: ({ code }) => code });
  const route = routes.find(({ method, path }) => method === 'GET' && path === '/:lang/desk/cases')!;
  const rows: Row[] = [];
  const asked = [
    ['ministry', ministry, ''],
    ['ministry, late', ministry, 'basket=late'],
    ['province', province, ''],
    ['province, one state', province, 'state=accepted'],
    ['province, by a rare name', province, 'q=nguyen+van+777'],
    ['province, by a common name', province, 'q=nguyen'],
    ['ministry, by a rare name', ministry, 'q=nguyen+van+777'],
    ['ministry, by a common name', ministry, 'q=nguyen'],
    ['ministry, by a name nobody has', ministry, 'q=zzz'],
    ['ministry, by reference', ministry, 'q=f1c15-92588'],
    ['commune', commune, ''],
    ['ministry, what is mine', ministry, 'mine=1'],
  ] as const;
  for (const [what, actor, query] of asked) {
    const times: number[] = [];
    for (let run = 0; run < 220; run += 1) {
      const start = performance.now();
      await page(route, actor, query, now);
      if (run >= 20) times.push(performance.now() - start);
    }
    rows.push({
      what: `queue page of ${OPEN} open cases, ${what}, p99`,
      value: percentile(times, 0.99),
      unit: 'ms',
      target: { atMost: 50 },
    });
  }
  return rows;
}

/** Open cases in every commune of the country, most of them not yet due. */
async function fillQueue(db: Db) {
  const world = aWorldOfCases(db);
  const { places } = world.deps;
  const now = at('2026-06-10', '10:00');
  const provinces = places.findLocality(PROVINCE) === undefined ? [] : await provinceCommunes(world);
  const province = await world.officer(PROVINCE, 'Tỉnh');
  const commune = await world.officer(provinces.find(([id]) => id === PROVINCE)![1][0]!, 'Xã');
  const ministry = await world.ministry('Bộ');
  const dossierId = await world.dossier();
  const placed = provinces.flatMap(([id, communes]) => communes.map((each) => ({ id, commune: each })));
  await insertCases(db, dossierId, placed, [province, commune, ministry], now);
  return { world, now, province, commune, ministry };
}

async function provinceCommunes({ deps }: World): Promise<[string, string[]][]> {
  const { loadLocalities } = await import('../../src/modules/localities/index.ts');
  return loadLocalities().provinces.map(({ id }) => [id, deps.places.communesOf(id).map((commune) => commune.id)]);
}

async function insertCases(
  db: Db,
  dossierId: string,
  placed: readonly { id: string; commune: string }[],
  people: readonly Actor[],
  now: Instant,
): Promise<void> {
  const list = (values: readonly string[]): RawBuilder<unknown> => sql`${[...values]}::text[]`;
  const start = instantOf(new Date(Date.parse(now) - 3 * 86_400_000));
  await sql`
    with place as (select ${list(placed.map(({ commune }) => commune))} as communes, ${list(placed.map(({ id }) => id))} as provinces),
      n as (select n, 1 + (n * 7919::bigint) % ${placed.length}::int as p, (n * 104729::bigint) % 1000 as r from generate_series(1, ${OPEN}::int) n)
    insert into cases (id, reference, type, type_version, dossier_id, about_kind, about_code, commune_id, province_id, state, turn, level,
      place_id, holder_person_id, due_at, last_day, due_certain, opened_at, state_since, events, search_text)
    select gen_random_uuid(), upper(substr(md5(n::text), 1, 5) || '-' || substr(md5(n::text), 6, 5)), 'advice-request', 1,
      ${dossierId}::uuid, 'topic', 'invoices-tax', communes[p], provinces[p],
      case when r < 700 then 'placed' when r < 800 then 'accepted' when r < 900 then 'in-progress' else 'answered' end,
      case when r < 900 then 'desk' else 'firm' end, 'commune', communes[p],
      case when n % 5000 = 0 then ${people[2]!.personId}::uuid end,
      ${start}::timestamptz + (n % 20000) * interval '1 minute', (${start}::timestamptz + (n % 20000) * interval '1 minute')::date, true,
      ${start}::timestamptz - interval '1 day', ${start}::timestamptz, 1, 'nguyen van ' || n || ' ' || substr(md5(n::text), 1, 5) || ' ' || substr(md5(n::text), 6, 5)
    from n, place`.execute(db);
  await sql`vacuum analyze cases`.execute(db);
}

async function page(route: Route, actor: Actor, query: string, now: Instant): Promise<void> {
  const fields = new Fields(new Map([...new URLSearchParams(query)].map(([name, value]) => [name, [value]])));
  const reply = await route.handle({
    ...{ language: 'vi', path: '/vi/desk/cases', params: {}, query: fields, form: new Fields() },
    ...{ now, today: localDateOf(now), requestId: 'r', origin: 'https://example.vn', actor },
  });
  if (reply.kind !== 'page') throw new Error(`the queue answered ${reply.kind}`);
  render(reply.body);
}
