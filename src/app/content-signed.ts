/** Lays signed content over the release's files: at start, after a signature, and as often as the clock of contents says. */
import { createHash } from 'node:crypto';
import { type Instant, localDateOf, systemClock } from '../foundation/clock.ts';
import { ContentInvalid, type ContentIssue, type Overlay } from '../foundation/content.ts';
import type { Db } from '../foundation/database/tables.ts';
import { overlayInForce } from '../modules/contents/index.ts';
import { followActs } from '../modules/localities/index.ts';
import { forgetOldPlaces, places, readAllContent } from './content.ts';
import { Edition, editionInForce, inEdition, putInForce } from './content-editions.ts';

/** The deployment's acts and signed content laid over the release, for the length of a verb or before a start. */
export async function withActs(db: Db): Promise<void> {
  const now = systemClock.now();
  await followActs({ db, places: places(), onChange: forgetOldPlaces }, now);
  await followSigned(db, now);
}

/** Puts in force what is signed for that day. What no longer fits this release is left out: readers get the release's own text. */
export async function followSigned(db: Db, now: Instant): Promise<void> {
  const overlay = await overlayInForce(db, localDateOf(now));
  const before = editionInForce();
  if (same(before.overlay, overlay)) return;
  putInForce(fitting(overlay, before));
}

interface Tried {
  readonly edition: Edition;
  readonly issues: readonly ContentIssue[];
}

/** A draft is looked at several times before it is signed: the last editions tried are kept. */
const tried = new Map<string, Tried>();
const KEPT = 16;

/** An edition of these bodies; every issue it would have at a start. */
export function editionOf(overlay: Overlay): Tried {
  const key = keyOf(overlay);
  const known = tried.get(key);
  if (known !== undefined) return known;
  const edition = new Edition(overlay, editionInForce());
  const made = { edition, issues: issuesOf(edition) };
  if (tried.size >= KEPT) tried.delete(tried.keys().next().value ?? '');
  tried.set(key, made);
  return made;
}

function keyOf(overlay: Overlay): string {
  const hash = createHash('sha256');
  for (const [path, body] of overlay) hash.update(`${path}\n${String(body.length)}\n${body}`);
  return hash.digest('hex');
}

function fitting(overlay: Overlay, before: Edition): Edition {
  const whole = new Edition(overlay, before);
  if (issuesOf(whole).length === 0) return whole;
  let fits = new Edition(new Map(), before);
  for (const [path, body] of overlay) {
    const further = new Edition(new Map([...fits.overlay, [path, body]]), fits);
    if (issuesOf(further).length === 0) fits = further;
  }
  return fits;
}

function issuesOf(edition: Edition): readonly ContentIssue[] {
  try {
    inEdition(edition, readAllContent);
    return [];
  } catch (fault) {
    if (fault instanceof ContentInvalid) return fault.issues;
    // Loaders tell what one file says of another in lines.
    const [first = '', ...lines] = (fault as Error).message.split('\n');
    return (lines.length > 0 ? lines : [first]).map((line) => ({ path: '', message: line.trim() }));
  }
}

function same(one: Overlay, other: Overlay): boolean {
  return one.size === other.size && [...one].every(([path, body]) => other.get(path) === body);
}
