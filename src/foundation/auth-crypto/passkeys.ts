/** WebAuthn for our needs: a passkey is made and proved with the user verified, at one origin. The library is read when first asked for. */
import type { RegistrationResponseJSON } from '@simplewebauthn/server';

const NAME = 'Cầu Số';
const library = () => import('@simplewebauthn/server');

export interface PasskeyHome {
  /** `https://host`; the passkey belongs to its host name. */
  readonly origin: string;
}

export interface StoredPasskey {
  readonly credentialId: string;
  /** Base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** What the browser is asked with; `challenge` stays here until it answers. */
export interface PasskeyQuestion {
  readonly options: unknown;
  readonly challenge: string;
}

const hostOf = ({ origin }: PasskeyHome): string => new URL(origin).hostname;

/** `name` is shown by the authenticator; `known` are not made twice. */
export async function askForNewPasskey(
  home: PasskeyHome,
  person: { readonly id: string; readonly name: string },
  known: readonly string[],
): Promise<PasskeyQuestion> {
  const { generateRegistrationOptions } = await library();
  const options = await generateRegistrationOptions({
    rpName: NAME,
    rpID: hostOf(home),
    userID: new Uint8Array(Buffer.from(person.id, 'utf8')),
    userName: person.name,
    attestationType: 'none',
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  return { options, challenge: options.challenge };
}

/** Undefined when the answer proves nothing; a malformed one is no bug of ours. */
export async function readNewPasskey(
  home: PasskeyHome,
  answer: string,
  challenge: string,
): Promise<StoredPasskey | undefined> {
  const { verifyRegistrationResponse } = await library();
  try {
    const response = JSON.parse(answer) as RegistrationResponseJSON;
    const verified = await verifyRegistrationResponse({
      ...{ response, expectedChallenge: challenge, expectedOrigin: home.origin, expectedRPID: hostOf(home) },
      requireUserVerification: true,
    });
    if (!verified.verified) return undefined;
    const { id, publicKey, counter } = verified.registrationInfo.credential;
    const transports = (response.response.transports ?? []).filter((each) => /^[a-z-]{2,20}$/.test(each)).slice(0, 8);
    return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports };
  } catch {
    return undefined;
  }
}

/** Without `allowed` the browser offers what it holds for this host: for signing in. */
export async function askForPasskey(home: PasskeyHome, allowed: readonly string[]): Promise<PasskeyQuestion> {
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({
    rpID: hostOf(home),
    userVerification: 'required',
    allowCredentials: allowed.map((id) => ({ id })),
  });
  return { options, challenge: options.challenge };
}

/** The credential an answer says it is of; nothing is proved by it. */
export function credentialOf(answer: string): string | undefined {
  try {
    const { id } = JSON.parse(answer) as { id?: unknown };
    return typeof id === 'string' && /^[A-Za-z0-9_-]{10,1400}$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

/** The counter to keep; undefined when the answer does not prove the passkey. */
export async function provePasskey(
  home: PasskeyHome,
  answer: string,
  challenge: string,
  passkey: StoredPasskey,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library();
  try {
    const verified = await verifyAuthenticationResponse({
      response: JSON.parse(answer),
      expectedChallenge: challenge,
      expectedOrigin: home.origin,
      expectedRPID: hostOf(home),
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    });
    return verified.verified ? verified.authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}
