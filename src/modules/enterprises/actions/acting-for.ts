/** Whom the request under way acts for: set by the guard of mandates alone, read where a key opens a dossier and where events are written. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActorRef, Ledger } from '../../ledger/index.ts';
import type { PlanKey } from '../domain/plan-key.ts';

export interface ActingFor {
  readonly mandateId: string;
  readonly dossierId: string;
  readonly key: PlanKey;
  readonly adviser: Extract<ActorRef, { kind: 'account' }>;
}

const underWay = new AsyncLocalStorage<ActingFor>();

export function actingFor(): ActingFor | undefined {
  return underWay.getStore();
}

/** The adviser who acts for a firm in this request, where one does. */
export function actingAdviser(): ActingFor['adviser'] | undefined {
  return underWay.getStore()?.adviser;
}

export function runActingFor<T>(acting: ActingFor, work: () => Promise<T>): Promise<T> {
  return underWay.run(acting, work);
}

/** A ledger whose events under a mandate name the adviser who acted and the mandate: “X for Y”, whichever module writes them. */
export function ledgerNamingMandates(ledger: Ledger): Ledger {
  return {
    append: (trx, context, events) => {
      const acting = actingFor();
      if (acting === undefined) return ledger.append(trx, context, events);
      return ledger.append(
        trx,
        context,
        events.map((event) => ({
          ...event,
          ...(event.actor.kind !== 'system' && { actor: acting.adviser }),
          payload: { ...event.payload, mandateId: acting.mandateId },
        })),
      );
    },
  };
}
