/** A signed version of one file: immutable, in force on the days it names until a newer one is. */
import type { Instant } from '../../../foundation/clock.ts';
import type { ContentSource, Validity } from './draft.ts';

export interface Version {
  readonly id: string;
  /** The order of signing over all files. */
  readonly ordinal: number;
  readonly path: string;
  /** 1, 2, 3 … of its file. */
  readonly number: number;
  readonly draftId: string;
  /** Of the body: the hash results name. */
  readonly contentHash: string;
  readonly body: string;
  readonly source: ContentSource;
  readonly validity: Validity;
  readonly draftedBy: string;
  readonly signedBy: string;
  readonly signedAt: Instant;
}
