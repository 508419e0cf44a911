/** An adviser keeps their own profile: what they help with, when they are away, who pays them, and a new recognition asked for. */
import type { Actor } from '../../../foundation/actor.ts';
import { addDays, type Instant, localDateOf, parseTypedDate } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef } from '../../accounts/index.ts';
import { openCase } from '../../cases/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type Adviser, conflictsOn } from '../domain/adviser.ts';
import { readWish, type WishRefusal } from '../domain/application.ts';
import { type ConflictRefusal, type EnteredConflict, readConflicts } from '../domain/read-conflicts.ts';
import { type EnteredProfile, type ProfileRefusal, readProfile } from '../domain/read-profile.ts';
import { findAdviserOfPerson } from '../store/advisers.read.ts';
import { deleteAbsence, endConflict, insertAbsence, insertConflict, updateProfile } from '../store/advisers.write.ts';
import { findOpenApplication } from '../store/applications.read.ts';
import { insertApplication } from '../store/applications.write.ts';
import { type AdviserDeps, decisionCodes, knownCodes, located } from './adviser-deps.ts';
import { APPLICATION_CASE } from './apply-as-adviser.ts';

export type OwnRefusal =
  | ProfileRefusal
  | ConflictRefusal
  | WishRefusal
  | Refusal<
      | 'advisers.own.none'
      | 'advisers.own.application-open'
      | 'advisers.absence.from'
      | 'advisers.absence.until'
      | 'advisers.absence.unknown'
      | 'advisers.conflict.unknown'
    >;

/** Days ahead an absence may reach; a longer one is leaving the network. */
const LONGEST_ABSENCE_DAYS = 366;

export type OwnChange =
  | { readonly kind: 'profile'; readonly entered: Omit<EnteredProfile, 'kind' | 'name' | 'communeId' | 'provinceId'> }
  | { readonly kind: 'absence'; readonly from: string; readonly until: string }
  | { readonly kind: 'absence-removed'; readonly absenceId: string }
  | { readonly kind: 'conflict'; readonly entered: EnteredConflict }
  /** It is over as of today; what it was stays on file. */
  | { readonly kind: 'conflict-ended'; readonly conflictId: string }
  | {
      readonly kind: 'recognition';
      readonly wish: { readonly ministry: string; readonly fields: readonly string[] };
    };

export interface OwnOrder {
  readonly actor: Actor;
  readonly change: OwnChange;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the adviser's id; of a recognition asked for, its case. Only a person who is in the network has anything to keep. */
export function keepOwnProfile(deps: AdviserDeps, order: OwnOrder): Promise<Result<string, OwnRefusal>> {
  const { actor, change, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<OwnRefusal>(trx, command, async () => {
      const adviser = await findAdviserOfPerson(trx, actor.personId, localDateOf(now));
      if (adviser?.status !== 'active') return refused({ code: 'advisers.own.none' });
      const done = await carryOut(trx, deps, { adviser, actor, change, now });
      if (!done.ok) return done;
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...{ type: 'adviser.changed', actor: actorRef(actor), localityId: adviser.provinceId, occurredAt: now },
          payload: { adviserId: adviser.id, what: change.kind },
        },
      ]);
      return done;
    }),
  );
}

interface Given {
  readonly adviser: Adviser;
  readonly actor: Actor;
  readonly now: Instant;
}

function carryOut(
  trx: Trx,
  deps: AdviserDeps,
  given: Given & { readonly change: OwnChange },
): Promise<Result<string, OwnRefusal>> {
  const { change } = given;
  switch (change.kind) {
    case 'profile':
      return saveProfile(trx, deps, given, change.entered);
    case 'absence':
      return addAbsence(trx, deps, given, change);
    case 'absence-removed':
      return removeAbsence(trx, given, change.absenceId);
    case 'conflict':
      return declare(trx, deps, given, change.entered);
    case 'conflict-ended':
      return endTie(trx, given, change.conflictId);
    case 'recognition':
      return askRecognition(trx, deps, given, change.wish);
  }
}

