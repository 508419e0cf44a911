/** Every address of the desk, the account and a plan, asked for one commune's things as everybody: refused unless the table says otherwise. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../src/foundation/http/route.ts';
import { type Answer, openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';
import { COMMUNE, layOut, MARKS, PROVINCE } from './two-communes.ts';
import { MAY_OPEN, type MayOpen, PEOPLE, type Who } from './who-may-open.ts';

let portal: PortalInProcess;
let world: Awaited<ReturnType<typeof layOut>>;
let walked: readonly { readonly route: Route; readonly name: string; readonly may: MayOpen }[];
const marks: readonly string[] = Object.values(MARKS);
const sessions = new Map<Who, Readonly<Record<string, string>>>();
const seenByThoseEntitled = new Set<string>();

beforeAll(async () => {
  portal = await openPortalInProcess();
  world = await layOut(portal);
  walked = portal.routes
    .filter(({ path }) => /^\/:lang\/(?:desk|account|plan\/:key)(?:\/|$)/.test(path))
    .map((route) => {
      const name = `${route.method} ${route.path.slice('/:lang'.length)}`;
      return { route, name, may: MAY_OPEN[name] ?? { here: [], own: [] } };
    });
});

const addressOf = ({ path }: Route, parts = world.parts) =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined || part === '') throw new Error(`${path}: the world has no ${name}`);
    return part;
  });

/** A session for one request: what it does to its own account is nobody else's. */
async function headersOf(who: Who, route: Route): Promise<Readonly<Record<string, string>>> {
  if (who === 'visitor') return {};
  if (route.method === 'POST' && route.path.startsWith('/:lang/account')) return world.signIn(await twinOf(who));
  const known = sessions.get(who) ?? (await world.signIn(world.people[who]));
  sessions.set(who, known);
  return known;
}

/** Somebody else with the same role over the same place. */
async function twinOf(who: Exclude<Who, 'visitor'>) {
  const { rows } = await sql<{ role: string; place: string | null }>`
    select role, locality_id as place from assignments where person_id = ${world.people[who].id}`.execute(portal.db);
  const held = rows[0];
  if (held === undefined || held.role === 'owner') return world.person('Người Lạ');
  const scope =
    held.place === null ? ({ kind: 'nation' } as const) : { kind: 'locality' as const, localityId: held.place };
  return world.person('Người Lạ', held.role, scope);
}

/** With everything of the commune named in it, and where one has pages of one's own also as the address stands. */
async function ask(route: Route, who: Who, may: MayOpen): Promise<readonly Answer[]> {
  const headers = await headersOf(who, route);
  const address = addressOf(route);
  const form = world.fields;
  if (route.method === 'POST') return [await portal.post(address, form, headers)];
  const query = new URLSearchParams(Object.entries(form).map(([key, value]) => [key, String(value)])).toString();
  const named = await portal.get(`${address}?${query}`, headers);
  return [...may.here, ...may.own].includes(who) ? [named, await portal.get(address, headers)] : [named];
}

/** Looking first, then writing, then what ends a thing, and last what ends somebody's role. */
function lateness(name: string): number {
  if (name.startsWith('GET')) return 0;
  if (name.endsWith('/people/:assignment')) return 3;
  return /(?:put-away|cancel|discard|withdraw|end|undo|remove|sign|publish|decide|delete)$/.test(name) ? 2 : 1;
}

const STAGES = [
  ['looked at', 0],
  ['written', 1],
  ['ended', 2],
  ['the end of somebody’s role', 3],
] as const;

const isRefused = ({ status, location }: Answer) =>
  [401, 403, 404].includes(status) || (status === 303 && location === '/vi/sign-in');
const marksIn = ({ body, location }: Answer) => marks.filter((mark) => `${body} ${location}`.includes(mark));

/** People of the commune see it in what is their own; an adviser with a mandate knows whose it is. */
const knows = (who: Who, name: string) =>
  (who.endsWith('Here') && MAY_OPEN[name]?.own.includes(who) === true) ||
  (who === 'adviserHere' && name.includes('/plan/'));
/** Every page greets whoever is signed in. */
const ownName: Partial<Record<Who, string>> = { ownerHere: MARKS.owner, communeHere: MARKS.officer };

