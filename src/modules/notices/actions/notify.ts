/** The one way anybody is told anything: the inbox in the transaction of the change, the letter after it, each once. */
import { z } from 'zod';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import { enqueue, type Job } from '../../../foundation/jobs/job.ts';
import type { Mail } from '../../../foundation/mail/mail.ts';
import type { MailQueue } from '../../../foundation/mail/send-mail.ts';
import type { MessageQueue } from '../../../foundation/messaging/send-message.ts';
import { findPerson } from '../../accounts/index.ts';
import type { NewNotice } from '../domain/notice.ts';
import { quietUntil } from '../domain/preference.ts';
import { noticeText } from '../messages/index.ts';
import { findPreference, lockUnmailed } from '../store/notices.read.ts';
import { insertNotice, markMailed } from '../store/notices.write.ts';

export interface NotifyDeps {
  readonly ids: IdGenerator;
  readonly mail: Pick<MailQueue, 'add'> & Partial<Pick<MailQueue, 'refusalOf'>>;
  /** Absent where no way for short messages is set up. */
  readonly messages?: Pick<MessageQueue, 'add'> | undefined;
  /** `scheme://host` for links in letters. */
  readonly origin: string;
}

const payload = z.object({ noticeId: z.uuid() });

export interface Notifier {
  toPerson(trx: Trx, notice: NewNotice, now: Instant): Promise<void>;
  /** To a mailbox somebody gave for one purpose: sealed while it waits, kept nowhere else. */
  toMailbox(trx: Trx, letter: Mail, now: Instant): Promise<void>;
  /** To a number its person proved, for something they wait for; false where there is none. At night too: they asked for it now. */
  toPhone(trx: Trx, personId: string, text: string, now: Instant): Promise<boolean>;
  reachesPhone(db: Db, personId: string): Promise<boolean>;
  /** False while letters to that mailbox come back: nothing is written there. */
  reaches(db: Db, address: string): Promise<boolean>;
  readonly job: Job<z.infer<typeof payload>>;
}

export function createNotifier(deps: NotifyDeps): Notifier {
  const { ids, mail, origin } = deps;
  const job: Job<z.infer<typeof payload>> = {
    id: 'notices.deliver',
    payload,
    // The letter is queued and the notice marked in one transaction with the end of this job.
    async handle(trx, { noticeId }, { now }) {
      const notice = await lockUnmailed(trx, noticeId);
      if (notice === undefined) return;
      const preference = await findPreference(trx, notice.personId);
      // A number nobody proved may be anybody's.
      const message = deps.messages !== undefined && preference.message?.isProved ? preference.message : undefined;
      if (preference.mail !== 'each' && message === undefined) return;
      const person = await findPerson(trx, notice.personId);
      if (person === undefined || person.blockedAt !== null) return;
      const later = quietUntil(preference, now);
      // No purpose: the row of this very job would stand in the way.
      if (later !== undefined) return enqueue(trx, job, { noticeId }, { ids, now, runAt: later });
      const { language } = preference;
      const { letter } = noticeText(language);
      if (message !== undefined)
        await deps.messages?.add(
          trx,
          { channel: message.channel, phone: message.phone, text: letter.message(notice.title[language]) },
          { ids, now },
        );
      if (preference.mail !== 'each' || person.email === null) return;
      const link = `${origin}/${language}${notice.href}`;
      const text = letter.one(notice.title[language], link, `${origin}/${language}/account/notices`);
      await mail.add(trx, { to: person.email, subject: notice.title[language], text }, { ids, now });
      await markMailed(trx, [noticeId], now);
    },
  };
  const provedPhone = async (db: Db, personId: string) => {
    const { message } = await findPreference(db, personId);
    return deps.messages !== undefined && message?.isProved ? message : undefined;
  };
  return {
    job,
    async toPerson(trx, notice, now) {
      const id = ids.next();
      if (!(await insertNotice(trx, id, notice, now))) return;
      if (notice.mailedApart === true) await markMailed(trx, [id], now);
      else await enqueue(trx, job, { noticeId: id }, { ids, now });
    },
    reaches: async (db, address) => (await mail.refusalOf?.(db, address)) === undefined,
    async toPhone(trx, personId, text, now) {
      const to = await provedPhone(trx, personId);
      if (to !== undefined) await deps.messages?.add(trx, { channel: to.channel, phone: to.phone, text }, { ids, now });
      return to !== undefined;
    },
    reachesPhone: async (db, personId) => (await provedPhone(db, personId)) !== undefined,
    toMailbox: (trx, letter, now) => mail.add(trx, letter, { ids, now }),
  };
}
