/** The plan key: 26 characters of Crockford's base 32 (130 bits), unguessable, readable over a telephone. Whoever holds it holds the dossier. */
import type { Branded } from '../../../foundation/brand.ts';

/** Canonical form: lower case, no groups. A secret: only ever in `/{lang}/plan/{key}/…`, never logged or stored. */
export type PlanKey = Branded<string, 'PlanKey'>;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 26;

/** One character for the low five bits of each random byte. */
export function planKeyFrom(randomBytes: Uint8Array): PlanKey {
  if (randomBytes.length < LENGTH) throw new RangeError(`a plan key needs ${LENGTH} random bytes`);
  return Array.from(randomBytes.subarray(0, LENGTH), (byte) => ALPHABET[byte & 31]).join('') as PlanKey;
}

/** Stands before the key of a mandate; no letter of the alphabet, so that no owner's key can look like one. */
const MANDATE_MARK = 'u';

/** The key of a mandate: opens a dossier for one signed-in adviser while the mandate lasts, and for nobody else. */
export function mandateKeyFrom(randomBytes: Uint8Array): PlanKey {
  return `${MANDATE_MARK}${planKeyFrom(randomBytes)}` as PlanKey;
}

export function isMandateKey(key: PlanKey): boolean {
  return key.startsWith(MANDATE_MARK);
}

/** Reads a key as typed: groups, blanks and capitals ignored, o read as 0, i and l as 1. Undefined when it cannot be one. */
export function parsePlanKey(text: string): PlanKey | undefined {
  if (text.length > 80) return undefined;
  const key = text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  const secret = key.startsWith(MANDATE_MARK) ? key.slice(1) : key;
  return secret.length === LENGTH && [...secret].every((character) => ALPHABET.includes(character))
    ? (key as PlanKey)
    : undefined;
}

/** In groups, to be read aloud or copied by hand: `abcde-fghjk-mnpqr-stvwx-yz0123`. */
export function groupPlanKey(key: PlanKey): string {
  return key.replace(/^(.{5})(.{5})(.{5})(.{5})(.{6})$/, '$1-$2-$3-$4-$5');
}
