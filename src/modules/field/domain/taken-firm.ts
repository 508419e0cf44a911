/** A firm as it goes along on a device: what it is called, what may be done for it, what is known of it that day. */
import type { Dossier } from '../../conditions/index.ts';
import type { FirmRef } from './field-item.ts';

export interface TakenFirm {
  readonly ref: FirmRef;
  readonly name: string;
  readonly acts: readonly ('assess' | 'visit' | 'request')[];
  readonly takenAt: string;
  /** Last day of the mandate. */
  readonly until?: string;
  readonly taxCode?: string;
  readonly dossier: Dossier;
}
