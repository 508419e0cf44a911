/** Takes in one item a device sent: alone in its transaction and once, however often a weak line makes it arrive. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef } from '../../accounts/index.ts';
import { readAsked, readReach, requestAdvice } from '../../advisers/index.ts';
import { acceptedAnswers, assess } from '../../assessments/index.ts';
import { runActingFor } from '../../enterprises/index.ts';
import { type NewEvent, onceAccepted } from '../../ledger/index.ts';
import { checkContact, logContact } from '../../outreach/index.ts';
import {
  type AssessmentItem,
  type FieldItem,
  type ItemOutcome,
  LARGEST_PHOTO,
  MOST_PHOTOS,
  type PhotoItem,
  plausibleInstant,
  type RequestItem,
  type VisitItem,
} from '../domain/field-item.ts';
import { isPlainJpeg } from '../domain/photo.ts';
import { type FieldRecord, findFieldRecord, listPhotos, listRivals } from '../store/records.read.ts';
import { insertFieldRecord, insertPhoto } from '../store/records.write.ts';
import { type AtWork, atWork, type FieldDeps } from './field-deps.ts';
import { type FieldFirm, findFieldFirm, standingOfFirm } from './find-firm.ts';

export interface ItemOrder {
  readonly actor: Actor | undefined;
  readonly deviceId: string;
  readonly item: FieldItem;
  readonly now: Instant;
}

type Taking = Result<string, Refusal>;
interface Receiving {
  readonly trx: Trx;
  /** With the transaction as its database. */
  readonly deps: FieldDeps;
  readonly working: AtWork;
  readonly firm: FieldFirm;
  readonly deviceId: string;
  readonly now: Instant;
  readonly happenedAt: Instant;
}

export async function receiveItem(deps: FieldDeps, order: ItemOrder): Promise<ItemOutcome> {
  const { item, actor } = order;
  const taken = await inTransaction(deps.db, (trx) =>
    onceAccepted<Refusal>(trx, item.id, () => take({ ...deps, db: trx }, trx, order)),
  );
  if (!taken.ok) return { id: item.id, outcome: 'refused', code: taken.refusals[0]!.code };
  const record = await findFieldRecord(deps.db, item.kind === 'photo' ? item.of : item.id);
  // Somebody else's key used again says nothing of what it did.
  if (record === undefined || record.personId !== actor?.personId)
    return { id: item.id, outcome: 'refused', code: 'field.item.not-yours' };
  const rivals = record.kind === 'assessment' ? await listRivals(deps.db, record) : [];
  const differs = record.state === 'unconfirmed' && rivals.some(({ state }) => state === 'unconfirmed');
  return { id: item.id, outcome: 'recorded', ...(differs && { differs }) };
}

async function take(deps: FieldDeps, trx: Trx, { actor, item, deviceId, now }: ItemOrder): Promise<Taking> {
  const working = atWork(actor, deps.policy);
  if (!working.ok) return working;
  const firm = await findFieldFirm(deps, working.value, item.firm, now);
  if (!firm.ok) return firm;
  const happenedAt = plausibleInstant(item.happenedAt, now) as Instant;
  const receiving = { trx, deps, working: working.value, firm: firm.value, deviceId, now, happenedAt };
  switch (item.kind) {
    case 'assessment':
      return takeAssessment(receiving, item);
    case 'visit':
      return takeVisit(receiving, item);
    case 'request':
      return takeRequest(receiving, item);
    case 'photo':
      return takePhoto(receiving, item);
  }
}

async function takeAssessment(receiving: Receiving, item: AssessmentItem): Promise<Taking> {
  const { deps, firm } = receiving;
  const { dossierId } = firm;
  if (!firm.acts.includes('assess') || dossierId === undefined) return refused({ code: 'field.act.not-allowed' });
  const compiled = deps.frameworks.find(item.framework);
  if (compiled === undefined || compiled.framework.use !== 'assess')
    return refused({ code: 'field.framework.unknown' });
  // A version that changed while somebody was out costs only what it no longer asks.
  const answers = acceptedAnswers(compiled, item.answers);
  const whole = item.hash !== compiled.hash || assess(compiled, item.answers).ok;
  if (!whole || Object.keys(answers).length === 0) return refused({ code: 'field.answers.refused' });
  const asked = { framework: item.framework, frameworkHash: item.hash, answers: item.answers };
  return keep(
    receiving,
    { ...asked, id: item.id, kind: 'assessment', state: 'unconfirmed', dossierId },
    item.framework,
  );
}

