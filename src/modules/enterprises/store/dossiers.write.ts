/** Writes dossiers: facts are only ever added; erasing deletes what was said and the secret, and keeps the empty shell. */
import { type Instant, type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { FactValue } from '../../conditions/index.ts';
import type { Fact } from '../domain/fact.ts';
import './tables.ts';

export async function insertDossier(
  trx: Trx,
  dossier: { readonly id: string; readonly openedAt: Instant; readonly expiresOn: LocalDate; readonly secret: string },
): Promise<void> {
  const { id, openedAt, expiresOn, secret } = dossier;
  await trx
    .insertInto('dossiers')
    .values({ id, party_id: null, opened_at: openedAt, expires_on: expiresOn, erased_at: null, erased_because: null })
    .execute();
  await trx.insertInto('dossier_secrets').values({ dossier_id: id, secret }).execute();
}

export async function insertPlanKey(trx: Trx, keyHash: string, dossierId: string, madeAt: Instant): Promise<void> {
  await trx.insertInto('plan_keys').values({ key_hash: keyHash, dossier_id: dossierId, made_at: madeAt }).execute();
}

export async function insertFacts(trx: Trx, dossierId: string, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  await trx
    .insertInto('facts')
    .values(
      facts.map((fact) => ({
        id: fact.id,
        dossier_id: dossierId,
        key: fact.key,
        item: fact.item,
        said: fact.said,
        ...valueColumns(fact.value),
        valid_from: fact.validFrom ?? null,
        valid_to: fact.validTo ?? null,
        recorded_at: fact.recordedAt,
        grade: fact.grade,
        source_kind: fact.source.kind,
        source_ref: fact.source.ref ?? null,
        expires_on: fact.expiresOn ?? null,
      })),
    )
    .execute();
  const fields = facts.flatMap((fact) =>
    Object.entries(fact.fields ?? {}).map(([field, value]) => ({ fact_id: fact.id, field, ...valueColumns(value) })),
  );
  if (fields.length > 0) await trx.insertInto('fact_fields').values(fields).execute();
}

function valueColumns(value: FactValue | undefined) {
  const day = typeof value === 'string' ? parseLocalDate(value) : undefined;
  return {
    value_text: typeof value === 'string' && day === undefined ? value : null,
    value_integer: typeof value === 'number' ? value : null,
    value_boolean: typeof value === 'boolean' ? value : null,
    value_date: day ?? null,
  };
}

export async function moveExpiry(trx: Trx, dossierId: string, expiresOn: LocalDate): Promise<void> {
  await trx.updateTable('dossiers').set({ expires_on: expiresOn }).where('id', '=', dossierId).execute();
}

/** Everything said and who read it. The shell stays so that an old link can answer, and so that ledger events keep their subject. */
export async function eraseContents(
  trx: Trx,
  dossierId: string,
  at: Instant,
  because: 'asked' | 'expired',
): Promise<void> {
  await trx.deleteFrom('facts').where('dossier_id', '=', dossierId).execute();
  await trx.deleteFrom('readings').where('dossier_id', '=', dossierId).execute();
  await trx.deleteFrom('dossier_secrets').where('dossier_id', '=', dossierId).execute();
  await trx.deleteFrom('claims').where('dossier_id', '=', dossierId).execute();
  await trx
    .updateTable('dossiers')
    .set({ erased_at: at, erased_because: because })
    .where('id', '=', dossierId)
    .execute();
}
