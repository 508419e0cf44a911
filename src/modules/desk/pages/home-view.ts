/** Gathers an officer's morning: whom nobody reached, whom to call today, what waits in other rooms, what changed since yesterday. */
import type { Actor } from '../../../foundation/actor.ts';
import { addDays, type Instant, type LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { listRegisterNames } from '../../enterprises/index.ts';
import { type PlaceReach, reachBelow } from '../../figures/index.ts';
import { countActs } from '../../ledger/index.ts';
import {
  countCallbacks,
  countUnreached,
  type FirmOutreach,
  listCallbacks,
  listUnreached,
  type OfficePlace,
  officeOf,
  type UnreachedFirm,
} from '../../outreach/index.ts';
import { officesOf, placesOf } from '../domain/scope-places.ts';
import { listViews, type SavedView } from '../store/views.read.ts';
import type { DeskDeps, Waiting } from './desk-deps.ts';

export interface HomeView {
  /** Absent for a national role and for an adviser, who have no list of their own. */
  readonly office?: OfficePlace;
  readonly unreached?: { readonly count: number; readonly isMore: boolean; readonly first: readonly UnreachedFirm[] };
  readonly callbacks?: {
    readonly due: number;
    readonly late: number;
    readonly firms: readonly (FirmOutreach & { readonly name: string })[];
  };
  readonly waiting: readonly Waiting[];
  readonly below: readonly PlaceReach[];
  readonly views: readonly SavedView[];
  /** Kinds of acts with how often, since yesterday morning. */
  readonly acts: readonly (readonly [string, number])[];
}

/** Acts worth a line on the first page. */
export const TOLD_ACTS = [
  'contact.logged',
  'claim.made',
  'claim.confirmed',
  'plan.made',
  'assessment.completed',
  'plan.step-done',
  'case.opened',
  'register.imported',
  'content.signed',
] as const;

const MOST = 10_000;
const FIRST = 5;
const MOST_CALLBACKS = 10;
const MOST_READ = 2_000;

export async function loadHome(
  deps: DeskDeps,
  request: { readonly actor: Actor; readonly language: Language; readonly now: Instant; readonly today: LocalDate },
): Promise<HomeView> {
  const { actor, language, today } = request;
  const verbs = (actor.actingAs && deps.roles.byCode.get(actor.actingAs.role)?.verbs) ?? [];
  const office = officeOf(actor.actingAs?.scope, '', deps.places.findLocality);
  const isOfficer = verbs.includes('firms.read');
  const place = isOfficer && typeof office !== 'string' ? office : undefined;
  const nation = deps.places.ids.find((id) => deps.places.findLocality(id)?.level === 'nation') ?? '';
  const shownBelow = !isOfficer
    ? undefined
    : office === 'choose'
      ? nation
      : place?.level === 'province'
        ? place.id
        : undefined;
  // Together: no part waits for another, and a page is as slow as its slowest part.
  const [own, waiting, below, views, acts] = await Promise.all([
    place && loadOffice(deps, place, today),
    deps.waiting(actor, language, today),
    shownBelow === undefined ? [] : reachBelow(deps.db, deps.places, shownBelow),
    isOfficer
      ? listViews(deps.db, { personId: actor.personId, offices: officesOf(place?.id ?? nation, deps.places) })
      : [],
    isOfficer ? actsSinceYesterday(deps, request) : [],
  ]);
  return { ...(place && { office: place, ...own }), waiting, below, views, acts };
}

async function loadOffice({ db }: DeskDeps, place: OfficePlace, today: LocalDate) {
  const atWork = { place, standing: 'operating' } as const;
  const [operating, { firms: first }, due, firms] = await Promise.all([
    // A province is counted by its figures, see `below`: counting it firm by firm would cost more than the whole page.
    place.level === 'commune' ? countUnreached(db, atWork, MOST + 1) : 0,
    listUnreached(db, atWork, { limit: FIRST, most: MOST_READ }),
    countCallbacks(db, place, today),
    listNamedCallbacks(db, place, today),
  ]);
  return {
    unreached: { count: Math.min(operating, MOST), isMore: operating > MOST, first },
    callbacks: { ...due, firms },
  };
}

async function listNamedCallbacks(db: Db, place: OfficePlace, today: LocalDate) {
  const callbacks = await listCallbacks(db, place, today, MOST_CALLBACKS);
  const names = await listRegisterNames(
    db,
    callbacks.map(({ taxCode }) => taxCode),
  );
  return callbacks.map((firm) => ({ ...firm, name: names.get(firm.taxCode)?.name ?? firm.taxCode }));
}

async function actsSinceYesterday(
  { db, places }: DeskDeps,
  { actor, now, today }: { readonly actor: Actor; readonly now: Instant; readonly today: LocalDate },
): Promise<readonly (readonly [string, number])[]> {
  const scope = actor.actingAs?.scope;
  const inside = scope === undefined ? [] : placesOf(scope, places);
  const counts = await countActs(db, {
    scope: inside === 'everything' ? inside : { places: inside, actors: [] },
    // Midnight in Viet Nam.
    from: `${addDays(today, -2)}T17:00:00.000Z` as Instant,
    until: now,
    types: TOLD_ACTS,
  });
  return TOLD_ACTS.flatMap((type) => (counts.has(type) ? [[type, counts.get(type) ?? 0] as const] : []));
}