async function takeVisit(receiving: Receiving, item: VisitItem): Promise<Taking> {
  const { deps, firm, working, now } = receiving;
  const contact = checkContact(item, localDateOf(now));
  if (!contact.ok) return contact;
  if (firm.record !== undefined) {
    const logged = await logContact(
      { ...deps.outreach, db: deps.db },
      {
        ...{ actor: working.actor, taxCode: firm.record.taxCode, note: item.note, now, command: deps.ids.next() },
        ...{ ...contact.value, details: { contactName: '', phone: '', address: '' } },
      },
    );
    if (!logged.ok) return logged;
  }
  const { channel, outcome } = contact.value;
  const note = item.note === '' ? undefined : item.note;
  return keep(receiving, { id: item.id, kind: 'visit', state: 'recorded', channel, outcome, note }, outcome);
}

async function takeRequest(receiving: Receiving, item: RequestItem): Promise<Taking> {
  const { deps, firm, working, now } = receiving;
  const { mandate } = firm;
  const key = mandate && deps.unseal(mandate.sealedKey);
  if (mandate === undefined || key === undefined || !firm.acts.includes('request'))
    return refused({ code: 'field.act.not-allowed' });
  const { about, message, name, phone, email } = item;
  const entered = { about, message, name, phone, email, callWhen: '' };
  const asked = readAsked(
    entered,
    (kind, code) => kind === 'topic' && deps.topics.some((topic) => topic.code === code),
  );
  const reach = readReach(entered);
  if (!asked.ok) return asked;
  if (!reach.ok) return reach;
  const { personId } = working.actor;
  const adviser = { kind: 'account', personId, assignmentId: working.assignmentId } as const;
  const opened = await runActingFor(
    {
      mandateId: mandate.id,
      dossierId: mandate.dossierId,
      key: key as Parameters<typeof runActingFor>[0]['key'],
      adviser,
    },
    () =>
      requestAdvice(
        { ...deps.ask, db: deps.db },
        { key, asked: asked.value, reach: reach.value, command: deps.ids.next(), now },
      ),
  );
  if (!opened.ok) return refused(...opened.refusals);
  return keep(receiving, { id: item.id, kind: 'request', state: 'recorded', caseId: opened.value }, opened.value);
}

async function takePhoto({ trx, working, now, happenedAt, firm }: Receiving, item: PhotoItem): Promise<Taking> {
  const record = await findFieldRecord(trx, item.of, { lock: true });
  const isOwn = record?.personId === working.actor.personId;
  if (!isOwn || (record.mandateId !== firm.mandate?.id && record.taxCode !== firm.record?.taxCode))
    return refused({ code: 'field.photo.no-record' });
  const bytes = Buffer.from(item.bytes, 'base64url');
  if (bytes.length > LARGEST_PHOTO) return refused({ code: 'field.photo.too-large' });
  if (!isPlainJpeg(bytes)) return refused({ code: 'field.photo.not-plain' });
  if ((await listPhotos(trx, record.id)).length >= MOST_PHOTOS) return refused({ code: 'field.photo.too-many' });
  const hash = createHash('sha256').update(bytes).digest('hex');
  await insertPhoto(trx, { id: item.id, recordId: record.id, hash, bytes, takenAt: happenedAt, recordedAt: now });
  return accepted(record.id);
}

/** `said`: the code the event tells: which questions, which outcome, which case. */
async function keep(
  receiving: Receiving,
  made: Pick<FieldRecord, 'id' | 'kind' | 'state'> & Partial<FieldRecord>,
  said: string,
): Promise<Taking> {
  const { trx, deps, firm, working, now, happenedAt, deviceId } = receiving;
  const { personId } = working.actor;
  const mandateId = firm.mandate?.id;
  await insertFieldRecord(trx, {
    ...{ framework: undefined, frameworkHash: undefined, answers: {}, channel: undefined, outcome: undefined },
    ...{ note: undefined, caseId: undefined, dossierId: firm.dossierId, taxCode: firm.record?.taxCode, mandateId },
    ...{ personId, assignmentId: working.assignmentId, deviceId, happenedAt, recordedAt: now },
    ...made,
  });
  const event: NewEvent = {
    type: 'field.recorded',
    actor: actorRef(working.actor),
    ...(firm.dossierId !== undefined && { dossierId: firm.dossierId }),
    ...(await standingOfFirm(deps, trx, firm, now)),
    occurredAt: happenedAt,
    payload: { recordId: made.id, kind: made.kind, said, ...(mandateId !== undefined && { mandateId }) },
  };
  await deps.ledger.append(trx, { ids: deps.ids, now }, [event]);
  return accepted(made.id);
}
