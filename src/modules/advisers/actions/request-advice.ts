/** A firm asks for advice: a case with a holder and a day, once; asking again about the same leads to the one that is open. What an adviser asks for it under a mandate waits for its owner's word. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { type CaseDeps, findLastContact, listCasesOfDossier, openCase } from '../../cases/index.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import {
  actingAdviser,
  currentDossier,
  type DossierRefusal,
  keepDossier,
  openByKey,
  standingOf,
} from '../../enterprises/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import type { Asked, Reach } from '../domain/advice-request.ts';
import { describeRequest } from '../store/offers.write.ts';
import { ADVICE } from './dispatch-deps.ts';

export interface AskDeps extends CaseDeps {
  /** Vocabulary, localities and look-ups on a date of law. */
  readonly contextAt: (asOf: ReturnType<typeof localDateOf>) => ConditionContext;
}

/** A firm waits for at most so many answers at a time. */
export const MOST_OPEN = 5;

export type AskRefusal = DossierRefusal | Refusal<'advisers.request.too-many' | 'advisers.request.reach'>;

export interface AskOrder {
  /** The plan key: whoever holds it may ask. */
  readonly key: string;
  readonly asked: Asked;
  /** As before: how the same dossier asked to be reached last. */
  readonly reach: Reach | 'as-before';
  /** In which the firm asks; Vietnamese when nothing is said. */
  readonly language?: string | undefined;
  /** False when it wants to be met; from afar too when nothing is said. */
  readonly remoteOk?: boolean | undefined;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the case's id. */
export function requestAdvice(deps: AskDeps, order: AskOrder): Promise<Result<string, AskRefusal>> {
  const { key, asked, reach, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<AskRefusal>(trx, command, async () => {
      const today = localDateOf(now);
      const opened = await openByKey(trx, key, today);
      if (!opened.ok) return opened;
      const { id: dossierId, facts } = opened.value;
      // Holds the dossier's row as well: two tabs of one firm take turns here.
      await keepDossier(trx, dossierId, now);
      const before = await listCasesOfDossier(trx, dossierId);
      const open = before.filter(({ turn, type }) => turn !== 'nobody' && type === ADVICE);
      const same = open.find(({ about }) => about.kind === asked.kind && about.code === asked.code);
      // `other` is many things.
      if (same !== undefined && asked.code !== 'other') return accepted(same.id);
      if (open.length >= MOST_OPEN) return refused({ code: 'advisers.request.too-many' });
      const contact = reach === 'as-before' ? await findLastContact(trx, dossierId) : reach;
      if (contact === undefined) return refused({ code: 'advisers.request.reach', field: 'phone' });
      const context = deps.contextAt(today);
      const { localityId } = standingOf(currentDossier(facts, context.vocabulary, today), context);
      const adviser = actingAdviser();
      const id = await openCase(trx, deps, {
        ...{ type: ADVICE, asker: { kind: 'dossier', dossierId }, localityId, now },
        contact: { ...contact, language: order.language === 'en' ? 'en' : 'vi' },
        about: { kind: asked.kind, code: asked.code },
        ...(asked.message !== undefined && { message: asked.message }),
        actor: adviser ?? { kind: 'plan-holder', dossierId },
        side: adviser === undefined ? 'firm' : 'desk',
      });
      await describeRequest(trx, id, { language: order.language ?? 'vi', remoteOk: order.remoteOk ?? true });
      return accepted(id);
    }),
  );
}
