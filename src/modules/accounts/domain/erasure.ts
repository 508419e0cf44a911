/** Erasing an account: asked, a week to think again, then done. Law 91/2025/QH15 and Decree 356/2025 give rights of this kind 10 to 20 days (the exact split is not confirmed), so a week keeps inside the shortest. */
import type { Instant } from '../../../foundation/clock.ts';

export const WAIT_DAYS = 7;

/** What becomes of the firms the person holds. */
export type FirmsLeft = 'erase' | 'release';

export interface ErasureRequest {
  readonly personId: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly firms: FirmsLeft;
}
