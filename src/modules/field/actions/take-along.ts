/** Takes firms along: what is known of each leaves for a device, sealed there; each is a reading the firm sees. */
import type { Instant } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import type { NotAllowed } from '../../accounts/index.ts';
import type { Dossier } from '../../conditions/index.ts';
import { currentDossier, factsOfRegister, findDossier, openFirm, recordReading } from '../../enterprises/index.ts';
import type { FirmRef } from '../domain/field-item.ts';
import type { TakenFirm } from '../domain/taken-firm.ts';
import { type AtWork, atWork, type FieldDeps } from './field-deps.ts';
import { type FieldFirm, type FirmRefusal, findFieldFirm } from './find-firm.ts';

/** A day's work; what is lost with a device stays small. */
export const MOST_FIRMS = 40;

export interface TakeOrder {
  readonly actor: AtWork['actor'] | undefined;
  readonly firms: readonly FirmRef[];
  readonly now: Instant;
}

export interface Taken {
  readonly firms: readonly TakenFirm[];
  readonly left: readonly { readonly firm: FirmRef; readonly code: FirmRefusal['code'] }[];
}

export async function takeAlong(deps: FieldDeps, { actor, firms, now }: TakeOrder): Promise<Result<Taken, NotAllowed>> {
  const working = atWork(actor, deps.policy);
  if (!working.ok) return refused(...working.refusals);
  const taken: TakenFirm[] = [];
  const left: Taken['left'][number][] = [];
  for (const ref of [...new Set(firms)].slice(0, MOST_FIRMS)) {
    const found = await findFieldFirm(deps, working.value, ref, now);
    if (found.ok) taken.push(await takenFirm(deps, working.value, found.value, now));
    else left.push({ firm: ref, code: found.refusals[0]!.code });
  }
  return accepted({ firms: taken, left });
}

async function takenFirm(deps: FieldDeps, { actor }: AtWork, firm: FieldFirm, now: Instant): Promise<TakenFirm> {
  const { ref, name, acts, mandate } = firm;
  return {
    ...{ ref, name, acts, takenAt: now, dossier: await read(deps, actor, firm, now) },
    ...(mandate !== undefined && { until: mandate.validUntil }),
    ...(firm.record !== undefined && { taxCode: firm.record.taxCode }),
  };
}

async function read(deps: FieldDeps, actor: AtWork['actor'], firm: FieldFirm, now: Instant): Promise<Dossier> {
  const today = localDateOf(now);
  const { vocabulary } = deps.contextAt(today);
  const { mandate, record } = firm;
  if (mandate !== undefined) {
    const subject = { kind: 'dossier', id: mandate.dossierId } as const;
    await recordReading(deps, { actor, subject, fields: ['answers'], purpose: 'support', now });
    const dossier = await findDossier(deps.db, mandate.dossierId);
    return currentDossier(dossier?.facts ?? [], vocabulary, today);
  }
  // With a purpose the desk notes the reading itself.
  const taxCode = record?.taxCode ?? '';
  const opened = await openFirm(deps, deps.policy, { actor, taxCode, purpose: 'support', now });
  const declared = opened.ok ? opened.value.declared : undefined;
  const facts = [...(record === undefined ? [] : factsOfRegister(record)), ...(declared?.facts ?? [])];
  return currentDossier(facts, vocabulary, today);
}
