/** The firm starts, finishes, drops or takes up a step again; the plan follows in the same transaction. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import {
  currentDossier,
  type DossierRefusal,
  openByKey,
  recordFacts,
  type Statement,
  standingOf,
} from '../../enterprises/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import type { DropReason } from '../domain/progress.ts';
import { findKept } from '../store/plans.read.ts';
import { insertProgress } from '../store/plans.write.ts';
import { keepPlan } from './keep-plan.ts';
import type { PlanDeps } from './plan-deps.ts';

export type StepAct =
  | { readonly act: 'start' | 'reopen' }
  /** `functions`: what is in use now, of what the step brings. */
  | { readonly act: 'finish'; readonly functions: readonly string[] }
  | { readonly act: 'drop'; readonly reason: DropReason };

export type StepRefusal = Refusal<'plans.step.unknown' | 'plans.step.function-unknown'>;

const STATES = { start: 'started', finish: 'done', drop: 'dropped', reopen: 'open' } as const;
const EVENTS = {
  start: 'plan.step-started',
  finish: 'plan.step-done',
  drop: 'plan.step-dropped',
  reopen: 'plan.step-reopened',
} as const;

/** Same `command`, same outcome once. Saying again what already stands changes nothing. */
export function changeStep(
  deps: PlanDeps,
  command: {
    readonly key: string;
    readonly command: string;
    readonly step: string;
    readonly change: StepAct;
    readonly now: Instant;
  },
): Promise<Result<undefined, DossierRefusal | StepRefusal>> {
  const { change, now } = command;
  const today = localDateOf(now);
  return inTransaction(deps.db, async (trx): Promise<Result<undefined, DossierRefusal | StepRefusal>> => {
    const opened = await openByKey(trx, command.key, today);
    if (!opened.ok) return opened;
    const step = deps.catalogue.byId.get(command.step);
    if (step === undefined) return refused({ code: 'plans.step.unknown' });
    if (change.act === 'finish' && change.functions.some((used) => !step.brings.includes(used)))
      return refused({ code: 'plans.step.function-unknown', field: 'functions' });
    const dossierId = opened.value.id;
    const done = await onceAccepted<StepRefusal>(trx, command.command, async () => {
      let { facts } = opened.value;
      const context = deps.contextAt(today);
      const dossier = currentDossier(facts, context.vocabulary, today);
      const before = (await findKept(trx, dossierId)).progress.find((entry) => entry.step === step.id);
      const state = STATES[change.act];
      if ((before?.state ?? 'open') !== state || before?.on !== today) {
        const reason: { reason?: DropReason } = change.act === 'drop' ? { reason: change.reason } : {};
        await insertProgress(trx, { id: deps.ids.next(), dossierId, step: step.id, state, ...reason, at: now });
        await deps.ledger.append(trx, { ids: deps.ids, now }, [
          {
            type: EVENTS[change.act],
            actor: { kind: 'plan-holder', dossierId },
            dossierId,
            ...standingOf(dossier, context),
            occurredAt: now,
            payload: change.act === 'drop' ? { step: step.id, reason: change.reason } : { step: step.id },
          },
        ]);
      }
      if (change.act === 'finish' && change.functions.length > 0) {
        const items = change.functions.map((code) => ({ code }));
        const statements: Statement[] = [{ key: 'functionsInUse', kind: 'more', items }];
        const source = { kind: 'owner' as const };
        ({ facts } = (await recordFacts(trx, deps, { dossierId, statements, source, now })).dossier);
      }
      await keepPlan(trx, deps, { dossierId, facts, now, cause: 'step' });
      return accepted(step.id);
    });
    return done.ok ? accepted(undefined) : done;
  });
}
