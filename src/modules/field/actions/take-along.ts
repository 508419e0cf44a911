/** Takes firms along: what is known of each leaves for a device, sealed there; each is a reading the firm sees. */
import type { Instant } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import type { NotAllowed } from '../../accounts/index.ts';
import { lastAnswers } from '../../assessments/index.ts';
import type { Dossier } from '../../conditions/index.ts';
import { currentDossier, factsOfRegister, findDossier, openFirm, recordReading } from '../../enterprises/index.ts';
import type { FirmRef } from '../domain/field-item.ts';
import type { LastTime, TakenFirm } from '../domain/taken-firm.ts';
import { type AtWork, atWork, type FieldDeps } from './field-deps.ts';
import { type FieldFirm, type FirmRefusal, findFieldFirm } from './find-firm.ts';

/** A day's work; what is lost with a device stays small. */
export const MOST_FIRMS = 40;

export interface TakeOrder {
  readonly actor: AtWork['actor'] | undefined;
  readonly firms: readonly FirmRef[];
  /** Questionnaires that go along, by id. */
  readonly frameworks: readonly string[];
  readonly now: Instant;
}

export interface Taken {
  readonly firms: readonly TakenFirm[];
  readonly left: readonly { readonly firm: FirmRef; readonly code: FirmRefusal['code'] }[];
}

export async function takeAlong(
  deps: FieldDeps,
  { actor, firms, frameworks, now }: TakeOrder,
): Promise<Result<Taken, NotAllowed>> {
  const working = atWork(actor, deps.policy);
  if (!working.ok) return refused(...working.refusals);
  const taken: TakenFirm[] = [];
  const left: Taken['left'][number][] = [];
  for (const ref of [...new Set(firms)].slice(0, MOST_FIRMS)) {
    const found = await findFieldFirm(deps, working.value, ref, now);
    if (found.ok) taken.push(await takenFirm(deps, working.value, found.value, { frameworks, now }));
    else left.push({ firm: ref, code: found.refusals[0]!.code });
  }
  return accepted({ firms: taken, left });
}

async function takenFirm(
  deps: FieldDeps,
  { actor }: AtWork,
  firm: FieldFirm,
  { frameworks, now }: Pick<TakeOrder, 'frameworks' | 'now'>,
): Promise<TakenFirm> {
  const { ref, name, acts, mandate } = firm;
  return {
    ...{ ref, name, acts, takenAt: now, dossier: await read(deps, actor, firm, now) },
    last: await lastTimes(deps, firm, frameworks),
    ...(mandate !== undefined && { until: mandate.validUntil }),
    ...(firm.record !== undefined && { taxCode: firm.record.taxCode }),
  };
}

/** Only where an assessment may be done: nobody carries answers along that they have no use for. */
async function lastTimes(
  deps: Pick<FieldDeps, 'db' | 'frameworks'>,
  { acts, dossierId }: FieldFirm,
  wanted: readonly string[],
): Promise<TakenFirm['last']> {
  if (dossierId === undefined || !acts.includes('assess')) return {};
  const last: Record<string, LastTime> = {};
  for (const id of new Set(wanted)) {
    const compiled = deps.frameworks.find(id);
    if (compiled === undefined || compiled.framework.use !== 'assess') continue;
    const said = await lastAnswers(deps.db, dossierId, compiled);
    if (said !== undefined) last[id] = { hash: compiled.hash, ...said };
  }
  return last;
}

async function read(deps: FieldDeps, actor: AtWork['actor'], firm: FieldFirm, now: Instant): Promise<Dossier> {
  const today = localDateOf(now);
  const { vocabulary } = deps.contextAt(today);
  const { mandate, record } = firm;
  if (mandate !== undefined) {
    const subject = { kind: 'dossier', id: mandate.dossierId } as const;
    await recordReading(deps, { actor, subject, fields: ['answers', 'assessment'], purpose: 'support', now });
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
