/** The owner signs or refuses what was written down for them. Signed, it enters the firm's file as declared facts; before, it counts nowhere. */
import type { Actor } from '../../../foundation/actor.ts';
import { sameSecret } from '../../../foundation/auth-crypto/secrets.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef } from '../../accounts/index.ts';
import { enterAssessment } from '../../assessments/index.ts';
import { findDossier } from '../../enterprises/index.ts';
import type { ActorRef } from '../../ledger/index.ts';
import {
  type CosignKind,
  parseSecret,
  refusalOf,
  type SignMethod,
  type SignRefusal,
  signable,
} from '../domain/cosign.ts';
import { fieldText } from '../messages/index.ts';
import { findCosign, lockNewestCosign } from '../store/cosigns.read.ts';
import { countTry, voidCosigns } from '../store/cosigns.write.ts';
import { type FieldRecord, findFieldRecord, listRivals } from '../store/records.read.ts';
import { confirmRecord, refuseRecord, type Signature } from '../store/records.write.ts';
import { digitsHash, secretHash, sheetHash } from './ask-for-signature.ts';
import { type FieldDeps, ledgerOnBehalf } from './field-deps.ts';
import { standingOfFirm } from './find-firm.ts';
import { type SecondProof, secondProofOf } from './second-proof.ts';
import { type SeeRefusal, seeRecord } from './see-record.ts';

export type SigningRefusal =
  | SignRefusal
  | SeeRefusal
  | Refusal<'field.sign.own' | 'field.framework.unknown' | 'field.record.not-yours'>;

type Signing = Result<FieldRecord, SigningRefusal>;

/** Eight digits from the owner's letter, typed on the adviser's screen. A wrong one counts; sent twice it is signed once. */
export function signWithDigits(
  deps: FieldDeps,
  order: {
    readonly actor: Actor | undefined;
    readonly recordId: string;
    readonly typed: string;
    readonly now: Instant;
  },
): Promise<Signing> {
  const { typed, now } = order;
  return inTransaction(deps.db, async (trx): Promise<Signing> => {
    const within = { ...deps, db: trx };
    const seen = await seeRecord(within, order, { lock: true });
    if (!seen.ok) return seen;
    const { record, isOwn } = seen.value;
    if (!isOwn) return refused({ code: 'field.record.not-yours' });
    if (record.state === 'confirmed' && record.signedBy === 'code') return accepted(record);
    const offered = await lockNewestCosign(trx, record.id, 'code');
    const refusal = refusalOf(offered, now);
    if (offered === undefined || refusal !== undefined) return refused(refusal ?? { code: 'field.code.wrong' });
    const digits = typed.normalize('NFKC').replace(/[\s.-]/g, '');
    if (!sameSecret(digitsHash(deps, record.id, digits), offered.secretHash)) {
      await countTry(trx, offered.id);
      return refused({ code: 'field.code.wrong' });
    }
    return confirm(within, trx, record, { by: 'code', at: now });
  });
}

export interface OfferedRecord {
  readonly record: FieldRecord;
  readonly method: CosignKind;
  readonly expiresAt: Instant;
}

/** What a link or a paper code leads to. A code nobody was given and one that is over look alike; a signed one still shows what was signed. */
export async function openOffered(
  deps: Pick<FieldDeps, 'db' | 'key'>,
  typed: string,
  now: Instant,
): Promise<Result<OfferedRecord, SignRefusal>> {
  const secret = parseSecret(typed);
  const offered = secret === undefined ? undefined : await findCosign(deps.db, secretHash(deps, secret));
  if (offered === undefined || offered.expiresAt <= now) return refused({ code: 'field.code.wrong' });
  const record = await findFieldRecord(deps.db, offered.recordId);
  const decidedByIt = record?.signedBy === offered.kind || (offered.kind === 'paper' && isOnPaper(record?.signedBy));
  if (record === undefined || (offered.isVoided && !decidedByIt)) return refused({ code: 'field.code.wrong' });
  return accepted({ record, method: offered.kind, expiresAt: offered.expiresAt });
}

/**
 * By whoever holds the link, or the paper and a second proof; never by the one who wrote the record. To refuse, the paper is enough: a refusal enters
 * nothing. Answered twice, the first answer stands.
 */
export function answerOffered(
  deps: FieldDeps,
  order: {
    readonly actor: Actor | undefined;
    readonly typed: string;
    readonly answer: 'confirm' | 'refuse';
    /** The digits sent to the owner's contact, where the sheet needs them. */
    readonly digits?: string;
    readonly now: Instant;
  },
): Promise<Signing> {
  const { actor, typed, answer, digits = '', now } = order;
  return inTransaction(deps.db, async (trx): Promise<Signing> => {
    const within = { ...deps, db: trx };
    const offered = await openOffered(within, typed, now);
    if (!offered.ok) return offered;
    const { method } = offered.value;
    const record = await findFieldRecord(trx, offered.value.record.id, { lock: true });
    if (record === undefined) return refused({ code: 'field.code.wrong' });
    if (record.state === 'confirmed' || record.state === 'refused') return accepted(record);
    if (actor?.personId === record.personId) return refused({ code: 'field.sign.own' });
    const proof = method === 'paper' ? await secondProofOf(within, trx, { record, actor, now }) : undefined;
    const signed = signatureOf(method, proof, { actor, answer, at: now });
    if (answer === 'refuse') return refuse(within, trx, record, signed);
    if (proof === 'none') return refused({ code: 'field.sheet.no-contact' });
    if (proof === 'code') {
      const refusal = await tryDigits(within, trx, record.id, digits, now);
      if (refusal !== undefined) return refused(refusal);
    }
    return confirm(within, trx, record, signed);
  });
}

