/** What a sheet of paper needs beside itself before it signs: whoever holds it may be the adviser, so something of the owner's own, or an officer who is not the writer. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { findPerson, mayAtDesk } from '../../accounts/index.ts';
import { findClaim } from '../../enterprises/index.ts';
import type { FieldRecord } from '../store/records.read.ts';
import type { FieldDeps } from './field-deps.ts';
import { standingOfFirm } from './find-firm.ts';

/** `account`: signed in as the firm's own; `officer`: of the firm's place; `code`: sent to the owner's contact; `none`: no contact is known. */
export type SecondProof = 'account' | 'officer' | 'code' | 'none';

/** How the owner of a firm is reached for something only they should read. */
interface OwnContact {
  readonly personId: string;
  readonly email?: string;
  /** A number that was proved, and a way to it is set up. */
  readonly hasPhone: boolean;
}

export async function ownContact(
  deps: Pick<FieldDeps, 'notices'>,
  db: Db,
  record: Pick<FieldRecord, 'dossierId'>,
): Promise<OwnContact | undefined> {
  const claim = record.dossierId === undefined ? undefined : await findClaim(db, record.dossierId);
  const owner = claim && (await findPerson(db, claim.personId));
  if (owner === undefined) return undefined;
  const email = owner.email !== null && (await deps.notices.reaches(db, owner.email)) ? owner.email : undefined;
  const hasPhone = await deps.notices.reachesPhone(db, owner.id);
  return email === undefined && !hasPhone
    ? undefined
    : { personId: owner.id, hasPhone, ...(email !== undefined && { email }) };
}

export async function secondProofOf(
  deps: Pick<FieldDeps, 'notices' | 'policy' | 'contextAt'>,
  db: Db,
  { record, actor, now }: { readonly record: FieldRecord; readonly actor: Actor | undefined; readonly now: Instant },
): Promise<SecondProof> {
  const claim = record.dossierId === undefined ? undefined : await findClaim(db, record.dossierId);
  if (actor !== undefined && actor.personId !== record.personId) {
    if (claim?.personId === actor.personId) return 'account';
    if (await scansFor(deps, db, record, actor, now)) return 'officer';
  }
  return (await ownContact(deps, db, record)) === undefined ? 'none' : 'code';
}

/** Of the place the firm is in; of a firm that has not said where it is, only the nation's. */
async function scansFor(
  deps: Pick<FieldDeps, 'policy' | 'contextAt'>,
  db: Db,
  record: FieldRecord,
  actor: Actor,
  now: Instant,
): Promise<boolean> {
  if (!mayAtDesk(actor, 'claims.confirm', {}, deps.policy).ok || record.dossierId === undefined) return false;
  const { localityId } = await standingOfFirm(deps, db, { dossierId: record.dossierId }, now);
  if (localityId === undefined) return actor.actingAs?.scope.kind === 'nation';
  return mayAtDesk(actor, 'claims.confirm', { localityId }, deps.policy).ok;
}
