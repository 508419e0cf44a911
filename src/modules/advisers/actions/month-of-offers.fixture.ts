/** A month of requests lived by the live actions: advisers who accept, decline, forget and go away, desks that do the rest, and the clock. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, instantOf, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { aWorldOfAdvisers } from '../../../test-support/world-of-advisers.ts';
import { at, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { lapseCases, listHeldCases, workingMinutesBetween } from '../../cases/index.ts';
import { acceptOffer, declineOffer } from './answer-offer.ts';
import { letInAgain } from './coordinate.ts';
import { dispatchRequests } from './dispatch-requests.ts';
import { lapseOffers } from './lapse-offers.ts';

export interface MonthPlan {
  readonly requests: number;
  readonly advisers: number;
  readonly communes: number;
  readonly seed: number;
}

export interface LivedMonth {
  readonly requests: number;
  /** Open without a person, or whose promise passed and nothing followed. */
  readonly orphaned: number;
  readonly lateUnescalated: number;
  /** Working days until somebody first reached the firm, in nine of ten cases. */
  readonly p90Days: number;
  readonly byAdvisers: number;
  readonly lapsed: number;
  readonly paused: number;
  /** Offers that were out twice at the same time, or beyond a week's capacity: always 0. */
  readonly doubled: number;
}

const FIELDS = ['invoices-tax', 'selling-online', 'customers', 'stock-production', 'people'] as const;
const HOURS = [8, 9, 10, 11, 13, 14, 15, 16];
const DAY_MINUTES = 480;
const CONTACTS_AN_HOUR = 1;

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

interface Lived {
  readonly world: ReturnType<typeof aWorldOfAdvisers>;
  readonly db: Db;
  readonly random: () => number;
  readonly advisers: readonly { readonly id: string; readonly actor: Actor; readonly forgets: boolean }[];
  readonly officers: readonly Actor[];
  readonly province: Actor;
  readonly reached: Map<string, Instant>;
}

/** June 2026 in working hours, one step an hour, on an empty database. */
export async function liveMonthOfOffers(db: Db, plan: MonthPlan): Promise<LivedMonth> {
  const lived = await settle(db, plan);
  const calendar = lived.world.deps.calendars.get('vn-public-offices')!;
  const days = Array.from(
    { length: 30 },
    (_, day) => `2026-06-${String(day + 1).padStart(2, '0')}` as LocalDate,
  ).filter((day) => workingMinutesBetween(calendar, at(day, '00:00'), at(day, '23:59')) > 0);
  const arrivals = days.slice(0, -5);
  const opened = new Map<string, Instant>();
  const communes = lived.world.deps.places.communesOf(PROVINCE).slice(0, plan.communes);
  let asked = 0;
  let paused = 0;
  for (const [index, day] of days.entries())
    for (const hour of HOURS) {
      const now = at(day, `${String(hour).padStart(2, '0')}:30`);
      const due = Math.ceil(
        (plan.requests * (index * HOURS.length + HOURS.indexOf(hour) + 1)) / (arrivals.length * HOURS.length),
      );
      for (; asked < Math.min(due, plan.requests); asked += 1) {
        const code = FIELDS[Math.floor(lived.random() * FIELDS.length)]!;
        const localityId = communes[Math.floor(lived.random() * communes.length)]!.id;
        const { id } = await lived.world.request({ kind: 'topic', code }, { now, localityId });
        opened.set(id, now);
      }
      paused += await stepHour(lived, now);
    }
  const end = at('2026-07-01');
  await tick(lived, end);
  return report(lived, { opened, end, paused });
}

/** Clocks first, as in a running portal; then people answer what is before them. */
async function stepHour(lived: Lived, now: Instant): Promise<number> {
  const { world, db, random, advisers, officers } = lived;
  const later = instantOf(new Date(Date.parse(now) + 15 * 60_000));
  await tick(lived, later);
  for (const { actor, forgets } of advisers) {
    const out = await db
      .selectFrom('adviser_offers as o')
      .innerJoin('adviser_profiles as p', 'p.id', 'o.adviser_id')
      .select(['o.id'])
      .where('p.person_id', '=', actor.personId)
      .where('o.ended_at', 'is', null)
      .execute();
    for (const { id } of out) {
      const chance = random();
      const order = { offerId: id, actor, command: randomIds.next(), now: later };
      if (forgets || chance > 0.6) continue;
      if (chance < 0.1) await declineOffer(world.deps, { ...order, reason: 'too-busy' });
      else await acceptOffer(world.deps, order);
    }
    await reachFirms(lived, actor, later, 2 * CONTACTS_AN_HOUR);
  }
  for (const actor of officers) if (random() > 0.1) await reachFirms(lived, actor, later, CONTACTS_AN_HOUR);
  return letIn(lived, later);
}

async function tick({ world }: Lived, now: Instant): Promise<void> {
  await lapseOffers(world.deps, now);
  await lapseCases(world.deps, now);
  await dispatchRequests(world.deps, now);
}

