/** A paper: one file somebody handed in for one thing, never changed afterwards. */
import type { Instant } from '../../../foundation/clock.ts';
import type { FileKind, FileRefusal } from '../../../foundation/files/file-kind.ts';
import type { ScanVerdict } from '../../../foundation/files/virus-scanner.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

/** With whom it is erased. */
export interface PaperOwner {
  readonly kind: 'dossier' | 'person';
  readonly id: string;
}

/** What it was handed in for: `case` and its id. */
export interface PaperSubject {
  readonly kind: string;
  readonly id: string;
}

export type PaperSide = 'owner' | 'desk';

export interface Paper {
  readonly id: string;
  readonly name: string;
  readonly kind: FileKind;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  readonly by: PaperSide;
  readonly personId?: string | undefined;
  readonly addedAt: Instant;
  /** Since when the partner of the thing may see it; by its owner's act alone. */
  readonly sharedAt?: Instant | undefined;
  /** Absent where no scanner has looked at it yet. */
  readonly verdict?: ScanVerdict | undefined;
}

/** `waits`: a scanner is connected and has yet to look; until then nobody opens it. */
type PaperStanding = 'open' | 'waits' | 'infected';

export function standingOfPaper({ verdict }: Pick<Paper, 'verdict'>, scans: boolean): PaperStanding {
  if (verdict === 'infected') return 'infected';
  return scans && verdict === undefined ? 'waits' : 'open';
}

export const LARGEST_PAPER = 10 * 1024 * 1024;
export const MOST_PAPERS = 20;
/** Of one owner, for everything together: nobody fills the store through a key that costs nothing. */
export const LARGEST_TOTAL = 60 * 1024 * 1024;

export type PaperRefusal =
  | FileRefusal
  | Refusal<
      | 'documents.paper.none'
      | 'documents.paper.too-large'
      | 'documents.paper.cut-off'
      | 'documents.paper.too-many'
      | 'documents.paper.full'
      | 'documents.paper.not-yours'
      | 'documents.paper.infected'
    >;

export interface Held {
  /** For the same thing. */
  readonly papers: number;
  /** Of the same owner, in bytes. */
  readonly total: number;
}

/** May one more of that size be added? */
export function roomFor({ papers, total }: Held, size: number): Result<undefined, PaperRefusal> {
  if (papers >= MOST_PAPERS) return refused({ code: 'documents.paper.too-many', field: 'file' });
  if (total + size > LARGEST_TOTAL) return refused({ code: 'documents.paper.full', field: 'file' });
  return accepted(undefined);
}
