/** A person says that a mailbox which refused letters takes them again: what was held against it goes, and a letter tries it. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { mailboxText } from '../messages/mailbox.ts';
import { findPerson } from '../store/people.read.ts';
import type { AccountDeps } from './account-deps.ts';

/** One's own only. Nothing happens, and no letter leaves, while nothing is held against it: a second click is no second letter. */
export function trustMailbox(
  { db, ids, mail }: Pick<AccountDeps, 'db' | 'ids' | 'mail'>,
  { actor, language, now }: { readonly actor: Actor; readonly language: Language; readonly now: Instant },
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const person = await findPerson(trx, actor.personId);
    if (person === undefined || person.email === null || !(await mail.trust(trx, person.email))) return;
    await mail.add(trx, { to: person.email, ...mailboxText(language).letter }, { ids, now });
  });
}
