/** A reading: somebody of the programme looked at what a firm said or at how to reach it. The firm sees each one. */
import type { Instant } from '../../../foundation/clock.ts';

/** What was looked at: a dossier, the party that claimed one, a row of the register by its tax code, or a person who asked for themselves. */
export interface ReadSubject {
  readonly kind: 'dossier' | 'party' | 'register' | 'person';
  readonly id: string;
}

/** Which part was shown. `everything` is the owner's own copy. */
export type ReadField =
  | 'name'
  | 'contact'
  | 'register'
  | 'answers'
  | 'plan'
  | 'assessment'
  | 'papers'
  | 'case'
  | 'everything';

export type ReadPurpose =
  | 'export'
  | 'advice'
  | 'decision'
  | 'check'
  | 'contact'
  | 'support'
  | 'claim'
  | 'duplicates'
  | 'linkage';

export interface Reading {
  readonly at: Instant;
  readonly reader: 'plan-holder' | 'account' | 'system';
  /** The office of a reader with an account. */
  readonly role?: string;
  readonly localityId?: string;
  readonly fields: readonly ReadField[];
  readonly purpose: ReadPurpose;
}
