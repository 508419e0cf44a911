/** One firm at a desk: what the register says, who claimed it, and, once somebody said what for, what it declared and how to reach it. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { NotAllowed, PolicyContext } from '../../accounts/index.ts';
import { isInScope } from '../domain/desk-scope.ts';
import type { OpenDossier } from '../domain/open-dossier.ts';
import type { ReadPurpose } from '../domain/reading.ts';
import type { RegisterRecord } from '../domain/register-record.ts';
import { isPersonalTaxCode } from '../domain/tax-code.ts';
import { type ClaimedFirm, listClaimsOfFirm } from '../store/claimed-firms.read.ts';
import { findDossier } from '../store/dossiers.read.ts';
import { listDecidedOf } from '../store/duplicates.read.ts';
import { findRecord } from '../store/register.read.ts';
import { atDesk } from './at-desk.ts';
import { type PairAtDesk, pairsAtDesk } from './decide-duplicates.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { recordReading } from './record-reading.ts';

export interface FirmAtDesk {
  readonly record: RegisterRecord;
  readonly claims: readonly ClaimedFirm[];
  /** Firms people have said belong with it, as far as this desk sees them. */
  readonly related: readonly PairAtDesk[];
  /** Only when the firm was opened for a purpose: the reading is then recorded. */
  readonly declared?: OpenDossier;
}

export interface OpeningOrder {
  readonly actor: Actor | undefined;
  readonly taxCode: string;
  /** Absent: only what everybody at this desk may see. */
  readonly purpose?: ReadPurpose;
  readonly now: Instant;
}

/** A firm outside the scope is not found, like one that is not there: a guessed code tells nothing. */
export async function openFirm(
  deps: Pick<DossierDeps, 'db' | 'ids' | 'ledger'>,
  policy: PolicyContext,
  { actor, taxCode, purpose, now }: OpeningOrder,
): Promise<Result<FirmAtDesk, NotAllowed | Refusal<'enterprises.firm.not-found'>>> {
  const allowed = atDesk(actor, 'firms.read', policy);
  if (!allowed.ok) return allowed;
  const record = isPersonalTaxCode(taxCode) ? undefined : await findRecord(deps.db, taxCode);
  if (record === undefined || !isInScope(allowed.value.scope, record, policy))
    return refused({ code: 'enterprises.firm.not-found' });
  const claims = await listClaimsOfFirm(deps.db, taxCode);
  const related = await pairsAtDesk(deps.db, policy, allowed.value, await listDecidedOf(deps.db, taxCode));
  const best = claims[0];
  if (purpose === undefined || best === undefined) return accepted({ record, claims, related });
  await recordReading(deps, {
    actor: allowed.value.actor,
    subject: { kind: 'dossier', id: best.dossierId },
    fields: ['answers', 'contact'],
    purpose,
    now,
  });
  const declared = await findDossier(deps.db, best.dossierId);
  return accepted({ record, claims, related, ...(declared && { declared }) });
}
