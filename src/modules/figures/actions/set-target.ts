/** An officer writes down what a place set itself for a year, with the document that says so. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { NATION_ID } from '../domain/cell.ts';
import type { Indicator } from '../domain/indicator.ts';
import { insertTarget } from '../store/targets.write.ts';
import type { FigureDeskDeps } from './correct-member.ts';

export type TargetRefusal =
  | NotAllowed
  | Refusal<
      | 'figures.target.place-unknown'
      | 'figures.target.year-wrong'
      | 'figures.target.members-wrong'
      | 'figures.target.source-missing'
    >;

export interface TargetOrder {
  readonly actor: Actor | undefined;
  readonly indicator: Indicator;
  readonly localityId: string;
  /** As typed. */
  readonly year: string;
  readonly members: string;
  readonly source: string;
  readonly command: string;
  readonly now: Instant;
}

const LONGEST_SOURCE = 200;

export function setTarget(deps: FigureDeskDeps, order: TargetOrder): Promise<Result<string, TargetRefusal>> {
  const { actor, indicator, localityId, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<TargetRefusal>(trx, command, async () => {
      const context = { roles: deps.roles, contains: deps.places.contains };
      const may = mayAtDesk(actor, 'reports.write', { localityId }, context);
      if (!may.ok) return may;
      const { personId } = actor as Actor;
      const place = deps.places.findLocality(localityId);
      const year = /^20[2-9]\d$|^2100$/.test(order.year) ? Number(order.year) : undefined;
      const digits = order.members.replace(/[.\s]/g, '');
      const members = /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : undefined;
      const source = order.source.slice(0, LONGEST_SOURCE);
      const refusals: TargetRefusal[] = [];
      if (localityId !== NATION_ID && place === undefined) refusals.push({ code: 'figures.target.place-unknown' });
      if (year === undefined) refusals.push({ code: 'figures.target.year-wrong', field: 'year' });
      if (members === undefined) refusals.push({ code: 'figures.target.members-wrong', field: 'members' });
      if (source.length < 3) refusals.push({ code: 'figures.target.source-missing', field: 'source' });
      if (year === undefined || members === undefined || refusals.length > 0) return refused(...refusals);
      const id = deps.ids.next();
      await insertTarget(trx, {
        ...{ id, indicator: indicator.id, localityId, year, members, source, setBy: personId, setAt: now },
      });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'figures.target-set',
          actor: actorRef(actor as Actor),
          ...(localityId !== NATION_ID && { localityId }),
          occurredAt: now,
          payload: { targetId: id, indicator: indicator.id, year, members },
        },
      ]);
      return accepted(id);
    }),
  );
}
