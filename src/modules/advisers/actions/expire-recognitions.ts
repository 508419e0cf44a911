/** The clock of recognitions: thirty days before the last day the adviser is told; the day after it is over. */
import { addDays, type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import { nameIn } from '../domain/named.ts';
import { ownText } from '../messages/own-profile.ts';
import { listEndingRecognitions } from '../store/applications.read.ts';
import { setRecognition } from '../store/applications.write.ts';
import type { AdviserDeps } from './adviser-deps.ts';

const WARN_DAYS = 30;

/** @returns how many expired. A warning is told once, whatever the clock does. */
export async function expireRecognitions(
  deps: Pick<AdviserDeps, 'db' | 'ids' | 'ledger' | 'notices' | 'topics'>,
  now: Instant,
): Promise<number> {
  const today = localDateOf(now);
  const ending = await listEndingRecognitions(deps.db, addDays(today, WARN_DAYS));
  for (const { id, adviserId, personId, field, until } of ending)
    await inTransaction(deps.db, async (trx) => {
      const isOver = until < today;
      const title = (language: 'vi' | 'en') => {
        const text = ownText(language).notices;
        return (isOver ? text.expired : text.ending)(nameIn(deps.topics, field, language), formatDate(until));
      };
      await deps.notices.toPerson(
        trx,
        {
          ...{ personId, code: isOver ? 'adviser.expired' : 'adviser.ending' },
          ...{ key: `recognition:${id}:${isOver ? 'over' : 'ending'}`, href: '/desk/profile' },
          title: { vi: title('vi'), en: title('en') },
        },
        now,
      );
      if (!isOver) return;
      await setRecognition(trx, id, { status: 'expired', now });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...{
            type: 'adviser.recognition-expired',
            actor: { kind: 'system', job: 'advisers.expire' },
            occurredAt: now,
          },
          payload: { adviserId, recognitionId: id, field },
        },
      ]);
    });
  return ending.filter(({ until }) => until < today).length;
}
