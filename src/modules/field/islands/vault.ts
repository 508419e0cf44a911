/**
 * The key of a device: AES-256-GCM made there, never stored in the clear. One copy is wrapped by a PIN, one by a key that only the server
 * gives to the signed-in person. The fifth wrong PIN destroys the first copy: from then on only signing in opens what lies on the device.
 */

export const WRONG_PINS = 5;
/** OWASP's floor for PBKDF2 with SHA-256. */
export const ROUNDS = 600_000;
export const PIN = /^\d{6,12}$/;

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface StoredVault {
  readonly personId: string;
  readonly deviceId: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  /** Absent once five wrong PINs were typed, or its person signed out from elsewhere. */
  readonly byPin?: Sealed;
  readonly byServer: Sealed;
  readonly wrong: number;
  /** Its person signed this device out from elsewhere: only signing in again opens it. */
  readonly signedOut?: boolean;
}

export interface OpenVault {
  readonly stored: StoredVault;
  readonly key: CryptoKey;
}

interface Making {
  readonly personId: string;
  readonly deviceId: string;
  readonly pin: string;
  /** 32 bytes the server gives to this person for this device. */
  readonly serverKey: Uint8Array<ArrayBuffer>;
  readonly rounds?: number;
}

export async function makeVault(making: Making): Promise<OpenVault> {
  return wrapped(making, random(32));
}

/** With the server's key; the PIN is set anew. Undefined when that key is another person's or another device's. */
export async function recoverVault(
  stored: StoredVault,
  { pin, serverKey }: Pick<Making, 'pin' | 'serverKey'>,
): Promise<OpenVault | undefined> {
  const raw = await opened(await imported(serverKey), stored.byServer, stored.deviceId);
  const { personId, deviceId, rounds } = stored;
  return raw && wrapped({ personId, deviceId, rounds, pin, serverKey }, raw);
}

/**
 * `keep` stores what is returned before the answer is known: closing the page does not give a try back. The vault returned on failure has no
 * `byPin` when that was the last try.
 */
export async function openVault(
  stored: StoredVault,
  pin: string,
  keep: (stored: StoredVault) => Promise<void>,
): Promise<OpenVault | { readonly stored: StoredVault }> {
  const { byPin } = stored;
  if (byPin === undefined) return { stored };
  const wrong = stored.wrong + 1;
  const { byPin: _taken, ...without } = stored;
  const counted: StoredVault = wrong < WRONG_PINS ? { ...stored, wrong } : { ...without, wrong };
  await keep(counted);
  const raw = await opened(await keyOfPin(pin, stored), byPin, stored.deviceId);
  if (raw === undefined) return { stored: counted };
  const right: StoredVault = { ...stored, wrong: 0 };
  await keep(right);
  return { stored: right, key: await working(raw) };
}

/** `name` is bound to the body: what is sealed as one thing does not open as another. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  return closed(key, new TextEncoder().encode(JSON.stringify(value)), name);
}

/** Undefined when it was changed, or sealed by another key or under another name. */
export async function unseal(key: CryptoKey, name: string, sealed: Sealed): Promise<unknown> {
  const bytes = await opened(key, sealed, name);
  return bytes && JSON.parse(new TextDecoder().decode(bytes));
}

async function wrapped(making: Making, raw: Uint8Array<ArrayBuffer>): Promise<OpenVault> {
  const { personId, deviceId, pin, serverKey, rounds = ROUNDS } = making;
  const salt = random(16);
  const stored: StoredVault = {
    ...{ personId, deviceId, salt, rounds, wrong: 0 },
    byPin: await closed(await keyOfPin(pin, { salt, rounds }), raw, deviceId),
    byServer: await closed(await imported(serverKey), raw, deviceId),
  };
  const key = await working(raw);
  raw.fill(0);
  return { stored, key };
}

async function keyOfPin(pin: string, { salt, rounds }: Pick<StoredVault, 'salt' | 'rounds'>): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    typed,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** Cannot be read out of the browser again. */
const working = imported;

function imported(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function closed(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Sealed> {
  const iv = random(12);
  const additionalData = new TextEncoder().encode(name);
  return { iv, body: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes)) };
}

async function opened(
  key: CryptoKey,
  { iv, body }: Sealed,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const additionalData = new TextEncoder().encode(name);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, body));
  } catch {
    return undefined;
  }
}

function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
