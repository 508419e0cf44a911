/** Who counts in an indicator, keyed by what was true at the first event that made it count: place, month, sector group, size class. */
import { localDateOf } from '../../../foundation/clock.ts';
import type { RecordedEvent } from '../../ledger/index.ts';
import type { Indicator } from './indicator.ts';

/** Stands for a place, sector group or size class nobody had said when the event happened. */
export const UNKNOWN = 'unknown';

export interface Member {
  readonly indicator: string;
  readonly memberId: string;
  readonly eventId: string;
  readonly occurredAt: string;
  /** First day of the month in Viet Nam, `2031-03-01`. */
  readonly period: string;
  readonly localityId: string;
  readonly provinceId: string;
  readonly communeId: string;
  readonly sectorGroup: string;
  readonly sizeClass: string;
}

/** Province and commune in force of a place as an event names it, each `unknown` when the place does not tell. */
export type PlaceOf = (localityId: string) => { readonly province: string; readonly commune: string };

/** What counting needs besides events. */
export interface CountingRules {
  readonly indicators: readonly Indicator[];
  readonly placeOf: PlaceOf;
}

/** The members these events make: one entry a member with its earliest event, in a fixed order so that concurrent writers never wait in a circle. */
export function membersOf(events: readonly RecordedEvent[], { indicators, placeOf }: CountingRules): Member[] {
  const found = new Map<string, Member>();
  for (const indicator of indicators) {
    for (const event of events) {
      if (event.dossierId === undefined || !indicator.events.includes(event.type)) continue;
      const key = `${indicator.id} ${event.dossierId}`;
      const known = found.get(key);
      if (known === undefined || isEarlier(event, known))
        found.set(key, memberOf(indicator.id, event.dossierId, event, placeOf));
    }
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member);
}

function isEarlier(event: RecordedEvent, than: Pick<Member, 'occurredAt' | 'eventId'>): boolean {
  if (event.occurredAt !== than.occurredAt) return event.occurredAt < than.occurredAt;
  return event.id < than.eventId;
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
    localityId,
    provinceId: province,
    communeId: commune,
    sectorGroup: event.sectorGroup ?? UNKNOWN,
    sizeClass: event.sizeClass ?? UNKNOWN,
  };
}
