/** A person asks to be erased, thinks again, or the week passes and it is done: in every module, at once. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import { type Ledger, once } from '../../ledger/index.ts';
import { type FirmsLeft, WAIT_DAYS } from '../domain/erasure.ts';
import { after } from '../domain/session.ts';
import { ownDataText } from '../messages/own-data.ts';
import { listDueErasures } from '../store/erasure.read.ts';
import { erasePerson, insertErasure, takeErasure } from '../store/erasure.write.ts';
import { findPerson } from '../store/people.read.ts';
import { type AccountDeps, actorRef } from './account-deps.ts';

/** Deletes or lets go what another module keeps about a person, in the same transaction; app.ts hands them in. */
export type PersonEraser = (
  trx: Trx,
  erased: { readonly personId: string; readonly firms: FirmsLeft; readonly now: Instant },
) => Promise<void>;

/** Asked twice it stands once, from the first time. A letter tells the mailbox, should somebody else have asked. */
export function askErasure(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger' | 'mail'>,
  order: {
    readonly actor: Actor;
    readonly firms: FirmsLeft;
    readonly language: Language;
    readonly origin: string;
    readonly command: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { actor, firms, language, origin, command, now } = order;
  const { personId } = actor;
  return inTransaction(deps.db, async (trx) => {
    await once(trx, command, async () => {
      const dueAt = after(now, WAIT_DAYS * 86_400);
      if (!(await insertErasure(trx, { personId, askedAt: now, dueAt, firms }))) return 'asked-before';
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        { type: 'account.erasure-asked', actor: actorRef(actor), occurredAt: now, payload: { firms } },
      ]);
      const person = await findPerson(trx, personId);
      if (person?.email != null) {
        const letter = ownDataText(language).letter;
        const text = letter.text(formatInstantDate(dueAt), `${origin}/${language}/account/data`);
        await deps.mail.add(trx, { to: person.email, subject: letter.subject, text }, { ids: deps.ids, now });
      }
      return 'asked';
    });
  });
}

/** The person thinks again; nothing was deleted yet. */
export function keepAccount(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger'>,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
): Promise<void> {
  return inTransaction(deps.db, async (trx) => {
    if (!(await takeErasure(trx, actor.personId))) return;
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      { type: 'account.erasure-withdrawn', actor: actorRef(actor), occurredAt: now, payload: {} },
    ]);
  });
}

export interface ErasureDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly erasers: readonly PersonEraser[];
}

const BATCH = 100;

/** One transaction a person. @returns how many were erased. */
export async function eraseDueAccounts(deps: ErasureDeps, now: Instant): Promise<number> {
  let erased = 0;
  for (;;) {
    const due = await listDueErasures(deps.db, now, BATCH);
    for (const { personId, firms } of due)
      await inTransaction(deps.db, async (trx) => {
        if (!(await takeErasure(trx, personId))) return;
        for (const eraser of deps.erasers) await eraser(trx, { personId, firms, now });
        await erasePerson(trx, personId, now);
        await deps.ledger.append(trx, { ids: deps.ids, now }, [
          {
            type: 'account.erased',
            actor: { kind: 'system', job: 'erase-accounts' },
            occurredAt: now,
            payload: { personId, firms },
          },
        ]);
        erased += 1;
      });
    if (due.length < BATCH) return erased;
  }
}
