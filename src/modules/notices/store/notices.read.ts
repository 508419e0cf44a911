/** Reads somebody's notices and how they want to hear of them. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { Notice } from '../domain/notice.ts';
import { DEFAULT_PREFERENCE, type Preference } from '../domain/preference.ts';
import './tables.ts';

export interface WaitingNotice extends Notice {
  readonly personId: string;
}

/** Under lock; undefined when it was read, or a letter about it has left. */
export async function lockUnmailed(trx: Trx, id: string): Promise<WaitingNotice | undefined> {
  const row = await trx
    .selectFrom('notices')
    .selectAll()
    .where('id', '=', id)
    .where('mailed_at', 'is', null)
    .where('read_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...noticeOf(row), personId: row.person_id };
}

export async function findPreference(db: Db, personId: string): Promise<Preference> {
  const row = await db
    .selectFrom('notice_preferences')
    .select(['mail', 'language', 'quiet', 'message_channel as channel', 'phone', 'phone_proved_at as provedAt'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return DEFAULT_PREFERENCE;
  const { channel, phone, provedAt, ...rest } = row;
  return channel === null || phone === null
    ? rest
    : { ...rest, message: { channel, phone, isProved: provedAt !== null } };
}

/** The newest first. */
export async function listNotices(
  db: Db,
  personId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly Notice[]> {
  const rows = await db
    .selectFrom('notices')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(noticeOf);
}

export async function countNotices(
  db: Db,
  personId: string,
): Promise<{ readonly all: number; readonly unread: number }> {
  const row = await db
    .selectFrom('notices')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('read_at', 'is', null).as('unread'),
    ])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return { all: Number(row?.all ?? 0), unread: Number(row?.unread ?? 0) };
}

/** People who want one letter a day and have something in it. */
export async function listDigestPeople(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('notice_preferences as p')
    .select('p.person_id')
    .where('p.mail', '=', 'digest')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('notices as n')
          .select('n.id')
          .whereRef('n.person_id', '=', 'p.person_id')
          .where('n.mailed_at', 'is', null)
          .where('n.read_at', 'is', null),
      ),
    )
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** Under lock, the oldest first. */
export async function lockForDigest(trx: Trx, personId: string): Promise<readonly Notice[]> {
  const rows = await trx
    .selectFrom('notices')
    .selectAll()
    .where('person_id', '=', personId)
    .where('mailed_at', 'is', null)
    .where('read_at', 'is', null)
    .orderBy('made_at')
    .forUpdate()
    .execute();
  return rows.map(noticeOf);
}

function noticeOf(row: {
  readonly id: string;
  readonly title_vi: string;
  readonly title_en: string;
  readonly href: string;
  readonly made_at: Instant;
  readonly read_at: Instant | null;
}): Notice {
  return {
    id: row.id,
    title: { vi: row.title_vi, en: row.title_en },
    href: row.href,
    madeAt: row.made_at,
    isRead: row.read_at !== null,
  };
}
