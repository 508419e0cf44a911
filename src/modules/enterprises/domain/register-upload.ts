/** A file somebody sent to be imported, from its arrival to its end. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { FileMapping } from './register-columns.ts';

export type UploadState = 'arriving' | 'arrived' | 'waiting' | 'running' | 'ended' | 'cancelled';

export interface RegisterUpload {
  /** Also the id of its import. */
  readonly id: string;
  readonly fileName: string;
  readonly fileKind?: 'csv' | 'xlsx';
  readonly fileHash?: string;
  readonly size: number;
  readonly lineEnds?: number;
  /** The province whose firms alone are taken; absent for the nation. */
  readonly area?: string;
  readonly uploadedBy: string;
  readonly role: string;
  readonly assignmentId: string;
  readonly state: UploadState;
  readonly headings: readonly string[];
  readonly mapping: FileMapping;
  readonly asOf: LocalDate;
  readonly keepGood: boolean;
  /** What kept it from being read at all. */
  readonly fault?: string;
  readonly uploadedAt: Instant;
  readonly endedAt?: Instant;
}

/** May still be changed: which column is what, the day, what to do with wrong lines. */
export function isOpen({ state }: Pick<RegisterUpload, 'state'>): boolean {
  return state === 'arrived';
}
