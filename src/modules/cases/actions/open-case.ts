/** Opens a case in the caller's transaction: from its first moment it has a holder and a day. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { ActorRef } from '../../ledger/index.ts';
import { type About, type Contact, type Place, referenceOf, type Side } from '../domain/case.ts';
import { opening } from '../domain/case-moves.ts';
import { findCase } from '../store/cases.read.ts';
import { insertCase, insertContact, insertMessage } from '../store/cases.write.ts';
import { type CaseDeps, rulesOf } from './case-deps.ts';
import { findHolder } from './find-holder.ts';
import { tellFirm, tellHolder } from './tell.ts';

export interface NewCaseOrder {
  readonly type: string;
  readonly dossierId: string;
  readonly about: About;
  /** Versioned id of the firm's commune, else its province; absent when nobody knows. */
  readonly localityId?: string | undefined;
  readonly contact: Contact;
  readonly message?: string | undefined;
  readonly actor: ActorRef;
  readonly side: Extract<Side, 'firm' | 'desk'>;
  readonly now: Instant;
}

/** Gives the id. The caller has decided that the actor may, and carries it out once. */
export async function openCase(trx: Trx, deps: CaseDeps, order: NewCaseOrder): Promise<string> {
  const { now, dossierId, about, contact, message, actor, side } = order;
  const { type, calendar } = rulesOf(deps, order);
  const place = placeOf(deps, order.localityId);
  const lowest = place.communeId !== undefined ? 'commune' : place.provinceId !== undefined ? 'province' : 'nation';
  const holder = await findHolder(trx, deps, place, lowest, localDateOf(now));
  const id = deps.ids.next();
  const reference = referenceOf(id);
  const event = opening(type, calendar, holder, now);
  await insertCase(
    trx,
    {
      ...{ id, reference, dossierId, about, place, type: type.id, typeVersion: type.version },
      searchText: foldVietnamese(`${contact.name} ${reference} ${reference.replace('-', '')}`),
    },
    event,
    { side, ...(actor.kind === 'account' && { personId: actor.personId }) },
  );
  await insertContact(trx, id, contact);
  if (message !== undefined) await insertMessage(trx, { id: deps.ids.next(), caseId: id, seq: 1, body: message });
  const opened = (await findCase(trx, id))!;
  await tellHolder(trx, deps, opened, 'new', { at: now });
  await tellFirm(trx, deps, opened, { at: now });
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      type: 'case.opened',
      actor,
      dossierId,
      ...(order.localityId !== undefined && { localityId: order.localityId }),
      occurredAt: now,
      payload: { caseId: id, caseType: type.id, about: about.kind, code: about.code, level: holder.level, by: side },
    },
  ]);
  return id;
}

function placeOf({ places }: Pick<CaseDeps, 'places'>, localityId: string | undefined): Place {
  if (localityId === undefined) return {};
  const provinceId = places.provinceOf(localityId)?.id;
  const level = places.findLocality(localityId)?.level;
  const isCommune = level === 'commune' || level === 'former-commune';
  return { ...(isCommune && { communeId: localityId }), ...(provinceId !== undefined && { provinceId }) };
}