/** Everything of the commune that a stranger could change, as it is. */
async function stateOfCommune(): Promise<Readonly<Record<string, unknown>>> {
  const { people, dossier, claim } = world;
  const own = [people.communeHere.id, people.provinceHere.id, people.ownerHere.id, people.adviserHere.id];
  const queries = {
    register: sql`select tax_code, name, commune_id from register_records where province_id = ${PROVINCE} order by 1`,
    placements: sql`select * from register_placements`,
    duplicates: sql`select id, decision from duplicate_candidates`,
    claims: sql`select * from claims where id = ${claim}`,
    slips: sql`select count(*)::int as n from claim_codes where claim_id = ${claim}`,
    mandates: sql`select id, ended_at from mandates where claim_id = ${claim}`,
    facts: sql`select * from facts where dossier_id = ${dossier} order by 1`,
    cases: sql`select count(*)::int as n from case_events`,
    offers: sql`select id, outcome from adviser_offers`,
    products: sql`select id, state from product_submissions`,
    listings: sql`select id from product_listings`,
    papers: sql`select id, hash from papers`,
    outreach: sql`select * from outreach_contacts`,
    field: sql`select id, state from field_records order by id`,
    signing: sql`select count(*)::int as n from field_cosigns`,
    populations: sql`select * from populations where locality_id = ${COMMUNE}`,
    reports: sql`select * from reports where office in (${COMMUNE}, ${PROVINCE})`,
    templates: sql`select * from report_templates where office in (${COMMUNE}, ${PROVINCE})`,
    views: sql`select * from saved_views where office = ${COMMUNE}`,
    targets: sql`select * from figure_targets`,
    corrections: sql`select * from figure_corrections`,
    releases: sql`select * from figure_releases`,
    drafts: sql`select * from content_drafts`,
    revisions: sql`select count(*)::int as n from content_revisions`,
    uploads: sql`select id, state, mapping from register_uploads where area_id = ${PROVINCE}`,
    invitations: sql`select * from invitations where locality_id in (${COMMUNE}, ${PROVINCE})`,
    assignments: sql`select * from assignments where person_id = any(${own}::uuid[]) order by id`,
    sessions: sql`select id from sessions where device = ${MARKS.device} and ended_at is null`,
    passkeys: sql`select credential_id from passkeys`,
    names: sql`select name from people where id = any(${own}::uuid[]) order by id`,
  };
  const state: Record<string, unknown> = {};
  for (const [name, query] of Object.entries(queries)) state[name] = (await query.execute(portal.db)).rows;
  return state;
}

describe('every address of the desk, the account and a plan', () => {
  it('is in the table of who may open it, and the table names no other', () => {
    expect(Object.keys(MAY_OPEN).sort()).toEqual(walked.map(({ name }) => name).sort());
  });

  it.each(PEOPLE)(
    'refuses %s what is not declared, shows them nothing of another commune’s, and lets them change nothing of it',
    async (who) => {
      const before = await stateOfCommune();
      const wrong: string[] = [];
      for (const { route, name, may } of walked.filter((each) => !each.may.here.includes(who)))
        for (const answer of await ask(route, who, may)) {
          const { status, location } = answer;
          if (status >= 500) wrong.push(`${name} fails: ${portal.logged.at(-2) ?? ''}`);
          if (!may.own.includes(who) && !isRefused(answer)) wrong.push(`${name} is ${status} ${location}`);
          const leaked = knows(who, name) ? [] : marksIn(answer).filter((mark) => mark !== ownName[who]);
          if (leaked.length > 0) wrong.push(`${name} shows ${leaked.join(', ')}`);
        }
      expect(wrong).toEqual([]);
      expect(await stateOfCommune()).toEqual(before);
    },
  );

  it.each(STAGES)('opens to those declared what is %s', async (_, stage) => {
    const wrong: string[] = [];
    for (const { route, name, may } of walked.filter((each) => lateness(each.name) === stage))
      for (const who of route.method === 'GET' ? may.here : may.here.slice(0, 1)) {
        const answers = await ask(route, who, may);
        for (const mark of answers.flatMap(marksIn)) seenByThoseEntitled.add(mark);
        const opened = answers.filter((answer) => !isRefused(answer) && answer.status < 500);
        if (opened.length === 0) wrong.push(`${who}: ${name} is ${answers.map(({ status }) => status).join(', ')}`);
      }
    expect(wrong).toEqual([]);
  });
});

describe('the walk', () => {
  it('would have noticed each mark: those entitled were shown every one', async () => {
    for (const [who, address] of [
      ['communeHere', '/vi/account'],
      ['communeHere', '/vi/account/notices'],
      ['ownerHere', '/vi/account'],
      ['communeHere', `/vi/desk/unreached/firms/${world.parts.taxCode}`],
    ] as const)
      for (const mark of marksIn(await portal.get(address, await world.signIn(world.people[who]))))
        seenByThoseEntitled.add(mark);
    const keys = await portal.get('/vi/account/passkeys', await world.signIn(world.keyHolder));
    for (const mark of marksIn(keys)) seenByThoseEntitled.add(mark);
    expect(marks.filter((mark) => !seenByThoseEntitled.has(mark))).toEqual([]);
  });

  it('under another firm’s own plan key finds nothing of this firm, whatever ids are named', async () => {
    const before = await stateOfCommune();
    const wrong: string[] = [];
    const headers = await world.signIn(world.people.otherOwner);
    const key = world.otherPlan.split('/').at(-1) ?? '';
    const keyed = walked.filter(({ route }) => route.path.includes('/:key'));
    for (const { route, name } of keyed.sort((a, b) => lateness(a.name) - lateness(b.name))) {
      const address = addressOf(route, { ...world.parts, key });
      const answer = await (route.method === 'GET'
        ? portal.get(address, headers)
        : portal.post(address, world.fields, headers));
      if (answer.status >= 500) wrong.push(`${name}: ${answer.status}`);
      if (marksIn(answer).length > 0) wrong.push(`${name} shows ${marksIn(answer).join(', ')}`);
    }
    expect(wrong).toEqual([]);
    expect(await stateOfCommune()).toEqual(before);
  });
});