async function reachFirms(lived: Lived, actor: Actor, now: Instant, most: number): Promise<void> {
  const { world, reached } = lived;
  const held = await listHeldCases(
    lived.db,
    { personId: actor.personId, assignmentId: actor.actingAs!.assignmentId },
    40,
  );
  const isOfficer = actor.actingAs?.role !== 'adviser';
  const waiting = held.filter(({ id, state, openedAt }) => {
    if (reached.has(id) || state === 'answered') return false;
    // An officer leaves a request to the network for a day, and no longer.
    return !isOfficer || Date.parse(now) - Date.parse(openedAt) > 27 * 3_600_000;
  });
  for (const { id, state } of waiting.slice(0, most)) {
    const as = { side: 'desk', actor } as const;
    if (state === 'placed' || state === 'accepted') await world.actWith(id, 'contact', as, '', now);
    const done = await world.actWith(id, 'answer', as, 'Làm theo mẫu.', now);
    if (done.ok) reached.set(id, now);
  }
}

/** The coordinator calls those who were paused, at noon the next day. */
async function letIn({ db, world, province }: Lived, now: Instant): Promise<number> {
  const since = instantOf(new Date(Date.parse(now) - 24 * 3_600_000));
  const stopped = await db
    .selectFrom('adviser_profiles')
    .select('id')
    .where('paused_at', 'is not', null)
    .where('paused_at', '<', since)
    .execute();
  for (const { id } of stopped)
    await letInAgain(world.deps, { adviserId: id, actor: province, command: randomIds.next(), now });
  return stopped.length;
}

async function settle(db: Db, plan: MonthPlan): Promise<Lived> {
  const world = aWorldOfAdvisers(db);
  const random = numbers(plan.seed);
  const communes = world.deps.places.communesOf(PROVINCE).slice(0, plan.communes);
  const officers: Actor[] = [];
  for (const { id } of communes) officers.push(await world.officer(id, `Cán bộ ${id}`));
  const province = await world.officer(PROVINCE, 'Tỉnh');
  officers.push(province, await world.officer(PROVINCE, 'Tỉnh Hai'), await world.ministry('Bộ'));
  const advisers: Lived['advisers'][number][] = [];
  for (let nth = 0; nth < plan.advisers; nth += 1) {
    const first = nth % FIELDS.length;
    // Three weeks and a day of arrivals, 85 % of what the network can take.
    const capacityPerWeek = Math.max(1, Math.round(plan.requests / 0.85 / plan.advisers / 4));
    const from = `2026-06-${String(1 + (nth % 25)).padStart(2, '0')}` as LocalDate;
    const until = `2026-06-${String(4 + (nth % 25)).padStart(2, '0')}` as LocalDate;
    const made = await world.adviser(`Tư vấn ${nth}`, {
      ...{ capacityPerWeek, communeId: communes[nth % communes.length]!.id },
      fields: [FIELDS[first]!, FIELDS[(first + 2) % FIELDS.length]!],
      ...(nth % 3 === 0 && { away: [from, until] as const }),
    });
    advisers.push({ ...made, forgets: nth % 5 === 4 });
  }
  return { world, db, random, advisers, officers, province, reached: new Map() };
}

async function report(
  { world, db, reached }: Lived,
  { opened, end, paused }: { opened: ReadonlyMap<string, Instant>; end: Instant; paused: number },
): Promise<LivedMonth> {
  const calendar = world.deps.calendars.get('vn-public-offices')!;
  const cases = await Promise.all([...opened.keys()].map((id) => world.now(id)));
  const open = cases.filter(({ turn }) => turn !== 'nobody');
  const days = [...opened]
    .map(([id, from]) => workingMinutesBetween(calendar, from, reached.get(id) ?? end) / DAY_MINUTES)
    .sort((a, b) => a - b);
  const offers = await db.selectFrom('adviser_offers').selectAll().execute();
  const live = offers.filter(({ ended_at }) => ended_at === null).map(({ case_id }) => case_id);
  const taken = offers.filter(({ outcome }) => outcome === 'accepted');
  return {
    requests: opened.size,
    orphaned: open.filter(({ turn, holder }) => turn === 'desk' && holder.personId === undefined).length,
    lateUnescalated: open.filter(({ promise }) => promise === undefined || promise.dueAt < end).length,
    p90Days: days[Math.ceil(days.length * 0.9) - 1] ?? 0,
    byAdvisers: taken.length / Math.max(1, opened.size),
    lapsed: offers.filter(({ outcome }) => outcome === 'lapsed').length,
    paused,
    doubled: live.length - new Set(live).size + (await beyondCapacity(db, taken)),
  };
}

/** Weeks in which somebody accepted more than they said they could. */
async function beyondCapacity(
  db: Db,
  taken: readonly { readonly adviser_id: string; readonly ended_at: Instant | null }[],
): Promise<number> {
  const capacity = new Map(
    (await db.selectFrom('adviser_profiles').select(['id', 'capacity_per_week']).execute()).map((row) => [
      row.id,
      row.capacity_per_week,
    ]),
  );
  const weeks = new Map<string, number>();
  for (const { adviser_id: id, ended_at } of taken) {
    const day = localDateOf(ended_at!);
    const week = Math.floor((Date.parse(day) / 86_400_000 + 3) / 7);
    weeks.set(`${id} ${week}`, (weeks.get(`${id} ${week}`) ?? 0) + 1);
  }
  return [...weeks].filter(([key, count]) => count > (capacity.get(key.slice(0, 36)) ?? 0)).length;
}
