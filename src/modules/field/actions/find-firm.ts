/** The firm a device speaks of, as far as the person at work may act for it today: by a mandate in force, or by the register of their place. */
import type { Instant } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { mayAtDesk } from '../../accounts/index.ts';
import {
  currentDossier,
  factsOfRegister,
  findDossier,
  listMandatesOfAdviser,
  type MandateOfFirm,
  openFirm,
  type RegisterRecord,
  type Standing,
  standingOf,
} from '../../enterprises/index.ts';
import { type FirmRef, firmOf } from '../domain/field-item.ts';
import type { AtWork, FieldDeps } from './field-deps.ts';

export type FirmRefusal = Refusal<'field.firm.unknown' | 'field.firm.outside' | 'field.mandate.ended'>;

export const ACTS = ['assess', 'visit', 'request'] as const;
export type FieldAct = (typeof ACTS)[number];

export interface FieldFirm {
  readonly ref: FirmRef;
  readonly name: string;
  readonly acts: readonly FieldAct[];
  readonly mandate?: MandateOfFirm;
  readonly record?: RegisterRecord;
  /** Absent when nobody has claimed the firm of the register. */
  readonly dossierId?: string;
}

export async function findFieldFirm(
  deps: Pick<FieldDeps, 'db' | 'ids' | 'ledger' | 'policy'>,
  { actor }: AtWork,
  ref: FirmRef,
  now: Instant,
): Promise<Result<FieldFirm, FirmRefusal>> {
  const named = firmOf(ref);
  if (named === undefined) return refused({ code: 'field.firm.unknown' });
  if ('mandateId' in named) {
    const held = mayAtDesk(actor, 'mandates.use', {}, deps.policy).ok
      ? await listMandatesOfAdviser(deps.db, actor.personId, localDateOf(now))
      : [];
    const mandate = held.find(({ id }) => id === named.mandateId);
    return mandate === undefined ? refused({ code: 'field.mandate.ended' }) : accepted(firmOfMandate(mandate));
  }
  const opened = await openFirm(deps, deps.policy, { actor, taxCode: named.taxCode, now });
  if (!opened.ok) return refused({ code: 'field.firm.outside' });
  const { record, claims } = opened.value;
  const dossierId = claims[0]?.dossierId;
  return accepted({
    ...{ ref, name: record.name, record },
    acts: dossierId === undefined ? ['visit'] : ['assess', 'visit'],
    ...(dossierId !== undefined && { dossierId }),
  });
}

export function firmOfMandate(mandate: MandateOfFirm): FieldFirm {
  const { id, firm, acts, dossierId } = mandate;
  const allowed: readonly FieldAct[] = ['assess', 'visit', 'request'];
  return {
    ...{ ref: `m-${id}`, name: firm, mandate, dossierId },
    acts: allowed.filter((act) => act === 'visit' || acts.includes(act)),
  };
}

/** Where and what size the firm is that day: decides where its events count. */
export async function standingOfFirm(
  deps: Pick<FieldDeps, 'contextAt'>,
  db: Db,
  firm: Pick<FieldFirm, 'dossierId' | 'record'>,
  now: Instant,
): Promise<Standing> {
  const today = localDateOf(now);
  const context = deps.contextAt(today);
  const dossier = firm.dossierId === undefined ? undefined : await findDossier(db, firm.dossierId);
  const facts = dossier?.facts ?? (firm.record === undefined ? [] : factsOfRegister(firm.record));
  return standingOf(currentDossier(facts, context.vocabulary, today), context);
}
