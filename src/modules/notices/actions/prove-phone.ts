/** A number proves itself by a code sent there; before that it gets no notice. */
import type { Actor } from '../../../foundation/actor.ts';
import { randomDigits, type SecretKey, sameSecret } from '../../../foundation/auth-crypto/secrets.ts';
import { type Instant, instantOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { MessageQueue } from '../../../foundation/messaging/send-message.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { inGroups, typedSigns } from '../../../foundation/typed-code.ts';
import { mayAtDesk, type NotAllowed, type PolicyContext } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import {
  CODE_DIGITS,
  CODE_MINUTES,
  CODES_IN_WINDOW,
  type PhoneRefusal,
  refusalOf,
  WINDOW_MINUTES,
} from '../domain/phone-proof.ts';
import { noticeText } from '../messages/index.ts';
import { findPreference } from '../store/notices.read.ts';
import { markPhoneProved } from '../store/notices.write.ts';
import {
  countPhoneCodes,
  countPhoneTry,
  forgetPhoneCodes,
  insertPhoneCode,
  lockPhoneCode,
  usePhoneCode,
} from '../store/phone-codes.write.ts';

export interface PhoneDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly policy: PolicyContext;
  readonly key: Pick<SecretKey, 'hash'>;
  readonly messages: Pick<MessageQueue, 'add'>;
}

interface Order {
  readonly actor: Actor;
  readonly command: string;
  readonly now: Instant;
}

const DAY_MINUTES = 24 * 60;
const minutesFrom = (now: Instant, minutes: number): Instant => instantOf(new Date(Date.parse(now) + minutes * 60_000));

const phoneHash = ({ key }: Pick<PhoneDeps, 'key'>, phone: string): string => key.hash('notice-phone', phone);
/** Bound to the number: a code of one never proves another. */
const codeHash = ({ key }: Pick<PhoneDeps, 'key'>, phone: string, digits: string): string =>
  key.hash('notice-phone-code', `${phone}:${digits}`);

/** Sends a code to the number this person gave; nothing to do when it is proved or there is none. */
export function sendPhoneCode(
  deps: PhoneDeps,
  { actor, command, now }: Order,
): Promise<Result<string, PhoneRefusal | NotAllowed>> {
  const { personId } = actor;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<PhoneRefusal | NotAllowed>(trx, command, async () => {
      const allowed = mayAtDesk(actor, 'account.write', { personId }, deps.policy);
      if (!allowed.ok) return allowed;
      const { message, language } = await findPreference(trx, personId);
      if (message === undefined || message.isProved) return accepted('');
      const { phone, channel } = message;
      const hash = phoneHash(deps, phone);
      await forgetPhoneCodes(trx, minutesFrom(now, -DAY_MINUTES));
      const sent = await countPhoneCodes(trx, {
        ...{ personId, phoneHash: hash },
        since: minutesFrom(now, -WINDOW_MINUTES),
      });
      if (sent >= CODES_IN_WINDOW) return refused({ code: 'notices.phone.too-often', field: 'code' });
      const digits = randomDigits(CODE_DIGITS);
      const id = deps.ids.next();
      await insertPhoneCode(trx, {
        ...{ id, personId, phoneHash: hash, codeHash: codeHash(deps, phone, digits) },
        ...{ sentAt: now, expiresAt: minutesFrom(now, CODE_MINUTES) },
      });
      const text = noticeText(language).letter.phoneCode(inGroups(digits, ' ', 3), CODE_MINUTES);
      await deps.messages.add(trx, { channel, phone, text }, { ids: deps.ids, now });
      return accepted(id);
    }),
  );
}

/** A wrong code counts; the right one typed twice is right once and done. */
export function provePhone(
  deps: Omit<PhoneDeps, 'messages'>,
  { actor, typed, now }: Omit<Order, 'command'> & { readonly typed: string },
): Promise<Result<undefined, PhoneRefusal | NotAllowed>> {
  const { personId } = actor;
  return inTransaction(deps.db, async (trx): Promise<Result<undefined, PhoneRefusal | NotAllowed>> => {
    const allowed = mayAtDesk(actor, 'account.write', { personId }, deps.policy);
    if (!allowed.ok) return allowed;
    const { message } = await findPreference(trx, personId);
    if (message?.isProved === true) return accepted(undefined);
    return message === undefined
      ? refused({ code: 'notices.phone.expired', field: 'code' })
      : tryCode(deps, trx, { personId, phone: message.phone, typed, now });
  });
}

async function tryCode(
  deps: Pick<PhoneDeps, 'key'>,
  trx: Trx,
  tried: { readonly personId: string; readonly phone: string; readonly typed: string; readonly now: Instant },
): Promise<Result<undefined, PhoneRefusal>> {
  const { personId, phone, typed, now } = tried;
  const sent = await lockPhoneCode(trx, { personId, phoneHash: phoneHash(deps, phone) });
  const refusal = refusalOf(sent, now);
  if (sent === undefined || refusal !== undefined)
    return refused(refusal ?? { code: 'notices.phone.expired', field: 'code' });
  if (!sameSecret(codeHash(deps, phone, typedSigns(typed)), sent.codeHash)) {
    await countPhoneTry(trx, sent.id);
    return refused({ code: 'notices.phone.wrong', field: 'code' });
  }
  await usePhoneCode(trx, sent.id, now);
  await markPhoneProved(trx, { personId, phone, at: now });
  return accepted(undefined);
}
