/** A correction of a member by an officer: it no longer counts, counts elsewhere, or counts again as its own events say. */
import { isUuid } from '../../../foundation/ids.ts';
import type { NewEvent, RecordedEvent } from '../../ledger/index.ts';
import type { Counted, Restatement } from './cell.ts';
import { type PlaceOf, UNKNOWN } from './member.ts';

export const CORRECTED = 'figures.corrected';

export const ACTS = ['excluded', 'moved', 'restored'] as const;
export type CorrectionAct = (typeof ACTS)[number];

export const REASONS = [
  'duplicate',
  'test-entry',
  'wrong-place',
  'wrong-sector',
  'wrong-size',
  'not-a-firm',
  'mistake',
] as const;
export type CorrectionReason = (typeof REASONS)[number];

export interface Placing {
  readonly localityId: string;
  readonly sectorGroup: string;
  readonly sizeClass: string;
}

export interface Correction extends Placing {
  readonly indicator: string;
  readonly memberId: string;
  readonly eventId: string;
  readonly act: CorrectionAct;
  readonly reason: string;
  readonly provinceId: string;
  readonly communeId: string;
}

/** What the event of a correction says of it beside who and when. */
export function correctionEvent(
  given: Pick<Correction, 'indicator' | 'memberId' | 'act' | 'reason'> & Placing,
): Pick<NewEvent, 'type' | 'payload' | 'localityId' | 'sectorGroup' | 'sizeClass'> {
  const { indicator, memberId, act, reason, localityId, sectorGroup, sizeClass } = given;
  return {
    type: CORRECTED,
    ...(localityId !== UNKNOWN && { localityId }),
    ...(sectorGroup !== UNKNOWN && { sectorGroup }),
    ...(sizeClass !== UNKNOWN && { sizeClass }),
    payload: { indicator, memberId, act, reason },
  };
}

/** The latest correction of each member among these events. */
export function correctionsOf(events: readonly RecordedEvent[], placeOf: PlaceOf): Correction[] {
  const latest = new Map<string, Correction>();
  for (const event of events) {
    if (event.type !== CORRECTED) continue;
    const { indicator, memberId, act, reason } = event.payload;
    const known = ACTS.find((each) => each === act);
    if (typeof indicator !== 'string' || typeof memberId !== 'string' || !isUuid(memberId)) continue;
    if (known === undefined || typeof reason !== 'string') continue;
    const localityId = event.localityId ?? UNKNOWN;
    const { province, commune } = placeOf(localityId);
    const correction: Correction = {
      ...{ indicator, memberId, eventId: event.id, act: known, reason },
      ...{ localityId, provinceId: province, communeId: commune },
      ...{ sectorGroup: event.sectorGroup ?? UNKNOWN, sizeClass: event.sizeClass ?? UNKNOWN },
    };
    const key = `${indicator} ${memberId}`;
    if ((latest.get(key)?.eventId ?? '') < event.id) latest.set(key, correction);
  }
  return [...latest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, correction]) => correction);
}

/** Where a member counts under a correction; undefined: nowhere. */
export function corrected(counted: Counted, correction: Correction | undefined): Counted | undefined {
  if (correction === undefined || correction.act === 'restored') return counted;
  if (correction.act === 'excluded') return undefined;
  const { provinceId, communeId, sectorGroup, sizeClass } = correction;
  return { ...counted, provinceId, communeId, sectorGroup, sizeClass };
}

/** A member that joined or moved, seen through its correction. */
export function restatedUnder({ from, to }: Restatement, correction: Correction | undefined): Restatement {
  const [before, after] = [from && corrected(from, correction), to && corrected(to, correction)];
  return { ...(before && { from: before }), ...(after && { to: after }) };
}
