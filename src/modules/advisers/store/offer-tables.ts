/** Tables of requests as the dispatch sees them, and of the offers made for them. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Way, WhyNobody } from '../domain/offer-fit.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    advice_requests: AdviceRequestsTable;
    adviser_offers: AdviserOffersTable;
  }
}

export type RequestState = 'seeking' | 'offered' | 'taken' | 'kept' | 'unplaced' | 'ended';
export type OfferOutcome = 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'handed-back';

interface AdviceRequestsTable {
  case_id: string;
  dossier_id: string;
  about_kind: string;
  about_code: string;
  field: string;
  language: string;
  remote_ok: boolean;
  urgent: boolean;
  commune_id: string | null;
  province_id: string | null;
  asked_at: Instant;
  state: RequestState;
  next_at: Instant | null;
  adviser_id: string | null;
  gap_reason: WhyNobody | null;
  gap_at: Instant | null;
  outcome: string | null;
  ended_at: Instant | null;
}

interface AdviserOffersTable {
  id: string;
  case_id: string;
  adviser_id: string;
  way: Way;
  km: number | null;
  cost: number;
  chosen_because: string | null;
  offered_at: Instant;
  expires_at: Instant;
  ended_at: Instant | null;
  outcome: OfferOutcome | null;
  reason: string | null;
}
