/** Takes what the register knows of a firm into a dossier, once its holder has said that this is their firm: nobody is asked what an authority has written down already. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { currentFacts } from '../domain/current-dossier.ts';
import type { Statement } from '../domain/fact.ts';
import { factsOfRegister } from '../domain/register-record.ts';
import { isPersonalTaxCode } from '../domain/tax-code.ts';
import { findDossier } from '../store/dossiers.read.ts';
import { findRecord } from '../store/register.read.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { type Recorded, recordFacts } from './record-facts.ts';

/** What anybody may read in the register; workers, revenue and capital stay there until the firm says them itself. */
const PUBLIC_FACTS: ReadonlySet<string> = new Set([
  'applicantType',
  'commune',
  'industry',
  'foundedOn',
  'operatingStatus',
]);

/**
 * In the caller's transaction. Verified facts with the import as their source; a fact the dossier has already stays as it was said. Undefined when
 * the register does not know the code, or when it names a person: then nobody is told anything.
 */
export async function takeFromRegister(
  trx: Trx,
  deps: Pick<DossierDeps, 'ids' | 'ledger' | 'contextAt'>,
  { dossierId, taxCode, now }: { readonly dossierId: string; readonly taxCode: string; readonly now: Instant },
): Promise<Recorded | undefined> {
  const record = isPersonalTaxCode(taxCode) ? undefined : await findRecord(trx, taxCode);
  const dossier = record && (await findDossier(trx, dossierId));
  if (record === undefined || dossier === undefined) return undefined;
  const today = localDateOf(now);
  const known = currentFacts(dossier.facts, deps.contextAt(today).vocabulary, today);
  const statements = factsOfRegister(record).flatMap(({ key, value }): Statement[] =>
    value === undefined || !PUBLIC_FACTS.has(key) || (known.get(key) ?? []).length > 0
      ? []
      : [{ key, kind: 'one', value }],
  );
  const source = { kind: 'register', ref: record.importId } as const;
  return recordFacts(trx, deps, { dossierId, statements, source, grade: 'verified', now });
}
