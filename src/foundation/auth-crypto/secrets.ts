/** Secrets people carry (session tokens, codes) and how they are kept: only as hashes, compared in constant time. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto';

/** 256 random bits, safe in a cookie or an address. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** For random tokens, which need no salt: lower-case hex SHA-256. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** Decimal digits without bias. */
export function randomDigits(count: number): string {
  return Array.from({ length: count }, () => String(randomInt(10))).join('');
}

/** Without I, L, O and U, so that a printed code is read aloud without doubt. */
const READABLE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five bits a character. */
export function randomReadable(count: number): string {
  return Array.from({ length: count }, () => READABLE[randomInt(READABLE.length)]).join('');
}

/** Takes as long whether the texts differ early, late or not at all. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [hashBytes(a), hashBytes(b)];
  return timingSafeEqual(left, right);
}

function hashBytes(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

/** What the server alone knows: hashes short codes so that a stolen table cannot be tried out, and seals letters that wait to be sent. */
export interface SecretKey {
  /** Lower-case hex HMAC-SHA-256; equal texts of different purposes never match. */
  hash(purpose: string, text: string): string;
  /** AES-256-GCM, base64url. */
  seal(text: string): string;
  /** Throws when the text was sealed with another key or changed. */
  open(sealed: string): string;
}

/** Undefined when it was sealed with a key this deployment no longer has. */
export function openIfOurs(key: Pick<SecretKey, 'open'>, sealed: string): string | undefined {
  try {
    return key.open(sealed);
  } catch {
    return undefined;
  }
}

/** At least 32 random bytes. */
export function createSecretKey(master: Uint8Array): SecretKey {
  if (master.length < 32) throw new RangeError('a secret key needs at least 32 bytes');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, 'cau-so', purpose, 32));
  const sealing = derive('seal');
  const hashing = derive('hash');
  return {
    hash: (purpose, text) => createHmac('sha256', hashing).update(`${purpose}\0${text}`, 'utf8').digest('hex'),
    seal: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
