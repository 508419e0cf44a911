/** One letter a day for those who want one. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { findPerson } from '../../accounts/index.ts';
import { noticeText } from '../messages/index.ts';
import { findPreference, listDigestPeople, lockForDigest } from '../store/notices.read.ts';
import { markMailed } from '../store/notices.write.ts';
import type { NotifyDeps } from './notify.ts';

export type DigestDeps = NotifyDeps & { readonly db: Db };

export async function sendDigests(deps: DigestDeps, now: Instant): Promise<void> {
  const { db, ids, mail, origin } = deps;
  for (const personId of await listDigestPeople(db)) {
    await inTransaction(db, async (trx) => {
      const notices = await lockForDigest(trx, personId);
      const person = await findPerson(trx, personId);
      if (notices.length === 0 || person === undefined || person.email === null || person.blockedAt !== null) return;
      const { language } = await findPreference(trx, personId);
      const { letter } = noticeText(language);
      const lines = notices.map(({ title, href }) => `- ${title[language]}\n  ${origin}/${language}${href}`);
      const text = letter.many(lines.join('\n'), `${origin}/${language}/account/notices`);
      await mail.add(trx, { to: person.email, subject: letter.digestSubject(notices.length), text }, { ids, now });
      await markMailed(
        trx,
        notices.map(({ id }) => id),
        now,
      );
    });
  }
}
