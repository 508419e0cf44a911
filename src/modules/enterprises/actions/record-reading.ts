/** Notes that somebody of the programme was shown a firm's contact or answers: a row the firm sees, an event the auditor sees. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, instantOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { ReadField, ReadPurpose, ReadSubject } from '../domain/reading.ts';
import { findSubjects, readSince } from '../store/readings.read.ts';
import { insertReadings } from '../store/readings.write.ts';
import type { DossierDeps } from './dossier-deps.ts';

/** Opening the same page again within this time is the same reading. */
const SAME_READING_MS = 10 * 60 * 1000;

export interface ReadingOrder {
  readonly actor: Actor;
  /** One firm, or all of a list that was shown. */
  readonly subject: ReadSubject | readonly ReadSubject[];
  readonly fields: readonly [ReadField, ...ReadField[]];
  readonly purpose: ReadPurpose;
  readonly now: Instant;
}

/**
 * Call it before the page is sent; whether the actor may read was decided before. A party stands for every dossier it holds. Subjects that
 * are not there any more are passed over, and so is what the same person was shown within ten minutes.
 */
export async function recordReading(
  deps: Pick<DossierDeps, 'db' | 'ids' | 'ledger'>,
  { actor, subject, fields, purpose, now }: ReadingOrder,
): Promise<void> {
  const subjects = [subject].flat();
  if (subjects.length === 0) return;
  const { personId, actingAs } = actor;
  await inTransaction(deps.db, async (trx) => {
    const since = instantOf(new Date(Date.parse(now) - SAME_READING_MS));
    const ids = subjects.map(({ id }) => id);
    const before = await readSince(trx, { personId, subjects: ids, fields, purpose, since });
    const fresh = (await findSubjects(trx, subjects)).filter((known) => !before.has(known.subject.id));
    const readings = fresh.map((known) => ({ ...known, id: deps.ids.next() }));
    await insertReadings(
      trx,
      readings.map(({ id, subject: read, dossierId }) => ({
        ...{ id, at: now, subject: read, dossierId, reader: 'account' as const, personId, fields, purpose },
        ...(actingAs !== undefined && { role: actingAs.role }),
        ...(actingAs?.scope.kind === 'locality' && { localityId: actingAs.scope.localityId }),
      })),
    );
    const assignmentId = actingAs?.assignmentId;
    await deps.ledger.append(
      trx,
      { ids: deps.ids, now },
      readings.map(({ id, subject: read, dossierId, localityId }) => ({
        type: 'personal-data.read',
        actor: { kind: 'account', personId, ...(assignmentId !== undefined && { assignmentId }) },
        ...(dossierId !== undefined && { dossierId }),
        ...(localityId !== undefined && { localityId }),
        occurredAt: now,
        payload: { readingId: id, subject: read.kind, fields, purpose },
      })),
    );
  });
}
