/** What waits for the office to decide, for its home page; nought for somebody who may not. */
import type { Actor } from '../../../foundation/actor.ts';
import { mayDecideProducts } from '../policy.ts';
import { countWaitingSubmissions } from '../store/submissions.read.ts';
import { type ProductDeps, policyOf } from './product-deps.ts';

export async function countReviews(deps: Pick<ProductDeps, 'db' | 'roles' | 'places'>, actor: Actor): Promise<number> {
  return mayDecideProducts(actor, policyOf(deps)).ok ? countWaitingSubmissions(deps.db) : 0;
}
