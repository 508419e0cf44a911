/** What a seal is computed over: the number, the link to the seal before, and everything the event says. */
import type { Instant } from '../../../foundation/clock.ts';
import type { RecordedEvent } from './event.ts';

export interface Seal {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly eventId: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly sealedAt: Instant;
}

/** What the first seal links to. */
export const BEFORE_THE_FIRST = '0'.repeat(64);

/** SHA-256 over RFC 8785 JSON, given from outside: domain code imports no node module. */
export type ContentHash = (value: unknown) => string;

export function sealEvent(
  event: RecordedEvent,
  link: { readonly seq: number; readonly previousHash: string; readonly sealedAt: Instant },
  hashOf: ContentHash,
): Seal {
  return { ...link, eventId: event.id, hash: hashOf(sealedContent(event, link)) };
}

/** Absent fields are left out, so a field added to events later does not break the seals of today. */
function sealedContent(event: RecordedEvent, link: { seq: number; previousHash: string; sealedAt: Instant }): unknown {
  const { id, type, actor, dossierId, localityId, sectorGroup, sizeClass, occurredAt, recordedAt, payload } = event;
  return {
    seq: link.seq,
    previousHash: link.previousHash,
    sealedAt: link.sealedAt,
    event: {
      id,
      type,
      actor: { ...actor },
      occurredAt,
      recordedAt,
      payload,
      ...(dossierId === undefined ? {} : { dossierId }),
      ...(localityId === undefined ? {} : { localityId }),
      ...(sectorGroup === undefined ? {} : { sectorGroup }),
      ...(sizeClass === undefined ? {} : { sizeClass }),
    },
  };
}
