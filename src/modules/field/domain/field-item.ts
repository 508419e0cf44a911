/** What is written down at a firm without a network, as the device keeps and sends it; read by the device and by the server alike. */
import type { Answer } from '../../assessments/browser.ts';

/** `m-` and the id of a mandate, or `t-` and a tax code of the register. */
export type FirmRef = string;

interface Written {
  /** UUIDv7 made on the device: the record's id and the key under which it is taken in once. */
  readonly id: string;
  readonly firm: FirmRef;
  /** By the clock of the device, ISO 8601 in UTC. */
  readonly happenedAt: string;
}

export interface AssessmentItem extends Written {
  readonly kind: 'assessment';
  readonly framework: string;
  /** Of the version that was asked. */
  readonly hash: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

export interface VisitItem extends Written {
  readonly kind: 'visit';
  readonly channel: string;
  readonly outcome: string;
  readonly note: string;
}

export interface RequestItem extends Written {
  readonly kind: 'request';
  /** `topic:security`. */
  readonly about: string;
  readonly message: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export interface PhotoItem extends Written {
  readonly kind: 'photo';
  /** The record it belongs to, sent before it. */
  readonly of: string;
  /** A JPEG without metadata, base64url. */
  readonly bytes: string;
}

export type FieldItem = AssessmentItem | VisitItem | RequestItem | PhotoItem;

export const LARGEST_PHOTO = 200 * 1024;
export const MOST_PHOTOS = 6;
export const LONGEST_NOTE = 500;

/** What became of one item that was sent. */
export interface ItemOutcome {
  readonly id: string;
  readonly outcome: 'recorded' | 'refused';
  /** Why it was refused. */
  readonly code?: string;
  /** Another unconfirmed assessment of the same firm is there: somebody chooses. */
  readonly differs?: boolean;
}

/** A clock that runs ahead by more is wrong. */
const AHEAD_MS = 5 * 60_000;
/** Longer ago than anybody carries a record about. */
const LONGEST_AGO_MS = 31 * 86_400_000;

/** When it happened, as far as the device's clock can be believed: never in the future, never more than a month ago. */
export function plausibleInstant(said: string, now: string): string {
  const [at, until] = [Date.parse(said), Date.parse(now)];
  if (Number.isNaN(at) || at > until + AHEAD_MS || at < until - LONGEST_AGO_MS) return now;
  return at > until ? now : new Date(at).toISOString();
}

export function firmOf(ref: FirmRef): { readonly mandateId: string } | { readonly taxCode: string } | undefined {
  const [, kind, id = ''] = /^([mt])-([0-9a-f-]{10,36})$/.exec(ref) ?? [];
  if (kind === 'm') return { mandateId: id };
  return kind === 't' && /^\d{10,13}$/.test(id) ? { taxCode: id } : undefined;
}