const isOnPaper = (method: SignMethod | undefined): boolean => method?.startsWith('paper') === true;

interface SignedAs extends Signature {
  readonly officer?: Actor;
}

/** A sheet tells what stood beside it; refused without any, it was the sheet alone. */
function signatureOf(
  method: CosignKind,
  proof: SecondProof | undefined,
  {
    actor,
    answer,
    at,
  }: { readonly actor: Actor | undefined; readonly answer: 'confirm' | 'refuse'; readonly at: Instant },
): SignedAs {
  if (proof === 'officer' && actor !== undefined)
    return { by: 'paper-officer', scannedBy: actor.personId, officer: actor, at };
  if (proof === 'account') return { by: 'paper-account', at };
  if (proof === 'code' && answer === 'confirm') return { by: 'paper-code', at };
  return { by: method === 'paper' ? 'paper' : 'link', at };
}

/** A wrong one counts. */
async function tryDigits(
  deps: FieldDeps,
  trx: Trx,
  recordId: string,
  typed: string,
  now: Instant,
): Promise<SignRefusal | undefined> {
  const sent = await lockNewestCosign(trx, recordId, 'sheet-code');
  const refusal = refusalOf(sent, now);
  if (sent === undefined || refusal !== undefined) return refusal ?? { code: 'field.code.wrong' };
  const digits = typed.normalize('NFKC').replace(/[\s.-]/g, '');
  if (sameSecret(sheetHash(deps, recordId, digits), sent.secretHash)) return undefined;
  await countTry(trx, sent.id);
  return { code: 'field.code.wrong' };
}

async function confirm(deps: FieldDeps, trx: Trx, record: FieldRecord, signed: SignedAs): Promise<Signing> {
  const { at: now } = signed;
  const rivals = await listRivals(trx, record, { lock: true });
  const refusal = signable(
    record.state,
    rivals.map(({ state }) => state),
  );
  if (refusal !== undefined) return refused(refusal);
  const dossier = record.dossierId === undefined ? undefined : await findDossier(trx, record.dossierId);
  const compiled = deps.frameworks.find(record.framework ?? '');
  if (dossier === undefined || compiled === undefined) return refused({ code: 'field.framework.unknown' });
  const { personId, assignmentId, mandateId } = record;
  const writer = { kind: 'account', personId, assignmentId } as const;
  const ledger = ledgerOnBehalf(deps.ledger, { actor: writer, recordId: record.id, mandateId });
  const assessmentId = await enterAssessment(
    trx,
    { ...deps, ledger },
    { dossier, compiled, answers: record.answers, startedAt: record.happenedAt, now },
  );
  await confirmRecord(trx, record.id, { ...signed, assessmentId });
  await settle(deps, trx, record, 'field.confirmed', signed);
  return accepted({ ...record, state: 'confirmed', signedBy: signed.by, scannedBy: signed.scannedBy, decidedAt: now });
}

async function refuse(deps: FieldDeps, trx: Trx, record: FieldRecord, signed: SignedAs): Promise<Signing> {
  await refuseRecord(trx, record.id, signed);
  await settle(deps, trx, record, 'field.refused', signed);
  return accepted({
    ...record,
    state: 'refused',
    signedBy: signed.by,
    scannedBy: signed.scannedBy,
    decidedAt: signed.at,
  });
}

function actorOf(officer: Actor | undefined, dossierId: string | undefined): ActorRef {
  if (officer !== undefined) return actorRef(officer);
  return dossierId === undefined ? { kind: 'visitor' } : { kind: 'plan-holder', dossierId };
}

/** Every way to sign is spent, the ledger has it, and the writer hears of it. */
async function settle(
  deps: FieldDeps,
  trx: Trx,
  record: FieldRecord,
  type: 'field.confirmed' | 'field.refused',
  { by: method, at: now, officer }: SignedAs,
): Promise<void> {
  const { id: recordId, dossierId, mandateId } = record;
  await voidCosigns(trx, recordId, now);
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      type,
      actor: actorOf(officer, dossierId),
      ...(dossierId !== undefined && { dossierId }),
      ...(await standingOfFirm(deps, trx, dossierId === undefined ? {} : { dossierId }, now)),
      occurredAt: now,
      payload: { recordId, method, ...(mandateId !== undefined && { mandateId }) },
    },
  ]);
  const news = type === 'field.confirmed' ? 'confirmed' : 'refused';
  await deps.notices.toPerson(
    trx,
    {
      ...{ personId: record.personId, code: type, key: `field:${recordId}` },
      title: { vi: fieldText('vi').notices[news], en: fieldText('en').notices[news] },
      href: `/desk/field/records/${recordId}`,
    },
    now,
  );
}
