/** Who sees a record: whoever wrote it, and whoever may work for the same firm today. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { listMandatesOfAdviser } from '../../enterprises/index.ts';
import { type FieldRecord, findFieldRecord, listRivals } from '../store/records.read.ts';
import { atWork, type FieldDeps } from './field-deps.ts';
import { findFieldFirm } from './find-firm.ts';

export type SeeRefusal = NotAllowed | Refusal<'field.record.unknown'>;

export interface SeenRecord {
  readonly record: FieldRecord;
  readonly actor: Actor;
  readonly isOwn: boolean;
  /** Of the same firm and questions, waiting or set aside. */
  readonly rivals: readonly FieldRecord[];
}

/** A record of somebody else's firm is not found, like one that is not there. */
export async function seeRecord(
  deps: Pick<FieldDeps, 'db' | 'ids' | 'ledger' | 'policy'>,
  order: { readonly actor: Actor | undefined; readonly recordId: string; readonly now: Instant },
  options: { readonly lock?: boolean } = {},
): Promise<Result<SeenRecord, SeeRefusal>> {
  const { recordId, now } = order;
  const working = atWork(order.actor, deps.policy);
  if (!working.ok) return working;
  const record = isUuid(recordId) ? await findFieldRecord(deps.db, recordId, options) : undefined;
  if (record === undefined) return refused({ code: 'field.record.unknown' });
  const { actor } = working.value;
  const isOwn = record.personId === actor.personId;
  const reaches = async () => {
    if (record.taxCode !== undefined) return (await findFieldFirm(deps, working.value, `t-${record.taxCode}`, now)).ok;
    if (!mayAtDesk(actor, 'mandates.use', {}, deps.policy).ok) return false;
    const mandates = await listMandatesOfAdviser(deps.db, actor.personId, localDateOf(now));
    return mandates.some(({ dossierId }) => dossierId === record.dossierId);
  };
  if (!isOwn && !(await reaches())) return refused({ code: 'field.record.unknown' });
  return accepted({ record, actor, isOwn, rivals: await listRivals(deps.db, record, options) });
}
