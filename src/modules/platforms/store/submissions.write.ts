/** Writes what vendors send and what was decided on it. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { OfferTerms } from '../domain/offer.ts';
import type { ProductClaim } from '../domain/product-claim.ts';
import type { ProductEdit } from '../domain/product-edit.ts';
import type { Submission, SubmissionKind } from '../domain/submission.ts';
import './tables.ts';

export interface NewSubmission {
  readonly id: string;
  readonly kind: SubmissionKind;
  readonly platformId: string;
  readonly organisationId: string | undefined;
  readonly sentBy: string;
  readonly sentAt: Instant;
}

export async function insertClaim(trx: Trx, sent: NewSubmission, claim: ProductClaim): Promise<void> {
  await insertSubmission(trx, sent);
  await trx
    .insertInto('product_claims')
    .values({ id: sent.id, ...claim })
    .execute();
}

export async function insertEdit(trx: Trx, sent: NewSubmission, edit: ProductEdit): Promise<void> {
  await insertSubmission(trx, sent);
  const { summaryVi, summaryEn, website, price } = edit;
  await trx
    .insertInto('product_edits')
    .values({
      ...{ id: sent.id, summary_vi: summaryVi, summary_en: summaryEn, website },
      ...{ price_vnd: price?.vnd ?? null, price_unit: price?.unit ?? null },
    })
    .execute();
}

export async function insertOffer(trx: Trx, sent: NewSubmission, terms: OfferTerms): Promise<void> {
  await insertSubmission(trx, sent);
  const { termsVi, termsEn, from, until, places, trialDays } = terms;
  await trx
    .insertInto('platform_offers')
    .values({
      ...{ id: sent.id, terms_vi: termsVi, terms_en: termsEn, from_day: from, until_day: until },
      ...{ places, trial_days: trialDays },
    })
    .execute();
}

async function insertSubmission(trx: Trx, sent: NewSubmission): Promise<void> {
  const { id, kind, platformId, organisationId, sentBy, sentAt } = sent;
  await trx
    .insertInto('product_submissions')
    .values({
      ...{ id, kind, platform_id: platformId, organisation_id: organisationId ?? null },
      ...{ sent_by: sentBy, sent_at: sentAt, state: 'waiting', reason: null, decided_by: null },
      ...{ decided_at: null, ended_at: null },
    })
    .execute();
}

export async function saveDecision(
  trx: Trx,
  { id }: Pick<Submission, 'id'>,
  decided: {
    readonly state: 'accepted' | 'refused';
    readonly reason: string;
    readonly by: string;
    readonly at: Instant;
    readonly organisationId: string | undefined;
  },
): Promise<void> {
  const { state, reason, by, at, organisationId } = decided;
  await trx
    .updateTable('product_submissions')
    .set({ state, reason, decided_by: by, decided_at: at, organisation_id: organisationId ?? null })
    .where('id', '=', id)
    .execute();
}

/** What waits is taken back, what was accepted ends. */
export async function saveEnd(trx: Trx, { id, state }: Pick<Submission, 'id' | 'state'>, at: Instant): Promise<void> {
  await trx
    .updateTable('product_submissions')
    .set(state === 'waiting' ? { state: 'withdrawn' } : { state: 'ended', ended_at: at })
    .where('id', '=', id)
    .execute();
}

/** What an erased person wrote for officers; what they sent and nobody decided is taken back. */
export async function erasePerson(trx: Trx, personId: string): Promise<void> {
  const theirs = trx.selectFrom('product_submissions').select('id').where('sent_by', '=', personId);
  await trx.updateTable('product_claims').set({ evidence: '' }).where('id', 'in', theirs).execute();
  await trx
    .updateTable('product_submissions')
    .set({ state: 'withdrawn' })
    .where('sent_by', '=', personId)
    .where('state', '=', 'waiting')
    .execute();
}
