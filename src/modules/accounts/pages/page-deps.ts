/** What the pages of accounts are given. */
import type { AccountDeps } from '../actions/account-deps.ts';
import type { DemoPeople } from '../content/load-demo-people.ts';

export interface AccountPageDeps extends AccountDeps {
  /** Invented people to sign in as; given on loopback only. */
  readonly demo?: DemoPeople | undefined;
}
