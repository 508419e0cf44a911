/** First of two steps: works a release out and keeps it for an officer to look at. Nothing is public yet. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Clock, type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { findHead, onceAccepted, seal } from '../../ledger/index.ts';
import { NATION_ID } from '../domain/cell.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { MemberRules } from '../domain/member.ts';
import { findReleaseByNumber, listReleases, listShownBefore, type ReleaseTable } from '../store/releases.read.ts';
import { insertRelease } from '../store/releases.write.ts';
import type { FigureDeskDeps } from './correct-member.ts';
import { countForRelease, hashOfRelease, placingOn, shownOfCounts } from './make-release.ts';

export interface ReleaseDeps extends FigureDeskDeps {
  readonly clock: Clock;
  readonly indicators: readonly Indicator[];
  readonly placeOf: MemberRules['placeOf'];
}

export const RELEASE_REASONS = ['late-events', 'corrected-members', 'changed-definition', 'mistake'] as const;

export type PrepareRefusal =
  | NotAllowed
  | Refusal<
      | 'figures.release.nothing-chosen'
      | 'figures.release.span-wrong'
      | 'figures.release.month-not-over'
      | 'figures.release.corrects-unknown'
      | 'figures.release.reason-missing'
      | 'figures.release.another-prepared'
    >;

export interface PrepareOrder {
  readonly actor: Actor | undefined;
  readonly indicators: readonly string[];
  /** First days of months. */
  readonly from: string;
  readonly to: string;
  /** Number of the release it corrects, as typed; '' for none. */
  readonly corrects: string;
  readonly reason: string;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the release's id. */
export async function prepareRelease(deps: ReleaseDeps, order: PrepareOrder): Promise<Result<string, PrepareRefusal>> {
  const { actor, command, now } = order;
  const context = { roles: deps.roles, contains: deps.places.contains };
  const may = mayAtDesk(actor, 'figures.release', { localityId: NATION_ID }, context);
  if (!may.ok) return may;
  // What was committed before this moment belongs to the release.
  await seal(deps.db, deps.clock);
  return inTransaction(deps.db, (trx) =>
    onceAccepted<PrepareRefusal>(trx, command, async () => {
      const checked = await check(trx, deps, order);
      if (!checked.ok) return checked;
      const { chosen, corrects, reason } = checked.value;
      const head = await findHead(trx);
      const span = { from: order.from, to: order.to, ledgerSeq: head?.seq ?? 0 };
      const placing = placingOn(deps.places, localDateOf(now));
      const counted = await countForRelease(trx, chosen, { ...span, placeOf: deps.placeOf, placing });
      const tables: ReleaseTable[] = [];
      for (const { id: indicator, hash: definitionHash } of chosen) {
        const counts = counted.get(indicator);
        if (counts === undefined) continue;
        const shown = shownOfCounts(counts, span, await listShownBefore(trx, indicator));
        tables.push({ indicator, definitionHash, counts, shown });
      }
      const id = deps.ids.next();
      const release = { ...span, ledgerHash: head?.hash ?? NO_HASH, corrects, reason };
      const contentHash = hashOfRelease(release, tables);
      const { personId } = actor as Actor;
      await insertRelease(trx, { id, ...release, contentHash, preparedAt: now, preparedBy: personId }, tables);
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'figures.release-prepared',
          actor: actorRef(actor as Actor),
          occurredAt: now,
          payload: { releaseId: id, contentHash, ledgerSeq: span.ledgerSeq },
        },
      ]);
      return accepted(id);
    }),
  );
}

/** What an empty ledger has instead of a head. */
const NO_HASH = '0'.repeat(64);
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])-01$/;

interface Checked {
  readonly chosen: readonly Indicator[];
  readonly corrects: number | null;
  readonly reason: string | null;
}

async function check(trx: Trx, deps: ReleaseDeps, order: PrepareOrder): Promise<Result<Checked, PrepareRefusal>> {
  const { from, to } = order;
  const chosen = deps.indicators.filter(({ id }) => order.indicators.includes(id));
  const corrects = order.corrects === '' ? null : Number(order.corrects);
  const reason = RELEASE_REASONS.find((each) => each === order.reason) ?? null;
  const refusals: PrepareRefusal[] = [];
  if (chosen.length === 0) refusals.push({ code: 'figures.release.nothing-chosen', field: 'indicators' });
  if (!MONTH.test(from) || !MONTH.test(to) || from > to)
    refusals.push({ code: 'figures.release.span-wrong', field: 'to' });
  else if (to >= `${localDateOf(order.now).slice(0, 7)}-01`)
    refusals.push({ code: 'figures.release.month-not-over', field: 'to' });
  if (corrects !== null) {
    const known =
      Number.isInteger(corrects) && corrects < 1e9 && (await findReleaseByNumber(trx, corrects)) !== undefined;
    if (!known) refusals.push({ code: 'figures.release.corrects-unknown', field: 'corrects' });
    if (reason === null) refusals.push({ code: 'figures.release.reason-missing', field: 'reason' });
  }
  // A correction may meet an unfinished one only when nothing else is wrong.
  if (refusals.length === 0 && (await listReleases(trx, ['prepared'])).length > 0)
    refusals.push({ code: 'figures.release.another-prepared', field: 'indicators' });
  return refusals.length > 0
    ? refused(...refusals)
    : accepted({ chosen, corrects, reason: corrects === null ? null : reason });
}
