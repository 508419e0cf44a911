/** Ways for the owner to sign: a letter with digits for the adviser's screen and a link, or a code on paper. Each is shown or sent once. */
import type { Actor } from '../../../foundation/actor.ts';
import { randomDigits, randomReadable } from '../../../foundation/auth-crypto/secrets.ts';
import { type Instant, instantOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { inGroups } from '../../../foundation/typed-code.ts';
import { actorRef } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import {
  CODE_MINUTES,
  CODES_A_DAY,
  type CosignKind,
  LINK_DAYS,
  SECRET_LENGTH,
  type SignRefusal,
  signable,
} from '../domain/cosign.ts';
import { fieldText } from '../messages/index.ts';
import { countCosignsSince } from '../store/cosigns.read.ts';
import { insertCosign } from '../store/cosigns.write.ts';
import type { FieldRecord } from '../store/records.read.ts';
import type { FieldDeps } from './field-deps.ts';
import { ownContact } from './second-proof.ts';
import { type SeeRefusal, seeRecord } from './see-record.ts';

export type AskRefusal =
  | SeeRefusal
  | SignRefusal
  | Refusal<'field.owner.no-mail' | 'field.code.too-often' | 'field.paper.printed-already' | 'field.record.not-yours'>;

export interface SignatureOrder {
  readonly actor: Actor | undefined;
  readonly recordId: string;
  readonly command: string;
  readonly language: Language;
  readonly now: Instant;
}

const DAY_SECONDS = 86_400;
const later = (now: Instant, seconds: number): Instant => instantOf(new Date(Date.parse(now) + seconds * 1000));

/** Bound to the record: equal digits of two records never look equal. */
export const digitsHash = ({ key }: Pick<FieldDeps, 'key'>, recordId: string, digits: string): string =>
  key.hash('field-code', `${recordId}:${digits}`);
export const sheetHash = ({ key }: Pick<FieldDeps, 'key'>, recordId: string, digits: string): string =>
  key.hash('field-sheet-code', `${recordId}:${digits}`);
export const secretHash = ({ key }: Pick<FieldDeps, 'key'>, secret: string): string => key.hash('field-sign', secret);

/** To the mailbox the owner signs in with and to the number they proved; only its writer asks for it. */
export function sendSignatureLetter(deps: FieldDeps, order: SignatureOrder): Promise<Result<string, AskRefusal>> {
  const { language, now, command } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<AskRefusal>(trx, command, async () => {
      const asked = await own(deps, trx, order);
      if (!asked.ok) return asked;
      const { record, actor } = asked.value;
      const owner = await ownContact(deps, trx, record);
      if (owner === undefined) return refused({ code: 'field.owner.no-mail' });
      if ((await countCosignsSince(trx, record.id, 'code', later(now, -DAY_SECONDS))) >= CODES_A_DAY)
        return refused({ code: 'field.code.too-often' });
      const digits = randomDigits(8);
      const secret = randomReadable(SECRET_LENGTH);
      await offer(deps, trx, { record, actor, now }, 'code', digitsHash(deps, record.id, digits), CODE_MINUTES * 60);
      await offer(deps, trx, { record, actor, now }, 'link', secretHash(deps, secret), LINK_DAYS * DAY_SECONDS);
      const letter = fieldText(language).letter;
      const shown = inGroups(digits, ' ');
      const title = deps.frameworks.find(record.framework ?? '')?.framework.shortName[language] ?? '';
      const link = `${deps.origin}/${language}/co-sign/${inGroups(secret)}`;
      const text = letter.text({ code: shown, by: actor.name, title, link, minutes: CODE_MINUTES });
      if (owner.email !== undefined)
        await deps.notices.toMailbox(trx, { to: owner.email, subject: letter.subject(shown), text }, now);
      if (owner.hasPhone)
        await deps.notices.toPhone(trx, owner.personId, letter.short({ code: shown, minutes: CODE_MINUTES }), now);
      await deps.ledger.append(trx, { ids: deps.ids, now }, [event('field.code-sent', record, actor, now)]);
      return accepted(record.id);
    }),
  );
}

export interface PrintedCode {
  readonly secret: string;
  readonly expiresAt: Instant;
}

