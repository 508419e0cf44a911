/** Writes a case: each event with the state it makes, in the caller's transaction. */
import type { Trx } from '../../../foundation/database/tables.ts';
import type { About, Asker, Case, Contact, Place, Side } from '../domain/case.ts';
import { applyEvent, type CaseEvent, type CaseState } from '../domain/case-history.ts';
import { columnsOf } from './case-columns.ts';
import './tables.ts';

export interface By {
  readonly side: Side;
  readonly personId?: string | undefined;
}

export interface NewCase {
  readonly id: string;
  readonly reference: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly asker: Asker;
  readonly partnerOrganisationId?: string | undefined;
  readonly againstPersonId?: string | undefined;
  readonly about: About;
  readonly place: Place;
  readonly searchText: string;
}

export async function insertCase(trx: Trx, opened: NewCase, event: CaseEvent, by: By): Promise<CaseState> {
  const state = applyEvent(undefined, event);
  await trx
    .insertInto('cases')
    .values({
      ...columnsOf(state),
      id: opened.id,
      reference: opened.reference,
      type: opened.type,
      type_version: opened.typeVersion,
      dossier_id: opened.asker.kind === 'dossier' ? opened.asker.dossierId : null,
      applicant_person_id: opened.asker.kind === 'applicant' ? opened.asker.personId : null,
      partner_organisation_id: opened.partnerOrganisationId ?? null,
      against_person_id: opened.againstPersonId ?? null,
      about_kind: opened.about.kind,
      about_code: opened.about.code,
      commune_id: opened.place.communeId ?? null,
      province_id: opened.place.provinceId ?? null,
      search_text: opened.searchText,
    })
    .execute();
  await insertEvent(trx, opened.id, 1, event, by);
  return state;
}

/** `before` was read under the lock of this transaction. Returns what the case is now. */
export async function addEvent(trx: Trx, before: Case, event: CaseEvent, by: By): Promise<Case> {
  const state = applyEvent(before, event);
  await trx.updateTable('cases').set(columnsOf(state)).where('id', '=', before.id).execute();
  await insertEvent(trx, before.id, state.events, event, by);
  await endPromise(trx, before, event, state.events);
  const { id, reference, type, typeVersion, about, place } = before;
  const { dossierId, applicantPersonId, againstPersonId, partnerOrganisationId } = before;
  return {
    ...{ ...state, id, reference, type, typeVersion, about, place },
    ...{ dossierId, applicantPersonId, againstPersonId, partnerOrganisationId },
  };
}

export async function insertMessage(
  trx: Trx,
  message: { id: string; caseId: string; seq: number; body: string },
): Promise<void> {
  const { id, caseId, seq, body } = message;
  await trx.insertInto('case_messages').values({ id, case_id: caseId, seq, body }).execute();
}

export async function insertContact(
  trx: Trx,
  caseId: string,
  { name, phone, email, callWhen, language = 'vi' }: Contact,
): Promise<void> {
  await trx
    .insertInto('case_contacts')
    .values({ case_id: caseId, name, phone: phone ?? null, email: email ?? null, call_when: callWhen, language })
    .execute();
}

/** Words and contacts of whoever asked; the history of their cases stays and means nobody. */
export async function deleteWords(trx: Trx, asker: Asker): Promise<void> {
  const [column, id] =
    asker.kind === 'dossier'
      ? (['dossier_id', asker.dossierId] as const)
      : (['applicant_person_id', asker.personId] as const);
  const theirs = trx.selectFrom('cases').select('id').where(column, '=', id);
  await trx.deleteFrom('case_messages').where('case_id', 'in', theirs).execute();
  await trx.deleteFrom('case_contacts').where('case_id', 'in', theirs).execute();
  await trx.deleteFrom('case_answers').where('case_id', 'in', theirs).where('words', 'is not', null).execute();
  await trx.deleteFrom('case_askings').where('case_id', 'in', theirs).where('asked_at', 'is', null).execute();
  await trx.updateTable('cases').set({ search_text: '' }).where(column, '=', id).execute();
}

async function insertEvent(trx: Trx, caseId: string, seq: number, event: CaseEvent, by: By): Promise<void> {
  const { kind, at, ...body } = event;
  await trx
    .insertInto('case_events')
    .values({
      ...{ case_id: caseId, seq, kind, at },
      by_kind: by.side,
      person_id: by.personId ?? null,
      body: JSON.stringify(body),
    })
    .execute();
}

/** A promise of the office ends when the state changes or it passes: kept where that was in time. */
async function endPromise(trx: Trx, before: Case, event: CaseEvent, seq: number): Promise<void> {
  if (before.turn !== 'desk' || before.promise === undefined) return;
  if (event.kind !== 'moved' && event.kind !== 'escalated') return;
  const { level, placeId } = before.holder;
  await trx
    .insertInto('case_promises')
    .values({
      ...{ case_id: before.id, seq, level },
      place_id: placeId ?? null,
      due_at: before.promise.dueAt,
      ended_at: event.at,
      kept: event.kind === 'moved' && event.at <= before.promise.dueAt,
    })
    .execute();
}
