/** An officer writes down a call or a visit: the firm's history, the day to try again, and the event that counts a firm as reached. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { currentDossier, factsOfRegister, findRecord, isPersonalTaxCode, standingOf } from '../../enterprises/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type ContactRefusal, checkContact, type SaidContact, stateAfter } from '../domain/contact.ts';
import { type DetailsRefusal, type GivenDetails, readDetails } from '../domain/details.ts';
import { canReach } from '../policy.ts';
import { insertContact, lockFirm, saveDetails, saveFirm } from '../store/outreach.write.ts';
import type { OutreachDeps } from './outreach-deps.ts';

export type LogRefusal =
  | NotAllowed
  | ContactRefusal
  | DetailsRefusal
  | Refusal<'outreach.firm.unknown' | 'outreach.note.too-long'>;

export interface LogOrder extends SaidContact {
  readonly actor: Actor | undefined;
  readonly taxCode: string;
  /** For the colleague who comes next. */
  readonly note: string;
  /** How to reach the firm, as far as it was learnt; empty fields leave what is known. */
  readonly details: GivenDetails;
  readonly command: string;
  readonly now: Instant;
}

export const LONGEST_NOTE = 500;

/** Gives the contact's id. */
export function logContact(deps: OutreachDeps, order: LogOrder): Promise<Result<string, LogRefusal>> {
  return inTransaction(deps.db, (trx) =>
    onceAccepted<LogRefusal>(trx, order.command, async () => {
      const { actor, taxCode, note, now } = order;
      const today = localDateOf(now);
      const record = isPersonalTaxCode(taxCode) ? undefined : await findRecord(trx, taxCode);
      const allowed = canReach(actor, 'firms.contact', record ?? {}, {
        roles: deps.roles,
        contains: deps.places.contains,
      });
      if (!allowed.ok) return allowed;
      const assignmentId = actor?.actingAs?.assignmentId;
      if (record === undefined || actor === undefined || assignmentId === undefined)
        return refused({ code: 'outreach.firm.unknown' });
      const contact = checkContact(order, today);
      const details = readDetails(order.details);
      if (!contact.ok || !details.ok || note.length > LONGEST_NOTE)
        return refused<LogRefusal>(
          ...(contact.ok ? [] : contact.refusals),
          ...(details.ok ? [] : details.refusals),
          ...(note.length > LONGEST_NOTE ? [{ code: 'outreach.note.too-long' as const, field: 'note' }] : []),
        );

      const { channel, outcome, nextOn } = contact.value;
      const contactId = deps.ids.next();
      const firm = await lockFirm(trx, { id: deps.ids.next(), taxCode, now, outcome });
      const state = stateAfter(firm.isNew ? undefined : firm.state, outcome);
      const { communeId, provinceId } = record;
      const { personId } = actor;
      await saveFirm(trx, { ...firm, communeId, provinceId, state, outcome, nextOn, at: now });
      await insertContact(trx, {
        ...contact.value,
        ...{ id: contactId, firmId: firm.id, note: note === '' ? undefined : note, personId, assignmentId, at: now },
      });
      if (Object.keys(details.value).length > 0)
        await saveDetails(trx, { ...details.value, firmId: firm.id, personId, at: now });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'contact.logged',
          actor: actorRef(actor),
          ...standingOfRecord(deps, record, today),
          occurredAt: now,
          payload: { contactId, recordId: firm.id, channel, outcome },
        },
      ]);
      return accepted(contactId);
    }),
  );
}

/** What the register says of the firm that day decides where the contact counts. */
function standingOfRecord(
  { contextAt }: OutreachDeps,
  record: Parameters<typeof factsOfRegister>[0],
  today: LocalDate,
): ReturnType<typeof standingOf> {
  const context = contextAt(today);
  return standingOf(currentDossier(factsOfRegister(record), context.vocabulary, today), context);
}
