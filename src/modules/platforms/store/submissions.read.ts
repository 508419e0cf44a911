/** Reads what vendors sent: what waits, what was decided, and what stands for a product now. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { OfferTerms } from '../domain/offer.ts';
import type { ProductClaim } from '../domain/product-claim.ts';
import type { ProductEdit } from '../domain/product-edit.ts';
import type { Submission, SubmissionKind, SubmissionState } from '../domain/submission.ts';
import './tables.ts';

export type SentThing =
  | (Submission & { readonly kind: 'claim'; readonly claim: ProductClaim })
  | (Submission & { readonly kind: 'edit'; readonly edit: ProductEdit })
  | (Submission & { readonly kind: 'offer'; readonly terms: OfferTerms });

/** With what each kind carries; every row has exactly one of the three. */
function submissions(db: Db) {
  return db
    .selectFrom('product_submissions as s')
    .leftJoin('product_claims as c', 'c.id', 's.id')
    .leftJoin('product_edits as e', 'e.id', 's.id')
    .leftJoin('platform_offers as o', 'o.id', 's.id')
    .select(['s.id', 's.kind', 's.platform_id', 's.organisation_id', 's.sent_by', 's.sent_at', 's.state'])
    .select(['s.reason', 's.decided_at', 's.ended_at', 'c.company', 'c.proof', 'c.evidence'])
    .select(['e.summary_vi', 'e.summary_en', 'e.website', 'e.price_vnd', 'e.price_unit'])
    .select(['o.terms_vi', 'o.terms_en', 'o.from_day', 'o.until_day', 'o.places', 'o.trial_days']);
}

type Row = Awaited<ReturnType<ReturnType<typeof submissions>['execute']>>[number];

function sentThing(row: Row): SentThing {
  const base = {
    ...{ id: row.id, platformId: row.platform_id, sentBy: row.sent_by, sentAt: row.sent_at, state: row.state },
    ...(row.organisation_id !== null && { organisationId: row.organisation_id }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.decided_at !== null && { decidedAt: row.decided_at }),
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
  };
  if (row.kind === 'claim')
    return { ...base, kind: 'claim', claim: { company: row.company!, proof: row.proof!, evidence: row.evidence! } };
  if (row.kind === 'edit') {
    const { price_vnd: vnd, price_unit: unit } = row;
    const edit = { summaryVi: row.summary_vi!, summaryEn: row.summary_en!, website: row.website! };
    return { ...base, kind: 'edit', edit: { ...edit, ...(vnd !== null && unit !== null && { price: { vnd, unit } }) } };
  }
  const terms = { termsVi: row.terms_vi!, termsEn: row.terms_en!, from: row.from_day!, until: row.until_day! };
  return { ...base, kind: 'offer', terms: { ...terms, places: row.places!, trialDays: row.trial_days! } };
}

export async function findSubmission(db: Db, id: string): Promise<SentThing | undefined> {
  const row = await submissions(db).where('s.id', '=', id).executeTakeFirst();
  return row && sentThing(row);
}

