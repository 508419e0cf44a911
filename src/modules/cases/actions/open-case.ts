/** Opens a case in the caller's transaction: from its first moment it has a holder and a day. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { ActorRef } from '../../ledger/index.ts';
import { type About, type Asker, type Contact, type Place, referenceOf, type Side } from '../domain/case.ts';
import type { CaseEvent } from '../domain/case-history.ts';
import { opening } from '../domain/case-moves.ts';
import { LADDER, type Level } from '../domain/ladder.ts';
import { findCase } from '../store/cases.read.ts';
import { insertCase, insertContact, insertMessage } from '../store/cases.write.ts';
import { type CaseDeps, newestRules } from './case-deps.ts';
import { findHolder } from './find-holder.ts';
import { tellAsker, tellHolder, tellOwner, tellPartner } from './tell.ts';

export interface NewCaseOrder {
  readonly type: string;
  readonly asker: Asker;
  /** An organisation that acts in it; needed by a type in which a partner has a turn. */
  readonly partnerOrganisationId?: string | undefined;
  readonly about: About;
  /** Whom it complains about: never gets it and never sees it. */
  readonly againstPersonId?: string | undefined;
  /** Versioned id of the firm's commune, else its province; absent when nobody knows. */
  readonly localityId?: string | undefined;
  /** An applicant may be reached by their account alone. */
  readonly contact?: Contact | undefined;
  readonly message?: string | undefined;
  /** How long what it is about will run once it has begun, in days; needed by a type that counts back from it. */
  readonly agreedDays?: number | undefined;
  readonly actor: ActorRef;
  /** `desk`: filed for somebody, who has yet to say that they asked. */
  readonly side: Extract<Side, 'firm' | 'desk'>;
  readonly now: Instant;
}

/** Gives the id. The caller has decided that the actor may, and carries it out once. */
export async function openCase(trx: Trx, deps: CaseDeps, order: NewCaseOrder): Promise<string> {
  const { now, asker, about, contact, message, actor, side, partnerOrganisationId, againstPersonId } = order;
  const { type, calendar } = newestRules(deps, order.type);
  const place = placeOf(deps, order.localityId);
  const applicantPersonId = asker.kind === 'applicant' ? asker.personId : undefined;
  const lowest = highest(nearestDesk(place), type.startsAt ?? 'commune');
  const holder = await findHolder(trx, deps, { place, applicantPersonId, againstPersonId }, lowest, localDateOf(now));
  const id = deps.ids.next();
  const reference = referenceOf(id);
  const opened = opening(type, calendar, holder, now, order.agreedDays);
  const event: CaseEvent = side === 'desk' ? { ...opened, filed: true } : opened;
  const name = contact?.name ?? '';
  await insertCase(
    trx,
    {
      ...{ id, reference, asker, about, place, type: type.id, typeVersion: type.version },
      ...{ partnerOrganisationId, againstPersonId },
      searchText: foldVietnamese(`${name} ${reference} ${reference.replace('-', '')}`).trim(),
    },
    event,
    { side, ...(actor.kind === 'account' && { personId: actor.personId }) },
  );
  if (contact !== undefined) await insertContact(trx, id, contact);
  if (message !== undefined) await insertMessage(trx, { id: deps.ids.next(), caseId: id, seq: 1, body: message });
  const after = (await findCase(trx, id))!;
  const told = { at: now, ...(actor.kind === 'account' && { by: actor.personId }) };
  await tellHolder(trx, deps, after, 'new', told);
  await tellPartner(trx, deps, after, 'new', told);
  await tellAsker(trx, deps, after, { at: now });
  if (after.awaitsOwner) await tellOwner(trx, deps, after, told);
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      type: 'case.opened',
      actor,
      ...(asker.kind === 'dossier' && { dossierId: asker.dossierId }),
      ...(order.localityId !== undefined && { localityId: order.localityId }),
      occurredAt: now,
      payload: { caseId: id, caseType: type.id, about: about.kind, code: about.code, level: holder.level, by: side },
    },
  ]);
  await deps.effects[type.id]?.(trx, { after, event, actor, now });
  return id;
}

function nearestDesk({ communeId, provinceId }: Place): Level {
  return communeId !== undefined ? 'commune' : provinceId !== undefined ? 'province' : 'nation';
}

function highest(one: Level, other: Level): Level {
  return LADDER.indexOf(one) > LADDER.indexOf(other) ? one : other;
}

function placeOf({ places }: Pick<CaseDeps, 'places'>, localityId: string | undefined): Place {
  if (localityId === undefined) return {};
  const provinceId = places.provinceOf(localityId)?.id;
  const level = places.findLocality(localityId)?.level;
  const isCommune = level === 'commune' || level === 'former-commune';
  return { ...(isCommune && { communeId: localityId }), ...(provinceId !== undefined && { provinceId }) };
}
