/** A person says a product of the catalogue is made by their company, and how an officer can see that it is so. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { PROOFS, type Proof } from './submission.ts';

export interface ProductClaim {
  readonly company: string;
  readonly proof: Proof;
  /** Where the proof is to be found; read by officers only. */
  readonly evidence: string;
}

export type ClaimRefusal = Refusal<
  'platforms.claim.company' | 'platforms.claim.proof' | 'platforms.claim.evidence' | 'platforms.claim.unknown-product'
>;

export function readClaim(entered: Readonly<Record<keyof ProductClaim, string>>): Result<ProductClaim, ClaimRefusal> {
  const { company, evidence } = entered;
  const proof = PROOFS.find((each) => each === entered.proof);
  const refusals: ClaimRefusal[] = [];
  if (company === '' || company.length > 200) refusals.push({ code: 'platforms.claim.company', field: 'company' });
  if (proof === undefined) refusals.push({ code: 'platforms.claim.proof', field: 'proof' });
  if (evidence === '' || evidence.length > 1000) refusals.push({ code: 'platforms.claim.evidence', field: 'evidence' });
  if (proof === undefined || refusals.length > 0) return refused(...refusals);
  return accepted({ company, proof, evidence });
}