/** Under lock, together with every claim on the same product: two officers cannot give one product to two vendors. */
export async function lockSubmission(trx: Trx, id: string): Promise<SentThing | undefined> {
  const found = await findSubmission(trx, id);
  if (found === undefined) return undefined;
  await trx
    .selectFrom('product_submissions')
    .select('id')
    .where((eb) =>
      eb.or([eb('id', '=', id), eb.and([eb('platform_id', '=', found.platformId), eb('kind', '=', 'claim')])]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  return findSubmission(trx, id);
}

const A_PAGE = 30;

/** What waits, the oldest first; what was decided, the latest first. One more than a page where there is another. */
export async function listForReview(
  db: Db,
  {
    waiting,
    kind,
    page,
  }: { readonly waiting: boolean; readonly kind?: SubmissionKind | undefined; readonly page: number },
): Promise<{ readonly things: readonly SentThing[]; readonly more: boolean }> {
  const decided: readonly SubmissionState[] = ['accepted', 'refused', 'ended'];
  const rows = await submissions(db)
    .where('s.state', 'in', waiting ? ['waiting'] : [...decided])
    .$if(kind !== undefined, (query) => query.where('s.kind', '=', kind!))
    .orderBy('s.sent_at', waiting ? 'asc' : 'desc')
    .orderBy('s.id', waiting ? 'asc' : 'desc')
    .limit(A_PAGE + 1)
    .offset((page - 1) * A_PAGE)
    .execute();
  return { things: rows.slice(0, A_PAGE).map(sentThing), more: rows.length > A_PAGE };
}

export async function countWaitingSubmissions(db: Db): Promise<number> {
  const row = await db
    .selectFrom('product_submissions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Claims a person made, the latest first. */
export async function listClaimsOfPerson(db: Db, personId: string): Promise<readonly SentThing[]> {
  const rows = await submissions(db)
    .where('s.sent_by', '=', personId)
    .where('s.kind', '=', 'claim')
    .orderBy('s.sent_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(sentThing);
}

/** Everything one vendor sent about a product, the latest first. */
export async function listSentForProduct(
  db: Db,
  { platformId, organisationId }: { readonly platformId: string; readonly organisationId: string },
): Promise<readonly SentThing[]> {
  const rows = await submissions(db)
    .where('s.platform_id', '=', platformId)
    .where('s.organisation_id', '=', organisationId)
    .orderBy('s.sent_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(sentThing);
}

/** Products a vendor holds now. */
export async function listProductsOf(db: Db, organisationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('product_submissions')
    .select('platform_id')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'claim')
    .where('state', '=', 'accepted')
    .orderBy('platform_id')
    .execute();
  return rows.map((row) => row.platform_id);
}

export interface ProductVendor {
  readonly claimId: string;
  readonly organisationId: string;
  readonly company: string;
  readonly since: Instant;
}

export async function findVendor(db: Db, platformId: string): Promise<ProductVendor | undefined> {
  const row = await db
    .selectFrom('product_submissions as s')
    .innerJoin('product_claims as c', 'c.id', 's.id')
    .select(['s.id', 's.organisation_id', 's.decided_at', 'c.company'])
    .where('s.platform_id', '=', platformId)
    .where('s.kind', '=', 'claim')
    .where('s.state', '=', 'accepted')
    .executeTakeFirst();
  if (row?.organisation_id == null || row.decided_at === null) return undefined;
  return { claimId: row.id, organisationId: row.organisation_id, company: row.company, since: row.decided_at };
}

/** The vendor's word that stands: the last accepted one, of the vendor that holds the product now. */
export async function findAcceptedEdit(
  db: Db,
  platformId: string,
): Promise<(ProductEdit & { readonly acceptedAt: Instant }) | undefined> {
  const row = await submissions(db)
    .where('s.platform_id', '=', platformId)
    .where('s.kind', '=', 'edit')
    .where('s.state', '=', 'accepted')
    .where(heldBySender)
    .orderBy('s.decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const thing = row && sentThing(row);
  if (thing?.kind !== 'edit' || thing.decidedAt === undefined) return undefined;
  return { ...thing.edit, acceptedAt: thing.decidedAt };
}

/** Accepted offers of these products by the vendors that hold them now, whatever their days; what is left of each is a quota of cases. */
export async function listAcceptedOffers(
  db: Db,
  platformIds: readonly string[],
): Promise<readonly (OfferTerms & AcceptedOffer)[]> {
  if (platformIds.length === 0) return [];
  const rows = await submissions(db)
    .where('s.platform_id', 'in', [...platformIds])
    .where('s.kind', '=', 'offer')
    .where('s.state', 'in', ['accepted', 'ended'])
    .where(heldBySender)
    .orderBy('o.until_day', 'desc')
    .orderBy('s.id', 'desc')
    .execute();
  return rows.map(sentThing).flatMap((thing) => {
    if (thing.kind !== 'offer' || thing.organisationId === undefined || thing.decidedAt === undefined) return [];
    const { id, platformId, organisationId, decidedAt: acceptedAt, endedAt, terms } = thing;
    return [{ ...terms, id, platformId, organisationId, acceptedAt, ...(endedAt !== undefined && { endedAt }) }];
  });
}

export interface AcceptedOffer {
  readonly id: string;
  readonly platformId: string;
  readonly organisationId: string;
  readonly acceptedAt: Instant;
  readonly endedAt?: Instant | undefined;
}

const heldBySender = sql<boolean>`exists (
  select 1 from product_submissions v
  where v.platform_id = s.platform_id and v.kind = 'claim' and v.state = 'accepted' and v.organisation_id = s.organisation_id)`;
