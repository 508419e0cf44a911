/** The tables of platforms. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { VendorPriceUnit } from '../domain/product-edit.ts';
import type { Proof, SubmissionKind, SubmissionState } from '../domain/submission.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    platform_exposures: PlatformExposuresTable;
    product_submissions: ProductSubmissionsTable;
    product_claims: ProductClaimsTable;
    product_edits: ProductEditsTable;
    platform_offers: PlatformOffersTable;
    product_listings: ProductListingsTable;
    platform_trials: PlatformTrialsTable;
  }
}

export interface PlatformExposuresTable {
  platform_id: string;
  day: string;
  shown: number;
}

export interface ProductSubmissionsTable {
  id: string;
  kind: SubmissionKind;
  platform_id: string;
  organisation_id: string | null;
  sent_by: string;
  sent_at: Instant;
  state: SubmissionState;
  reason: string | null;
  decided_by: string | null;
  decided_at: Instant | null;
  ended_at: Instant | null;
}

interface ProductClaimsTable {
  id: string;
  company: string;
  proof: Proof;
  evidence: string;
}

interface ProductEditsTable {
  id: string;
  summary_vi: string;
  summary_en: string;
  website: string;
  price_vnd: number | null;
  price_unit: VendorPriceUnit | null;
}

interface PlatformOffersTable {
  id: string;
  terms_vi: string;
  terms_en: string;
  from_day: LocalDate;
  until_day: LocalDate;
  places: number;
  trial_days: number;
}

export interface ProductListingsTable {
  id: string;
  platform_id: string;
  act: 'listed' | 'delisted';
  reasons: readonly string[];
  criteria_version: number;
  decided_by: string;
  decided_at: Instant;
}

export interface PlatformTrialsTable {
  case_id: string;
  dossier_id: string;
  platform_id: string;
  organisation_id: string;
  offer_id: string;
  taking_id: string;
  asked_at: Instant;
  began_on: LocalDate | null;
  until_day: LocalDate | null;
  went_on_at: Instant | null;
  ended_at: Instant | null;
  ended_by: string | null;
  contact_version: number | null;
  contact_given_at: Instant | null;
  contact_withdrawn_at: Instant | null;
}
