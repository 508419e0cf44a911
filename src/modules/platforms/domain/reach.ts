/** How a firm wants to be reached during its trial: a name and at least one way. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

export interface EnteredReach {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export interface Reach {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly callWhen: 'any';
}

export type ReachRefusal = Refusal<
  'platforms.reach.name' | 'platforms.reach.none' | 'platforms.reach.phone' | 'platforms.reach.email'
>;

/** Numbers of Viet Nam, however they are spaced. */
export function readReach({ name, phone, email }: EnteredReach): Result<Reach, ReachRefusal> {
  const refusals: ReachRefusal[] = [];
  if (name === '' || name.length > 100) refusals.push({ code: 'platforms.reach.name', field: 'name' });
  const digits = phone.replace(/[\s.()-]/g, '');
  if (phone !== '' && !/^(0|\+84)\d{8,10}$/.test(digits))
    refusals.push({ code: 'platforms.reach.phone', field: 'phone' });
  if (email !== '' && !/^[^\s@<>,;:"]{1,64}@[^\s@<>,;:"]{1,185}\.[^\s@<>,;:"]{2,63}$/.test(email))
    refusals.push({ code: 'platforms.reach.email', field: 'email' });
  if (phone === '' && email === '') refusals.push({ code: 'platforms.reach.none', field: 'phone' });
  if (refusals.length > 0) return refused(...refusals);
  return accepted({ name, callWhen: 'any', ...(phone !== '' && { phone: digits }), ...(email !== '' && { email }) });
}
