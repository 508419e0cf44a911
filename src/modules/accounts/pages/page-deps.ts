/** What the pages of accounts are given. */
import type { IdentityProvider } from '../../../foundation/auth-crypto/identity-provider.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { ProviderSignInDeps } from '../actions/sign-in-with-provider.ts';
import type { DemoPeople } from '../content/load-demo-people.ts';

/** A firm's file this person holds, as the modules above know it. */
export interface Holding {
  readonly organisationId: string;
  /** `self-declared`, in words. */
  readonly note: string;
  /** Opens it; absent when the deployment's key was lost. */
  readonly href?: string;
}

export interface AccountPageDeps extends ProviderSignInDeps {
  readonly holdings?: (personId: string, language: Language) => Promise<readonly Holding[]>;
  /** Pages of other modules that belong to everybody's account. */
  readonly links?: (language: Language) => readonly { readonly href: string; readonly title: string }[];
  /** Absent = not connected: no button and no route. */
  readonly provider?: IdentityProvider | undefined;
  /** Invented people to sign in as; given on loopback only. */
  readonly demo?: DemoPeople | undefined;
  /** Settles when their made-up history is written: whoever signs in before would be somebody without a past. */
  readonly demoWritten?: (() => Promise<unknown> | undefined) | undefined;
}
