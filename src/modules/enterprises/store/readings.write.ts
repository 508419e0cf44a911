/** Writes readings; rows are never changed and go with the dossier or the person they are about. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { ReadField, ReadPurpose, ReadSubject } from '../domain/reading.ts';
import './tables.ts';

export interface NewReading {
  readonly id: string;
  readonly at: Instant;
  readonly subject: ReadSubject;
  readonly dossierId: string | undefined;
  readonly reader: 'plan-holder' | 'account' | 'system';
  readonly personId?: string;
  readonly role?: string;
  readonly localityId?: string;
  readonly fields: readonly ReadField[];
  readonly purpose: ReadPurpose;
}

/** With the person who is erased. */
export async function deleteReadingsOfPerson(trx: Trx, personId: string): Promise<void> {
  await trx.deleteFrom('readings').where('subject_kind', '=', 'person').where('subject', '=', personId).execute();
}

export async function insertReadings(trx: Trx, readings: readonly NewReading[]): Promise<void> {
  if (readings.length === 0) return;
  await trx
    .insertInto('readings')
    .values(
      readings.map((reading) => ({
        ...{ id: reading.id, read_at: reading.at },
        ...{ subject_kind: reading.subject.kind, subject: reading.subject.id, dossier_id: reading.dossierId ?? null },
        ...{ reader_kind: reading.reader, person_id: reading.personId ?? null },
        ...{ role: reading.role ?? null, locality_id: reading.localityId ?? null },
        ...{ fields: [...reading.fields], purpose: reading.purpose },
      })),
    )
    .execute();
}