/** The code is on this one page and never again; printing anew makes the older worthless. */
export function printSignatureCode(deps: FieldDeps, order: SignatureOrder): Promise<Result<PrintedCode, AskRefusal>> {
  const { now, command } = order;
  const secret = randomReadable(SECRET_LENGTH);
  const expiresAt = later(now, LINK_DAYS * DAY_SECONDS);
  return inTransaction(deps.db, async (trx): Promise<Result<PrintedCode, AskRefusal>> => {
    let fresh = false;
    const done = await onceAccepted<AskRefusal>(trx, command, async () => {
      const asked = await own(deps, trx, order);
      if (!asked.ok) return asked;
      const { record, actor } = asked.value;
      await offer(deps, trx, { record, actor, now }, 'paper', secretHash(deps, secret), LINK_DAYS * DAY_SECONDS);
      await deps.ledger.append(trx, { ids: deps.ids, now }, [event('field.paper-printed', record, actor, now)]);
      fresh = true;
      return accepted(record.id);
    });
    if (!done.ok) return done;
    return fresh ? accepted({ secret, expiresAt }) : refused({ code: 'field.paper.printed-already' });
  });
}

/** The digits a sheet needs beside itself, to the owner's own contact. Whoever holds the sheet may ask: only the owner reads them. */
export function sendSheetCode(
  deps: FieldDeps,
  {
    record,
    command,
    language,
    now,
  }: Pick<SignatureOrder, 'command' | 'language' | 'now'> & { readonly record: FieldRecord },
): Promise<Result<string, SignRefusal | Refusal<'field.code.too-often'>>> {
  return inTransaction(deps.db, (trx) =>
    onceAccepted<SignRefusal | Refusal<'field.code.too-often'>>(trx, command, async () => {
      const owner = await ownContact(deps, trx, record);
      if (owner === undefined) return refused({ code: 'field.sheet.no-contact' });
      if ((await countCosignsSince(trx, record.id, 'sheet-code', later(now, -DAY_SECONDS))) >= CODES_A_DAY)
        return refused({ code: 'field.code.too-often' });
      const digits = randomDigits(8);
      await insertCosign(trx, {
        ...{
          id: deps.ids.next(),
          recordId: record.id,
          kind: 'sheet-code',
          secretHash: sheetHash(deps, record.id, digits),
        },
        ...{ madeBy: null, madeAt: now, expiresAt: later(now, CODE_MINUTES * 60) },
      });
      const letter = fieldText(language).letter;
      const told = { code: inGroups(digits, ' '), minutes: CODE_MINUTES };
      if (owner.email !== undefined)
        await deps.notices.toMailbox(
          trx,
          { to: owner.email, subject: letter.sheetSubject(told.code), text: letter.sheet(told) },
          now,
        );
      if (owner.hasPhone) await deps.notices.toPhone(trx, owner.personId, letter.short(told), now);
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...{ type: 'field.code-sent', actor: { kind: 'visitor' }, occurredAt: now },
          payload: { recordId: record.id, with: 'sheet' },
          ...(record.dossierId !== undefined && { dossierId: record.dossierId }),
        },
      ]);
      return accepted(record.id);
    }),
  );
}

async function own(
  deps: FieldDeps,
  trx: Trx,
  { actor, recordId, now }: SignatureOrder,
): Promise<Result<{ readonly record: FieldRecord; readonly actor: Actor }, AskRefusal>> {
  const seen = await seeRecord({ ...deps, db: trx }, { actor, recordId, now }, { lock: true });
  if (!seen.ok) return seen;
  const { record, isOwn, rivals } = seen.value;
  if (!isOwn || record.kind !== 'assessment') return refused({ code: 'field.record.not-yours' });
  const refusal = signable(
    record.state,
    rivals.map(({ state }) => state),
  );
  return refusal === undefined ? accepted({ record, actor: seen.value.actor }) : refused(refusal);
}

function offer(
  deps: FieldDeps,
  trx: Trx,
  made: { readonly record: FieldRecord; readonly actor: Actor; readonly now: Instant },
  kind: CosignKind,
  hash: string,
  seconds: number,
): Promise<void> {
  const { record, actor, now } = made;
  return insertCosign(trx, {
    ...{ id: deps.ids.next(), recordId: record.id, kind, secretHash: hash },
    ...{ madeBy: actor.personId, madeAt: now, expiresAt: later(now, seconds) },
  });
}

function event(type: `field.${string}`, record: FieldRecord, actor: Actor, now: Instant) {
  return {
    ...{ type, actor: actorRef(actor), occurredAt: now, payload: { recordId: record.id } },
    ...(record.dossierId !== undefined && { dossierId: record.dossierId }),
  };
}