/** Name and place are what the network admitted: they change by a new application. */
async function saveProfile(
  trx: Trx,
  deps: AdviserDeps,
  { adviser, now }: Given,
  entered: Extract<OwnChange, { kind: 'profile' }>['entered'],
): Promise<Result<string, OwnRefusal>> {
  const { kind, name, communeId = '', provinceId } = adviser;
  const read = readProfile({ ...entered, kind, name, communeId, provinceId }, knownCodes(deps));
  if (!read.ok) return read;
  await updateProfile(trx, adviser.id, located(deps, read.value), now);
  return accepted(adviser.id);
}

async function addAbsence(
  trx: Trx,
  deps: AdviserDeps,
  { adviser, now }: Given,
  typed: { readonly from: string; readonly until: string },
): Promise<Result<string, OwnRefusal>> {
  const today = localDateOf(now);
  const [from, until] = [parseTypedDate(typed.from), parseTypedDate(typed.until)];
  const refusals: OwnRefusal[] = [];
  if (from === undefined || from < today) refusals.push({ code: 'advisers.absence.from', field: 'from' });
  if (until === undefined || until < (from ?? today) || until > addDays(today, LONGEST_ABSENCE_DAYS))
    refusals.push({ code: 'advisers.absence.until', field: 'until' });
  if (from === undefined || until === undefined || refusals.length > 0) return refused(...refusals);
  await insertAbsence(trx, { id: deps.ids.next(), adviserId: adviser.id, from, until }, now);
  return accepted(adviser.id);
}

async function removeAbsence(trx: Trx, { adviser }: Given, absenceId: string): Promise<Result<string, OwnRefusal>> {
  if (!adviser.absences.some(({ id }) => id === absenceId)) return refused({ code: 'advisers.absence.unknown' });
  await deleteAbsence(trx, absenceId);
  return accepted(adviser.id);
}

async function declare(
  trx: Trx,
  deps: AdviserDeps,
  { adviser, now }: Given,
  entered: EnteredConflict,
): Promise<Result<string, OwnRefusal>> {
  const today = localDateOf(now);
  const read = readConflicts([entered], decisionCodes(deps));
  if (!read.ok) return read;
  const [tie] = read.value;
  if (tie === undefined) return refused({ code: 'advisers.conflict.vendor', field: 'vendor1' });
  const isKnown = conflictsOn(adviser, today).some(
    ({ vendorName, nature }) => vendorName === tie.vendorName && nature === tie.nature,
  );
  if (!isKnown) await insertConflict(trx, adviser.id, { ...tie, id: deps.ids.next(), from: today }, now);
  return accepted(adviser.id);
}

async function endTie(trx: Trx, { adviser, now }: Given, conflictId: string): Promise<Result<string, OwnRefusal>> {
  const today = localDateOf(now);
  if (!conflictsOn(adviser, today).some(({ id }) => id === conflictId))
    return refused({ code: 'advisers.conflict.unknown' });
  await endConflict(trx, conflictId, today);
  return accepted(adviser.id);
}

async function askRecognition(
  trx: Trx,
  deps: AdviserDeps,
  { adviser, actor, now }: Given,
  entered: { readonly ministry: string; readonly fields: readonly string[] },
): Promise<Result<string, OwnRefusal>> {
  const wish = readWish(entered, adviser, decisionCodes(deps));
  if (!wish.ok) return wish;
  if (wish.value === 'none') return refused({ code: 'advisers.wish.ministry', field: 'ministry' });
  if ((await findOpenApplication(trx, adviser.id)) !== undefined)
    return refused({ code: 'advisers.own.application-open' });
  const { personId } = actor;
  const caseId = await openCase(trx, deps, {
    ...{
      type: APPLICATION_CASE,
      asker: { kind: 'applicant', personId },
      about: { kind: 'adviser', code: 'recognition' },
    },
    ...{ localityId: adviser.provinceId, actor: actorRef(actor), side: 'firm', now },
  });
  await insertApplication(trx, { caseId, adviserId: adviser.id, kind: 'recognition', wish: wish.value });
  return accepted(caseId);
}
