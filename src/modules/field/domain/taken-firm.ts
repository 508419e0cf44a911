/** A firm as it goes along on a device: what it is called, what may be done for it, what is known of it that day. */
import type { Answers } from '../../assessments/browser.ts';
import type { Dossier } from '../../conditions/index.ts';
import type { FirmRef } from './field-item.ts';

export interface LastTime {
  /** Of the version. */
  readonly hash: string;
  readonly answers: Answers;
  readonly givenAt: string;
}

export interface TakenFirm {
  readonly ref: FirmRef;
  readonly name: string;
  readonly acts: readonly ('assess' | 'visit' | 'request')[];
  readonly takenAt: string;
  /** Last day of the mandate. */
  readonly until?: string;
  readonly taxCode?: string;
  readonly dossier: Dossier;
  /** By questionnaire: what the firm said when it last finished one, under the version it was asked then. */
  readonly last: Readonly<Record<string, LastTime>>;
}
