/** The clock of offers: what nobody answered passes on, and whoever lets two pass in a row is asked no more until somebody has called. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { listColleagues } from '../../accounts/index.ts';
import { lockCase } from '../../cases/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import { offerText } from '../messages/offers.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { pauseAdviser } from '../store/advisers.write.ts';
import { countLapsesInARow, listExpiredOffers, type Offer } from '../store/offers.read.ts';
import { endOffer, lockLiveOffer, lockRequest, seekAgain } from '../store/offers.write.ts';
import { appendDispatchEvent, type DispatchDeps } from './dispatch-deps.ts';
import { DISPATCH } from './dispatch-requests.ts';

const AT_ONCE = 200;
/** Of one adviser's last offers, at most so many are counted. */
const LOOKED_BACK = 60;
export const PAUSED_FOR = 'offers-lapsed';

/** Each in its own transaction; gives how many lapsed. Two processes at it lapse each once. */
export async function lapseOffers(deps: DispatchDeps, now: Instant): Promise<number> {
  let lapsed = 0;
  for (;;) {
    const expired = await listExpiredOffers(deps.db, now, AT_ONCE);
    for (const offer of expired) if (await lapseOffer(deps, offer, now)) lapsed += 1;
    if (expired.length < AT_ONCE) return lapsed;
  }
}

function lapseOffer(deps: DispatchDeps, { id, caseId, adviserId }: Offer, now: Instant): Promise<boolean> {
  return inTransaction(deps.db, async (trx) => {
    await lockCase(trx, caseId);
    const request = await lockRequest(trx, caseId);
    const live = await lockLiveOffer(trx, caseId);
    if (request === undefined || live?.id !== id || live.expiresAt >= now) return false;
    await endOffer(trx, id, { outcome: 'lapsed', at: now });
    await seekAgain(trx, caseId, now);
    await appendDispatchEvent(trx, deps, {
      ...{ type: 'offer.lapsed', actor: DISPATCH, request, now },
      payload: { offerId: id, adviserId },
    });
    const inARow = await countLapsesInARow(trx, adviserId, LOOKED_BACK);
    // Counted in rounds: somebody let in again is not stopped by the lapses before.
    if (inARow % deps.offers.pauseAfterLapses === 0) await pause(trx, deps, adviserId, now);
    return true;
  });
}

async function pause(trx: Trx, deps: DispatchDeps, adviserId: string, now: Instant): Promise<void> {
  if (!(await pauseAdviser(trx, adviserId, PAUSED_FOR, now))) return;
  const adviser = await findAdviser(trx, adviserId, localDateOf(now));
  if (adviser === undefined) return;
  await appendDispatchEvent(trx, deps, {
    ...{ type: 'adviser.paused', actor: DISPATCH, localityId: adviser.communeId ?? adviser.provinceId, now },
    payload: { adviserId, reason: PAUSED_FOR },
  });
  const words = (language: 'vi' | 'en') => offerText(language).notice;
  await deps.notices.toPerson(
    trx,
    {
      ...{ personId: adviser.personId, code: 'adviser.paused', key: `adviser:${adviserId}:paused:${now}` },
      ...{ title: { vi: words('vi').pausedYou, en: words('en').pausedYou }, href: '/desk/offers' },
    },
    now,
  );
  for (const personId of await listCoordinators(trx, deps, adviser, now))
    await deps.notices.toPerson(
      trx,
      {
        ...{ personId, code: 'adviser.paused', key: `adviser:${adviserId}:paused:${now}:${personId}` },
        title: { vi: words('vi').paused(adviser.name), en: words('en').paused(adviser.name) },
        href: '/desk/dispatch',
      },
      now,
    );
}

/** Of the adviser's province; the nation's where it has nobody. */
async function listCoordinators(
  trx: Trx,
  { roles }: DispatchDeps,
  { provinceId }: Adviser,
  now: Instant,
): Promise<readonly string[]> {
  const codes = roles.roles.filter(({ verbs }) => verbs.includes('advisers.coordinate')).map(({ code }) => code);
  for (const places of [[provinceId], 'nation'] as const) {
    const people = await listColleagues(trx, { roles: codes, places }, localDateOf(now));
    if (people.length > 0) return people.map(({ personId }) => personId);
  }
  return [];
}
