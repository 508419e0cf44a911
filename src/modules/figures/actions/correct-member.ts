/** An officer corrects a member of an indicator: one event, whose deltas the projector posts in the same transaction. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { type IdGenerator, isUuid } from '../../../foundation/ids.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed, type RoleCatalogue } from '../../accounts/index.ts';
import { type Ledger, onceAccepted } from '../../ledger/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import {
  ACTS,
  type CorrectionAct,
  type CorrectionReason,
  correctionEvent,
  type Placing,
  REASONS,
} from '../domain/correction.ts';
import type { Indicator } from '../domain/indicator.ts';
import { SECTORS, SIZES, UNKNOWN } from '../domain/member.ts';
import { lockMember } from '../store/corrections.write.ts';
import { findOpenMember, type OpenMember } from '../store/open-cells.read.ts';

export interface FigureDeskDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly roles: RoleCatalogue;
  readonly places: Gazetteer;
}

export type CorrectionRefusal =
  | NotAllowed
  | Refusal<
      | 'figures.member.unknown'
      | 'figures.correction.act-missing'
      | 'figures.correction.reason-missing'
      | 'figures.correction.place-unknown'
      | 'figures.correction.sector-unknown'
      | 'figures.correction.size-unknown'
      | 'figures.correction.changes-nothing'
    >;

export interface CorrectionOrder {
  readonly actor: Actor | undefined;
  readonly indicator: Indicator;
  readonly memberId: string;
  readonly act: string;
  readonly reason: string;
  /** Where a moved member counts from now on. */
  readonly placing?: Placing;
  readonly command: string;
  readonly now: Instant;
}

export function correctMember(
  deps: FigureDeskDeps,
  order: CorrectionOrder,
): Promise<Result<string, CorrectionRefusal>> {
  const { actor, indicator, memberId, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<CorrectionRefusal>(trx, command, async () => {
      const known = isUuid(memberId) && (await lockMember(trx, indicator.id, memberId));
      const member = known ? await findOpenMember(trx, indicator.id, memberId) : undefined;
      if (member === undefined) return refused({ code: 'figures.member.unknown' });
      const context = { roles: deps.roles, contains: deps.places.contains };
      const may = mayAtDesk(actor, 'figures.correct', { localityId: placeOfMember(member) }, context);
      if (!may.ok) return may;
      const checked = check(deps, order, member);
      if (!checked.ok) return checked;
      const { act, reason, placing } = checked.value;
      const mayThere = mayAtDesk(actor, 'figures.correct', { localityId: placing.localityId }, context);
      if (!mayThere.ok) return mayThere;
      const [event] = await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...correctionEvent({ indicator: indicator.id, memberId, act, reason, ...placing }),
          actor: actorRef(actor as Actor),
          ...(indicator.distinctBy === 'dossier' && { dossierId: memberId }),
          occurredAt: now,
        },
      ]);
      return accepted(event?.id ?? '');
    }),
  );
}

/** What an officer has to reach to open or correct it: the commune, else the province; the nation's when nobody said where. */
export function placeOfMember({ communeId, provinceId }: Pick<OpenMember, 'communeId' | 'provinceId'>): string {
  return communeId !== UNKNOWN ? communeId : provinceId;
}

function check(
  { places }: FigureDeskDeps,
  order: CorrectionOrder,
  member: OpenMember,
): Result<
  { readonly act: CorrectionAct; readonly reason: CorrectionReason; readonly placing: Placing },
  CorrectionRefusal
> {
  const act = ACTS.find((each) => each === order.act);
  const reason = REASONS.find((each) => each === order.reason);
  const { localityId, sectorGroup, sizeClass } = member;
  const stays: Placing = { localityId, sectorGroup, sizeClass };
  const placing = act === 'moved' ? (order.placing ?? stays) : stays;
  const refusals: CorrectionRefusal[] = [];
  if (act === undefined) refusals.push({ code: 'figures.correction.act-missing', field: 'act' });
  if (reason === undefined) refusals.push({ code: 'figures.correction.reason-missing', field: 'reason' });
  const moves = placing.localityId !== localityId;
  const day = localDateOf(order.now);
  if (moves && (places.findLocality(placing.localityId) === undefined || !places.isInForce(placing.localityId, day)))
    refusals.push({ code: 'figures.correction.place-unknown', field: 'place' });
  if (!SECTORS.some((each) => each === placing.sectorGroup))
    refusals.push({ code: 'figures.correction.sector-unknown', field: 'sector' });
  if (!SIZES.some((each) => each === placing.sizeClass))
    refusals.push({ code: 'figures.correction.size-unknown', field: 'size' });
  if (act === undefined || reason === undefined || refusals.length > 0) return refused(...refusals);
  const same = !moves && placing.sectorGroup === sectorGroup && placing.sizeClass === sizeClass;
  const idle =
    (act === 'excluded' && member.act === 'excluded') ||
    (act === 'moved' && same && member.act !== 'excluded') ||
    (act === 'restored' && (member.act === null || member.act === 'restored'));
  if (idle) return refused({ code: 'figures.correction.changes-nothing', field: 'act' });
  return accepted({ act, reason, placing });
}
