/** An event: what happened, who did it, to whom, where and when. Payloads hold ids, codes and keyed hashes, never names, contacts or free text. */
import type { Instant } from '../../../foundation/clock.ts';

export type PayloadValue =
  | string
  | number
  | boolean
  | null
  | readonly PayloadValue[]
  | { readonly [key: string]: PayloadValue };

/** Who acts. A visitor without an account acts through the plan key they hold; a person with one as one of their assignments; the system acts by a named clock. */
export type ActorRef =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'plan-holder'; readonly dossierId: string }
  | { readonly kind: 'account'; readonly personId: string; readonly assignmentId?: string }
  | { readonly kind: 'system'; readonly job: string };

export interface NewEvent {
  /** Past tense, `thing.happened`, e.g. `plan.made`. Each module lists its events in its README. */
  readonly type: string;
  readonly actor: ActorRef;
  /** The dossier the event is about, if any. */
  readonly dossierId?: string;
  /** Versioned id of the commune (or, when unknown, the province) valid when it happened, e.g. `vn-2025-c-16249`. */
  readonly localityId?: string;
  /** Industry group and size class valid when it happened: figures are keyed by them. */
  readonly sectorGroup?: string;
  readonly sizeClass?: string;
  readonly occurredAt: Instant;
  readonly payload: { readonly [key: string]: PayloadValue };
}

/** As stored: immutable. The seal (sequence number and chained hash) lives in its own table. */
export interface RecordedEvent extends NewEvent {
  readonly id: string;
  readonly recordedAt: Instant;
}
