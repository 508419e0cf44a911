/** How many different firms one address may look up by typing tax codes: enough for whoever sits with a queue of owners, too few to copy the register. */
import type { Instant } from '../../../foundation/clock.ts';
import { countedAddress } from '../../accounts/index.ts';

const CODES = 60;
const WINDOW_MS = 60 * 60 * 1000;
/** The oldest is forgotten first: memory stays small whoever asks. */
const MOST_ADDRESSES = 20_000;

/** True while the address may be told about this code; asking again about the same one is free. */
export type LookUpLimit = (address: string | undefined, taxCode: string, now: Instant) => boolean;

/** In the memory of one process: with several, an address may ask each of them. */
export function createLookUpLimit(most = CODES): LookUpLimit {
  const asked = new Map<string, { readonly since: number; readonly codes: Set<string> }>();
  return (address, taxCode, now) => {
    const counted = countedAddress(address);
    if (counted === undefined) return true;
    const at = Date.parse(now);
    const known = asked.get(counted);
    const window =
      known !== undefined && at - known.since < WINDOW_MS ? known : { since: at, codes: new Set<string>() };
    if (window !== known) {
      asked.delete(counted);
      asked.set(counted, window);
      const oldest = asked.size > MOST_ADDRESSES ? asked.keys().next().value : undefined;
      if (oldest !== undefined) asked.delete(oldest);
    }
    if (window.codes.has(taxCode)) return true;
    if (window.codes.size >= most) return false;
    window.codes.add(taxCode);
    return true;
  };
}
