/** A person says how they want to be called. */
import type { Actor } from '../../../foundation/actor.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { renamePerson as saveName } from '../store/people.write.ts';
import type { AccountDeps } from './account-deps.ts';

const LONGEST = 100;

/** Names stand outside the ledger: nothing of them is recorded there. */
export async function renamePerson(
  deps: Pick<AccountDeps, 'db'>,
  { actor, name }: { readonly actor: Actor; readonly name: string },
): Promise<Result<undefined, Refusal<'accounts.name.missing' | 'accounts.name.too-long'>>> {
  const tidy = name.replace(/\s+/g, ' ').trim();
  if (tidy === '') return refused({ code: 'accounts.name.missing', field: 'name' });
  if (tidy.length > LONGEST) return refused({ code: 'accounts.name.too-long', field: 'name' });
  await inTransaction(deps.db, (trx) => saveName(trx, actor.personId, tidy));
  return accepted(undefined);
}
