/** Who counts in an indicator: in the month of its first event, by the place, sector group and size class of the earliest event that says most of them. */
import { localDateOf } from '../../../foundation/clock.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { RecordedEvent } from '../../ledger/index.ts';
import { type Counting, type Indicator, RECORD_FIELD } from './indicator.ts';

/** Stands for a place, sector group or size class nobody had said when the event happened. */
export const UNKNOWN = 'unknown';

export const SECTORS = ['agriculture-forestry-fishery', 'industry-construction', 'trade-services', UNKNOWN] as const;
export const SIZES = ['micro', 'small', 'medium', 'not-sme', UNKNOWN] as const;
export type Sector = (typeof SECTORS)[number];
export type Size = (typeof SIZES)[number];

export interface Member {
  readonly indicator: string;
  readonly memberId: string;
  readonly eventId: string;
  readonly occurredAt: string;
  /** First day of the month in Viet Nam, `2031-03-01`. */
  readonly period: string;
  /** How much the placing event says: 4 for a place, 2 for a sector, 1 for a size. */
  readonly said: number;
  readonly placedAt: string;
  readonly placedBy: string;
  readonly localityId: string;
  readonly provinceId: string;
  readonly communeId: string;
  readonly sectorGroup: string;
  readonly sizeClass: string;
}

/** Province and commune in force of a place as an event names it, each `unknown` when the place does not tell. */
export type PlaceOf = (localityId: string) => { readonly province: string; readonly commune: string };

/** What placing members needs besides events. */
export interface MemberRules {
  readonly indicators: readonly Indicator[];
  readonly placeOf: PlaceOf;
}

/** What an event counts in this indicator; undefined when it does not. */
export function memberIdOf(
  indicator: Pick<Indicator, 'events' | 'distinctBy' | 'only'>,
  event: RecordedEvent,
): string | undefined {
  if (!indicator.events.includes(event.type)) return undefined;
  if (indicator.only !== undefined) {
    const said = event.payload[indicator.only.field];
    if (typeof said !== 'string' || !indicator.only.values.includes(said)) return undefined;
  }
  if (indicator.distinctBy === 'dossier') return event.dossierId;
  const record = event.payload[RECORD_FIELD];
  return typeof record === 'string' && isUuid(record) ? record : undefined;
}

/** The members these events make, one entry a member, in a fixed order so that concurrent writers never wait in a circle. */
export function membersOf(
  events: readonly RecordedEvent[],
  {
    indicators,
    placeOf,
  }: Pick<MemberRules, 'placeOf'> & { readonly indicators: readonly (Counting & { readonly id: string })[] },
): Member[] {
  const found = new Map<string, Member>();
  for (const indicator of indicators) {
    for (const event of events) {
      const memberId = memberIdOf(indicator, event);
      if (memberId === undefined) continue;
      const key = `${indicator.id} ${memberId}`;
      const member = memberOf(indicator.id, memberId, event, placeOf);
      const known = found.get(key);
      found.set(key, known === undefined ? member : joined(known, member));
    }
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member);
}

/** What two events know of one member: the month of the earlier, the place of the one that says more, of equals the earlier. */
export function joined(a: Member, b: Member): Member {
  const first = isBefore(a.occurredAt, a.eventId, b.occurredAt, b.eventId) ? a : b;
  const aTells = a.said === b.said ? isBefore(a.placedAt, a.placedBy, b.placedAt, b.placedBy) : a.said > b.said;
  const { eventId, occurredAt, period } = first;
  return { ...(aTells ? a : b), eventId, occurredAt, period };
}

function isBefore(at: string, id: string, otherAt: string, otherId: string): boolean {
  return at === otherAt ? id <= otherId : at < otherAt;
}

function memberOf(indicator: string, memberId: string, event: RecordedEvent, placeOf: PlaceOf): Member {
  const localityId = event.localityId ?? UNKNOWN;
  const { province, commune } = placeOf(localityId);
  return {
    indicator,
    memberId,
    eventId: event.id,
    occurredAt: event.occurredAt,
    period: `${localDateOf(event.occurredAt).slice(0, 7)}-01`,
    said: (event.localityId ? 4 : 0) + (event.sectorGroup ? 2 : 0) + (event.sizeClass ? 1 : 0),
    placedAt: event.occurredAt,
    placedBy: event.id,
    localityId,
    provinceId: province,
    communeId: commune,
    sectorGroup: event.sectorGroup ?? UNKNOWN,
    sizeClass: event.sizeClass ?? UNKNOWN,
  };
}
