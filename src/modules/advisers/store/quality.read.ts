/** Reads what owners said of an adviser's cases, and what became of the steps they were about. */
import { localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { type HeldAnswer, listAnswersOfHolder } from '../../cases/index.ts';
import { listEventsOfType } from '../../ledger/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import type { HelpedStep } from '../domain/quality.ts';
import './offer-tables.ts';

const MOST = 2000;
const MOST_STEPS = 200;

/** Of the requests they held to the end, the latest first. */
export async function listWords(
  db: Db,
  { personId, assignmentId }: Pick<Adviser, 'personId' | 'assignmentId'>,
): Promise<readonly HeldAnswer[]> {
  if (assignmentId === undefined) return [];
  const answers = await listAnswersOfHolder(db, { personId, assignmentId }, MOST);
  return answers.filter(({ type }) => type === 'advice-request');
}

/** The latest requests about a step of a plan that the adviser took, with the days the firm said the step was done. */
export async function listHelpedSteps(db: Db, adviserId: string): Promise<readonly HelpedStep[]> {
  const rows = await db
    .selectFrom('advice_requests')
    .select(['dossier_id', 'about_code', 'asked_at'])
    .where('adviser_id', '=', adviserId)
    .where('about_kind', '=', 'step')
    .orderBy('asked_at', 'desc')
    .limit(MOST_STEPS)
    .execute();
  const done = await listEventsOfType(
    db,
    rows.map(({ dossier_id }) => dossier_id),
    'plan.step-done',
  );
  return rows.map(({ dossier_id: dossierId, about_code: step, asked_at }) => ({
    step,
    askedOn: localDateOf(asked_at),
    doneOn: done
      .filter((event) => event.dossierId === dossierId && event.payload.step === step)
      .map(({ occurredAt }) => localDateOf(occurredAt)),
  }));
}
