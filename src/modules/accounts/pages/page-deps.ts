/** What the pages of accounts are given. */
import type { IdentityProvider } from '../../../foundation/auth-crypto/identity-provider.ts';
import type { AccountDeps } from '../actions/account-deps.ts';
import type { DemoPeople } from '../content/load-demo-people.ts';

export interface AccountPageDeps extends AccountDeps {
  /** Absent = not connected: no button and no route. */
  readonly provider?: IdentityProvider | undefined;
  /** Invented people to sign in as; given on loopback only. */
  readonly demo?: DemoPeople | undefined;
}
