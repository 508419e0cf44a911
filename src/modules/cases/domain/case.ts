/** A case as it is now, and what a desk must know to work it. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { CaseEvent, CaseState } from './case-history.ts';

export interface Case extends CaseState {
  readonly id: string;
  readonly reference: string;
  readonly type: string;
  readonly typeVersion: number;
  /** The firm that asked; else `applicantPersonId`. Exactly one of the two is there. */
  readonly dossierId?: string | undefined;
  /** A person with an account who asked for themselves. */
  readonly applicantPersonId?: string | undefined;
  /** Whom it complains about: never its holder, and never sees it. */
  readonly againstPersonId?: string | undefined;
  /** An organisation that acts in it, such as a vendor. */
  readonly partnerOrganisationId?: string | undefined;
  readonly about: About;
  /** Where the firm is, as it was known when the case was opened. */
  readonly place: Place;
}

/** Who asks: a firm, or a person for themselves. */
export type Asker =
  | { readonly kind: 'dossier'; readonly dossierId: string }
  | { readonly kind: 'applicant'; readonly personId: string };

/** Whose personal data it holds. */
export function askerOf({ dossierId, applicantPersonId }: Pick<Case, 'dossierId' | 'applicantPersonId'>) {
  return dossierId === undefined
    ? ({ kind: 'person', id: applicantPersonId! } as const)
    : ({ kind: 'dossier', id: dossierId } as const);
}

/** `step` and the id of a step, `topic` and its code. */
export interface About {
  readonly kind: string;
  readonly code: string;
}

export interface Place {
  readonly communeId?: string | undefined;
  readonly provinceId?: string | undefined;
}

export interface Contact {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly callWhen: CallWhen;
  /** In which letters are written; Vietnamese when nothing is said. */
  readonly language?: Language | undefined;
}

export const CALL_WHEN = ['any', 'morning', 'afternoon', 'evening'] as const;
export type CallWhen = (typeof CALL_WHEN)[number];

/** `firm` is the side that asked, whoever that is. */
export type Side = 'firm' | 'desk' | 'partner' | 'clock';

/** One line of the history, with the words that came with it while they are kept. */
export interface HistoryEntry {
  readonly event: CaseEvent;
  readonly by: Side;
  readonly personId?: string | undefined;
  readonly at: Instant;
  readonly message?: string | undefined;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten signs of a UUIDv7's random end, without letters that are heard or read alike: `7K3M9-QWX2T`. */
export function referenceOf(id: string): string {
  let bits = BigInt(`0x${id.replaceAll('-', '').slice(-13)}`) & ((1n << 50n) - 1n);
  let text = '';
  for (let sign = 0; sign < 10; sign += 1) {
    text = ALPHABET[Number(bits & 31n)]! + text;
    bits >>= 5n;
  }
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}
