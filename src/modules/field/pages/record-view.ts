/** What a page shows of one record, read once: its firm by name, its writer, its photos and the others of the same firm. */
import type { Db } from '../../../foundation/database/tables.ts';
import { acceptedAnswers, assess, type CompiledFramework } from '../../assessments/index.ts';
import { findRecord, listClaimedNames } from '../../enterprises/index.ts';
import type { FieldDeps } from '../actions/field-deps.ts';
import type { SeenRecord } from '../actions/see-record.ts';
import { type FieldPhoto, type FieldRecord, listPhotos } from '../store/records.read.ts';

export interface RecordView extends Pick<SeenRecord, 'record' | 'isOwn' | 'rivals'> {
  readonly firm: string | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly photos: readonly FieldPhoto[];
  readonly compiled: CompiledFramework | undefined;
  /** Worked out again from what was said; null where no level can be given. */
  readonly level: number | null;
}

type ViewDeps = Pick<FieldDeps, 'db' | 'frameworks' | 'personNames'>;

export async function readRecordView(
  deps: ViewDeps,
  { record, isOwn, rivals }: Pick<SeenRecord, 'record' | 'isOwn' | 'rivals'>,
): Promise<RecordView> {
  const compiled = record.framework === undefined ? undefined : deps.frameworks.find(record.framework);
  const assessed = compiled && assess(compiled, acceptedAnswers(compiled, record.answers));
  return {
    ...{ record, isOwn, rivals, compiled, level: assessed?.ok === true ? assessed.value.level : null },
    firm: (await firmNames(deps.db, [record])).get(record.id),
    names: await deps.personNames(
      deps.db,
      [record, ...rivals].flatMap(({ personId, scannedBy }) => [
        personId,
        ...(scannedBy === undefined ? [] : [scannedBy]),
      ]),
    ),
    photos: await listPhotos(deps.db, record.id),
  };
}

/** By record: as its owner calls it, else as the register does. */
export async function firmNames(db: Db, records: readonly FieldRecord[]): Promise<ReadonlyMap<string, string>> {
  const claimed = await listClaimedNames(
    db,
    records.flatMap(({ dossierId }) => dossierId ?? []),
  );
  const names = new Map<string, string>();
  for (const { id, dossierId, taxCode } of records) {
    const registered = taxCode === undefined ? undefined : (await findRecord(db, taxCode))?.name;
    const name = registered ?? claimed.get(dossierId ?? '');
    if (name !== undefined) names.set(id, name);
  }
  return names;
}
