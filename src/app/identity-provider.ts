/** The identity provider of this deployment, from the file OIDC_FILE names. */
import { readFileSync } from 'node:fs';
import {
  createIdentityProvider,
  type IdentityProvider,
  providerSchema,
} from '../foundation/auth-crypto/identity-provider.ts';

/** Throws one sentence that names every mistake of the file: a provider half described is never half connected. */
export function readIdentityProvider(path: string): IdentityProvider {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    throw new Error(
      `The configuration file OIDC_FILE cannot be read: ${fault instanceof Error ? fault.message : path}`,
    );
  }
  const parsed = providerSchema.safeParse(written);
  if (parsed.success) return createIdentityProvider(parsed.data);
  const issues = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n');
  throw new Error(`The configuration file OIDC_FILE is not usable:\n${issues}`);
}
