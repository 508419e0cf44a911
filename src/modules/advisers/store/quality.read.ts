/** Reads what owners said of an adviser's cases, and what became of the steps they were about. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { type HeldAnswer, listAnswersOfHolder } from '../../cases/index.ts';
import { listEventsOfType } from '../../ledger/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import type { HelpedStep } from '../domain/quality.ts';
import type { AdviceRequest } from './offers.read.ts';
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
  return withDaysDone(
    db,
    rows.map(({ dossier_id: dossierId, about_code: step, asked_at }) => ({ dossierId, step, askedAt: asked_at })),
  );
}

/** Of one request; undefined where it is not about a step of a plan, or no adviser took it. */
export async function findHelpedStep(db: Db, request: AdviceRequest): Promise<HelpedStep | undefined> {
  const { about, adviserId, askedAt, dossierId } = request;
  if (about.kind !== 'step' || adviserId === undefined) return undefined;
  return (await withDaysDone(db, [{ dossierId, step: about.code, askedAt }]))[0];
}

async function withDaysDone(
  db: Db,
  asked: readonly { readonly dossierId: string; readonly step: string; readonly askedAt: Instant }[],
): Promise<readonly HelpedStep[]> {
  const done = await listEventsOfType(
    db,
    asked.map(({ dossierId }) => dossierId),
    'plan.step-done',
  );
  return asked.map(({ dossierId, step, askedAt }) => ({
    step,
    askedOn: localDateOf(askedAt),
    doneOn: done
      .filter((event) => event.dossierId === dossierId && event.payload.step === step)
      .map(({ occurredAt }) => localDateOf(occurredAt)),
  }));
}
