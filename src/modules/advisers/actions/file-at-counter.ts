/** An officer files a request for somebody who walked in: their firm found or begun, a holder and a day at once, and paper to take home. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { findCase, issueOwnerCode, listCasesOfDossier, openCase } from '../../cases/index.ts';
import {
  findClaimedFirm,
  findRecord,
  isPersonalTaxCode,
  listClaimsOfFirm,
  openByKey,
  type Statement,
} from '../../enterprises/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import type { Asked, Reach } from '../domain/advice-request.ts';
import { describeRequest } from '../store/offers.write.ts';
import { ADVICE } from './dispatch-deps.ts';
import type { AskDeps } from './request-advice.ts';

export interface CounterDeps extends AskDeps {
  readonly contextAt: AskDeps['contextAt'];
  /** Begins a dossier with its first plan, in the caller's transaction; the same command again gives the same dossier under a second key. */
  readonly openPlan: (
    trx: Trx,
    start: {
      readonly command: string;
      readonly statements: readonly Statement[];
      readonly ofRegister?: string;
      readonly now: Instant;
    },
  ) => Promise<{ readonly key: string }>;
}

export type CounterRefusal =
  | NotAllowed
  | Refusal<'advisers.counter.elsewhere' | 'advisers.counter.place-missing' | 'advisers.counter.not-opened'>;

export interface CounterOrder {
  readonly actor: Actor;
  /** Digits only; absent for a firm that has none yet. */
  readonly taxCode?: string | undefined;
  /** Where the firm is, for one the register does not place. */
  readonly communeId?: string | undefined;
  readonly asked: Asked;
  readonly reach: Reach;
  readonly command: string;
  /** Of the dossier that may have to be begun. */
  readonly opening: string;
  readonly now: Instant;
}

/** What stands on the paper. */
export interface Filed {
  readonly caseId: string;
  /** Of a dossier begun here: it opens the firm's own plan. */
  readonly key?: string | undefined;
  /** Absent where the owner answers in their account, or has asked the same before. */
  readonly code?: { readonly code: string; readonly expiresAt: Instant } | undefined;
}

/**
 * A firm somebody was confirmed for finds the request in its own plan, and that person alone says whether they asked: whoever stands at the
 * counter gets no code for it. Any other begins a dossier of its own: what was answered under
 * another key is not for whoever knows a tax code.
 */
export function fileAtCounter(deps: CounterDeps, order: CounterOrder): Promise<Result<Filed, CounterRefusal>> {
  const { actor, asked, reach, command, now } = order;
  return inTransaction(deps.db, async (trx): Promise<Result<Filed, CounterRefusal>> => {
    const firm = await findFirm(trx, deps, order);
    const localityId = firm.localityId ?? order.communeId;
    const allowed = mayFile(deps, actor, localityId, firm.localityId !== undefined);
    if (!allowed.ok) return allowed;
    const begun = firm.dossierId === undefined ? await begin(trx, deps, order) : undefined;
    const dossierId = firm.dossierId ?? begun?.dossierId;
    if (dossierId === undefined) return refused({ code: 'advisers.counter.not-opened' });
    const filed = await onceAccepted<CounterRefusal>(trx, command, async () => {
      const open = (await listCasesOfDossier(trx, dossierId)).filter(
        ({ turn, type }) => turn !== 'nobody' && type === ADVICE,
      );
      const same = open.find(({ about }) => about.kind === asked.kind && about.code === asked.code);
      if (same !== undefined && asked.code !== 'other') return accepted(same.id);
      const id = await openCase(trx, deps, {
        ...{ type: ADVICE, asker: { kind: 'dossier', dossierId }, localityId, contact: reach, now },
        about: { kind: asked.kind, code: asked.code },
        ...(asked.message !== undefined && { message: asked.message }),
        ...{ actor: actorRef(actor), side: 'desk' },
      });
      await describeRequest(trx, id, { language: 'vi', remoteOk: true });
      return accepted(id);
    });
    if (!filed.ok) return filed;
    const found = await findCase(trx, filed.value);
    const code =
      found?.awaitsOwner === true && firm.dossierId === undefined
        ? await issueOwnerCode(trx, deps, { caseId: found.id, actor, now })
        : undefined;
    return accepted({ caseId: filed.value, key: begun?.key, code });
  });
}

interface Firm {
  readonly localityId?: string | undefined;
  /** Of somebody who was confirmed as this firm's. */
  readonly dossierId?: string | undefined;
}

async function findFirm(trx: Trx, deps: CounterDeps, { taxCode, now }: CounterOrder): Promise<Firm> {
  if (taxCode === undefined) return {};
  const today = localDateOf(now);
  const confirmed = (await listClaimsOfFirm(trx, taxCode)).find(({ level }) => level === 'confirmed');
  const claimed = confirmed && (await findClaimedFirm(trx, deps, confirmed.dossierId, today));
  // The register says nothing of a person.
  const record = isPersonalTaxCode(taxCode) ? undefined : await findRecord(trx, taxCode);
  const localityId = claimed?.standing.localityId ?? record?.communeId ?? record?.provinceId;
  return { localityId, dossierId: claimed?.dossier.id };
}

function mayFile(
  { roles, places }: CounterDeps,
  actor: Actor,
  localityId: string | undefined,
  isOnRecord: boolean,
): Result<undefined, CounterRefusal> {
  const context = { roles, contains: places.contains };
  const allowed = mayAtDesk(actor, 'cases.work', localityId === undefined ? {} : { localityId }, context);
  const outside = !allowed.ok && allowed.refusals.some(({ code }) => code === 'accounts.outside-your-area');
  if (outside && isOnRecord) return refused({ code: 'advisers.counter.elsewhere', field: 'taxCode' });
  if (outside) return refused({ code: 'advisers.counter.place-missing', field: 'commune' });
  if (allowed.ok && localityId === undefined && actor.actingAs?.scope.kind !== 'nation')
    return refused({ code: 'advisers.counter.place-missing', field: 'commune' });
  return allowed;
}

async function begin(trx: Trx, deps: CounterDeps, { taxCode, communeId, opening, now }: CounterOrder) {
  const statements: Statement[] = [
    ...(communeId === undefined ? [] : [{ key: 'commune', kind: 'one', value: communeId } as const]),
    ...(taxCode === undefined ? [] : [{ key: 'taxCode', kind: 'one', value: taxCode } as const]),
  ];
  const ofRegister = taxCode === undefined ? {} : { ofRegister: taxCode };
  const { key } = await deps.openPlan(trx, { command: opening, statements, ...ofRegister, now });
  const opened = await openByKey(trx, key, localDateOf(now));
  return opened.ok ? { key, dossierId: opened.value.id } : undefined;
}
