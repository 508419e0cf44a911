/** Of several assessments of one firm a person chooses which the owner is asked to sign; the others are set aside, never deleted. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { chooseRecord } from '../store/records.write.ts';
import type { FieldDeps } from './field-deps.ts';
import { type SeeRefusal, seeRecord } from './see-record.ts';

export interface ChooseOrder {
  readonly actor: Actor | undefined;
  readonly recordId: string;
  readonly command: string;
  readonly now: Instant;
}

export function chooseAssessment(
  deps: Pick<FieldDeps, 'db' | 'ids' | 'ledger' | 'policy'>,
  { actor, recordId, command, now }: ChooseOrder,
): Promise<Result<string, SeeRefusal | Refusal<'field.sign.done'>>> {
  return inTransaction(deps.db, (trx) =>
    onceAccepted<SeeRefusal | Refusal<'field.sign.done'>>(trx, command, async () => {
      const seen = await seeRecord({ ...deps, db: trx }, { actor, recordId, now }, { lock: true });
      if (!seen.ok) return seen;
      const { record, rivals } = seen.value;
      if (record.state !== 'unconfirmed' && record.state !== 'set-aside') return refused({ code: 'field.sign.done' });
      await chooseRecord(
        trx,
        record.id,
        rivals.map(({ id }) => id),
      );
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'field.chosen',
          actor: actorRef(seen.value.actor),
          ...(record.dossierId !== undefined && { dossierId: record.dossierId }),
          occurredAt: now,
          payload: { recordId: record.id, over: rivals.map(({ id }) => id) },
        },
      ]);
      return accepted(record.id);
    }),
  );
}
