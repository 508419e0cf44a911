/** What the actions on content are given; app.ts hands it in once. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { ContentIssue, Overlay } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { PolicyContext } from '../../accounts/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { committedBody, hashOfBody } from '../content/committed-files.ts';
import { dataOf, kindOf, mayBegin } from '../domain/content-file.ts';
import { changedKeptParts } from '../domain/kept-parts.ts';
import { listInForce } from '../store/versions.read.ts';

export interface ContentDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly policy: PolicyContext;
  /** Loads everything with these bodies in place of the committed files, as a start would; every issue, none when it may go into force. */
  readonly check: (overlay: Overlay) => readonly ContentIssue[];
  /** Puts what is signed before the readers of this process; others follow by their clock. */
  readonly afterSigning: (now: Instant) => Promise<void>;
}

export interface InForce {
  readonly body: string;
  readonly hash: string;
}

/** Undefined for a file officers do not mend, and for one that is not there yet. */
export async function findInForce(db: Db, path: string, today: LocalDate): Promise<InForce | undefined> {
  const [version] = await listInForce(db, today, path);
  const body = version?.body ?? committedBody(path);
  return body === undefined ? undefined : { body, hash: version?.contentHash ?? hashOfBody(path, body) };
}

/** What a draft is on top of; a file that is not there yet has a hash of its own. */
export function hashUnder(inForce: InForce | undefined): string {
  return inForce?.hash ?? ABSENT;
}
const ABSENT = contentHash(null);

/** What keeps this body from standing in place of the file: its shape, what it says of other files, and what may never change. */
export async function issuesOfBody(
  db: Db,
  check: ContentDeps['check'],
  path: string,
  body: string,
  today: LocalDate,
): Promise<readonly ContentIssue[]> {
  const kind = kindOf(path);
  const before = await findInForce(db, path, today);
  if (kind === undefined || (before === undefined && !mayBegin(path)))
    return [{ path: '', message: 'not a file officers mend' }];
  const issues = check(overlayWith(await overlayInForce(db, today), path, body));
  if (issues.length > 0 || path.endsWith('.md') || before === undefined) return issues;
  return changedKeptParts(kind, dataOf(path, before.body), dataOf(path, body)).map((issue) => ({
    ...issue,
    message: issue.code,
  }));
}

export async function overlayInForce(db: Db, today: LocalDate): Promise<Overlay> {
  return new Map((await listInForce(db, today)).map(({ path, body }) => [path, body]));
}

export function overlayWith(overlay: Overlay, path: string, body: string): Overlay {
  return new Map([...overlay, [path, body]]);
}
