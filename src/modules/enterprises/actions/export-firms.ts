/** An officer takes a list of firms away: the lines, and the event that says who took how many by which filters. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed, type PolicyContext } from '../../accounts/index.ts';
import { firmFilterFields } from '../domain/firm-filters.ts';
import { atDesk } from './at-desk.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { type FirmListQuery, type ListedFirm, listFirms } from './list-firms.ts';

/** A commune has some thousands of firms; whoever needs a province takes it commune by commune. */
export const MOST_EXPORTED = 10_000;
const AT_A_TIME = 1_000;

export interface ExportOrder extends Omit<FirmListQuery, 'scope'> {
  readonly actor: Actor | undefined;
  readonly format: 'csv' | 'xlsx';
  readonly now: Instant;
}

export function exportFirms(
  deps: Pick<DossierDeps, 'db' | 'ids' | 'ledger'>,
  policy: PolicyContext,
  order: ExportOrder,
): Promise<Result<readonly ListedFirm[], NotAllowed>> {
  const { actor, format, now, ...query } = order;
  return inTransaction(deps.db, async (trx) => {
    const allowed = atDesk(actor, 'firms.read', policy);
    if (!allowed.ok) return allowed;
    const { scope } = allowed.value;
    const firms: ListedFirm[] = [];
    let after: string | undefined;
    do {
      const page = await listFirms(
        trx,
        { ...query, scope },
        { limit: AT_A_TIME, ...(after !== undefined && { after }) },
      );
      firms.push(...page.firms);
      after = page.next;
    } while (after !== undefined && firms.length < MOST_EXPORTED);
    const taken = firms.slice(0, MOST_EXPORTED);
    // A typed name stays out of the ledger: it may be somebody's.
    const { q, ...filters } = firmFilterFields(order.filters);
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'firms.exported',
        actor: actorRef(allowed.value.actor),
        ...(scope !== 'everywhere' && { localityId: scope.inside }),
        occurredAt: now,
        payload: { exportId: deps.ids.next(), format, lines: taken.length, byText: q !== undefined, filters },
      },
    ]);
    return accepted(taken);
  });
}
