/** What the database holds in the place of a plan key. */
import { createHash } from 'node:crypto';
import type { PlanKey } from '../domain/plan-key.ts';

/** Lower-case hex SHA-256. The key has 130 random bits, so it needs no salt. */
export function hashPlanKey(key: PlanKey): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}
