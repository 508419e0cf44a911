/** A national or office sign-in by OpenID Connect: authorization code flow with PKCE, state and nonce, exact redirect; claims named in configuration. */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { accepted, type Refusal, type Result, refused } from '../result.ts';

const MOST_REPRESENTED = 100;
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The file named by OIDC_FILE. `claims.name` is the claim that holds the person's name (VNeID relying parties have seen `HoVaTen`), `claims.taxCodes` the one with the tax codes of those they legally represent: one text, or a list of texts. */
export const providerSchema = z.strictObject({
  issuer: z.string().refine((issuer) => {
    if (!URL.canParse(issuer)) return false;
    const { protocol, hostname } = new URL(issuer);
    return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  }, 'must be an https address'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  name: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  scope: z
    .string()
    .regex(/\bopenid\b/, 'must ask for openid')
    .default('openid'),
  /** Level of assurance to ask for, e.g. `LoA1`. */
  acrValues: z.string().min(1).optional(),
  signedWith: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']).default('RS256'),
  claims: z
    .strictObject({ name: z.string().min(1).default('name'), taxCodes: z.string().min(1).optional() })
    .prefault({}),
});

export type ProviderSettings = z.infer<typeof providerSchema>;

/** What one sign-in under way must remember; kept sealed until the person comes back. */
export interface ProviderAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

export interface ProvedIdentity {
  readonly issuer: string;
  /** The provider's own name for the person: the only thing ever linked by. */
  readonly subject: string;
  readonly name: string | undefined;
  /** As the provider wrote them; empty where the configuration names no such claim. */
  readonly taxCodes: readonly string[];
}

export type ProviderRefusal = Refusal<'accounts.provider.refused' | 'accounts.provider.unreachable'>;

export interface IdentityProvider {
  readonly name: ProviderSettings['name'];
  begin(
    redirectUri: string,
  ): Promise<Result<{ readonly url: string; readonly attempt: ProviderAttempt }, ProviderRefusal>>;
  /** `answer`: the parameters the provider sent the browser back with. */
  finish(answer: URLSearchParams, attempt: ProviderAttempt): Promise<Result<ProvedIdentity, ProviderRefusal>>;
}

export function createIdentityProvider(settings: ProviderSettings): IdentityProvider {
  let discovered: Promise<Configuration> | undefined;
  /** Asked when first needed, kept when found: a provider that sleeps must not keep the portal from starting. */
  const configuration = (): Promise<Configuration> => {
    discovered ??= discover(settings).catch((fault: unknown) => {
      discovered = undefined;
      throw fault;
    });
    return discovered;
  };
  return {
    name: settings.name,
    begin: async (redirectUri) => {
      const found = await configuration().catch(() => undefined);
      if (found === undefined) return refused({ code: 'accounts.provider.unreachable' });
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), redirectUri };
      const url = buildAuthorizationUrl(found, {
        ...{ redirect_uri: redirectUri, scope: settings.scope, state: attempt.state, nonce: attempt.nonce },
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        ...(settings.acrValues !== undefined && { acr_values: settings.acrValues }),
      });
      return accepted({ url: url.href, attempt });
    },
    finish: async (answer, { state, nonce, verifier, redirectUri }) => {
      const found = await configuration().catch(() => undefined);
      if (found === undefined) return refused({ code: 'accounts.provider.unreachable' });
      const cameBackTo = new URL(redirectUri);
      cameBackTo.search = answer.toString();
      try {
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const claims = (await authorizationCodeGrant(found, cameBackTo, checks)).claims();
        if (claims === undefined) return refused({ code: 'accounts.provider.refused' });
        const name = claims[settings.claims.name];
        return accepted({
          issuer: claims.iss,
          subject: claims.sub,
          name: typeof name === 'string' && name.trim() !== '' ? name.normalize('NFC').trim().slice(0, 100) : undefined,
          taxCodes: settings.claims.taxCodes === undefined ? [] : textsOf(claims[settings.claims.taxCodes]),
        });
      } catch {
        // A forged or stale answer and a provider that says no end alike: nobody is signed in.
        return refused({ code: 'accounts.provider.refused' });
      }
    },
  };
}

/** Anything but a text, or a list of them, says nothing. */
function textsOf(claim: unknown): readonly string[] {
  const listed: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return listed.slice(0, MOST_REPRESENTED).filter((each) => typeof each === 'string');
}

function discover({ issuer, clientId, clientSecret, signedWith }: ProviderSettings): Promise<Configuration> {
  const metadata = { client_secret: clientSecret, id_token_signed_response_alg: signedWith };
  const plain = new URL(issuer).protocol === 'http:';
  return discovery(new URL(issuer), clientId, metadata, ClientSecretPost(clientSecret), {
    timeout: 10,
    ...(plain && { execute: [allowInsecureRequests] }),
  });
}
