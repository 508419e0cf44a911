import { describe, expect, it } from 'vitest';
import { addDays, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedId, fixedIds } from '../../../test-support/fixed-ids.ts';
import { openByKey, type Statement } from '../../enterprises/index.ts';
import { createLedger, listEventsOfDossier } from '../../ledger/index.ts';
import { CATALOGUE, contextOn } from '../domain/plan-fixture.ts';
import { replanAll } from '../jobs/replan.ts';
import { exportPlans, findKept } from '../store/plans.read.ts';
import { deletePlans } from '../store/plans.write.ts';
import { answerQuestion } from './answer-question.ts';
import { changeStep, type StepAct } from './change-step.ts';
import { openPlan } from './open-plan.ts';
import type { PlanDeps } from './plan-deps.ts';
import { replayPlan } from './replay-plan.ts';

const command = (n: number) => fixedId(n, 7);
const enterprise: Statement = { key: 'applicantType', kind: 'one', value: 'enterprise' };
const uses = (...codes: string[]): Statement => ({
  key: 'functionsInUse',
  kind: 'many',
  items: codes.map((code) => ({ code })),
});

async function withPlan(
  test: (room: {
    db: Db;
    deps: PlanDeps;
    key: string;
    dossierId: string;
    kept: () => ReturnType<typeof findKept>;
    events: () => Promise<readonly string[]>;
    act: (n: number, step: string, change: StepAct) => ReturnType<typeof changeStep>;
    clock: ReturnType<typeof fixedClock>;
  }) => Promise<void>,
): Promise<void> {
  await withDatabase(async ({ db }) => {
    let seed = 0;
    const clock = fixedClock();
    const deps: PlanDeps = {
      db,
      ids: fixedIds(),
      ledger: createLedger(),
      contextAt: contextOn,
      randomBytes: (count) => {
        seed += 1;
        return Uint8Array.from({ length: count }, (_, index) => (seed * 31 + index * 7) % 256);
      },
      catalogue: CATALOGUE,
      judgeSupport: () => [{ measure: 'th214-digital-signature', verdict: 'unknown', missing: ['commune'] }],
      versions: 'a'.repeat(64),
    };
    const { key } = await openPlan(deps, { command: command(1), statements: [], now: clock.now() });
    const opened = await openByKey(db, key, localDateOf(clock.now()));
    if (!opened.ok) throw new Error('not opened');
    const dossierId = opened.value.id;
    clock.advance({ minutes: 1 });
    await test({
      db,
      deps,
      key,
      dossierId,
      clock,
      kept: () => findKept(db, dossierId),
      events: async () => (await listEventsOfDossier(db, dossierId)).map((event) => event.type),
      act: (n, step, change) => {
        clock.advance({ minutes: 1 });
        return changeStep(deps, { key, command: command(n), step, change, now: clock.now() });
      },
    });
  });
}

describe('a plan from the first minute', () => {
  it('exists as soon as a visitor begins, before any answer', () =>
    withPlan(async ({ kept, events }) => {
      expect((await kept()).plan).toMatchObject({ catalogueHash: 'a'.repeat(64) });
      expect([...(await events())].sort()).toEqual(['dossier.opened', 'plan.made']);
    }));

  it('is made again with each answer that changes it, and only then', () =>
    withPlan(async ({ deps, key, kept, events, clock }) => {
      const answer = (n: number, ...statements: Statement[]) =>
        answerQuestion(deps, { key, command: command(n), statements, now: clock.now() });
      await answer(2, enterprise, uses('qr-payment'));
      const first = (await kept()).plan;
      await answer(3, { key: 'hoursPerWeek', kind: 'one', value: 3 });
      expect((await kept()).plan).toEqual(first);
      expect((await events()).filter((type) => type === 'plan.made')).toHaveLength(2);
    }));

  it('counts an answer once however often the form is sent', () =>
    withPlan(async ({ deps, key, events, clock }) => {
      for (let times = 0; times < 3; times += 1)
        await answerQuestion(deps, { key, command: command(2), statements: [enterprise], now: clock.now() });
      expect((await events()).filter((type) => type === 'fact.recorded')).toHaveLength(1);
    }));

  it('says the same when replayed from what was known then, whatever was learnt since', () =>
    withPlan(async ({ db, deps, key, kept, act, clock }) => {
      await answerQuestion(deps, { key, command: command(2), statements: [enterprise, uses()], now: clock.now() });
      await act(3, 'digital-signature', { act: 'start' });
      const then = (await kept()).plan;
      await act(4, 'digital-signature', { act: 'finish', functions: ['token-signing'] });
      const opened = await openByKey(db, key, localDateOf(clock.now()));
      if (!opened.ok || then === undefined) throw new Error('nothing to replay');
      const replay = await replayPlan(db, deps, then, opened.value);
      expect(replay).toMatchObject({ same: true, sameVersions: true });
      expect(replay.plan.now[0]).toMatchObject({ step: 'digital-signature', state: 'started' });
      expect((await kept()).plan?.resultHash).not.toBe(then.resultHash);
    }));
});

describe('a plan nobody has touched', () => {
  it('follows the calendar: a first-year reason ends with the first year', () =>
    withPlan(async ({ deps, key, kept, events, clock }) => {
      const foundedOn = addDays(localDateOf(clock.now()), -300);
      const founded: Statement = { key: 'foundedOn', kind: 'one', value: foundedOn };
      await answerQuestion(deps, {
        key,
        command: command(2),
        statements: [enterprise, uses(), founded],
        now: clock.now(),
      });
      const before = (await kept()).plan;
      clock.advance({ days: 30 });
      expect(await replanAll(deps, clock.now())).toBe(0);
      clock.advance({ days: 60 });
      expect(await replanAll(deps, clock.now())).toBe(1);
      expect((await kept()).plan?.resultHash).not.toBe(before?.resultHash);
      expect((await events()).filter((type) => type === 'plan.made')).toHaveLength(3);
    }));
});

describe('what the firm does with a step', () => {
  it('is remembered, written down and opens what comes next', () =>
    withPlan(async ({ db, deps, key, dossierId, kept, events, act, clock }) => {
      await answerQuestion(deps, {
        key,
        command: command(2),
        statements: [enterprise, uses('qr-payment')],
        now: clock.now(),
      });
      await act(3, 'digital-signature', { act: 'start' });
      await act(4, 'digital-signature', { act: 'finish', functions: ['remote-signing'] });
      expect((await kept()).progress).toEqual([
        { step: 'digital-signature', state: 'done', on: localDateOf(clock.now()) },
      ]);
      expect(await events()).toEqual(expect.arrayContaining(['plan.step-started', 'plan.step-done']));
      const copy = await exportPlans(db, dossierId);
      expect(copy.plans.at(-1)?.steps[0]).toMatchObject({ horizon: 'now', position: 1, step: 'e-invoice' });
    }));

  it('is refused for a step nobody knows and for a function the step does not bring', () =>
    withPlan(async ({ act, events }) => {
      expect(await act(2, 'nonsense', { act: 'start' })).toMatchObject({
        ok: false,
        refusals: [{ code: 'plans.step.unknown' }],
      });
      expect(await act(3, 'qr-payment', { act: 'finish', functions: ['erp-core'] })).toMatchObject({
        ok: false,
        refusals: [{ code: 'plans.step.function-unknown' }],
      });
      expect(await events()).not.toContain('plan.step-done');
    }));

  it('can be taken back', () =>
    withPlan(async ({ kept, act }) => {
      await act(2, 'qr-payment', { act: 'drop', reason: 'not-for-us' });
      expect((await kept()).progress).toMatchObject([{ state: 'dropped', reason: 'not-for-us' }]);
      await act(3, 'qr-payment', { act: 'reopen' });
      expect((await kept()).progress).toEqual([]);
    }));

  it('is gone without a trace of the firm when the dossier is erased', () =>
    withPlan(async ({ db, dossierId, kept, act }) => {
      await act(2, 'qr-payment', { act: 'start' });
      await inTransaction(db, (trx) => deletePlans(trx, dossierId));
      expect(await kept()).toEqual({ plan: undefined, progress: [] });
    }));

  it('is refused under a key that opens nothing', () =>
    withPlan(async ({ deps, clock }) => {
      const refused = await changeStep(deps, {
        key: 'nothing',
        command: command(9),
        step: 'qr-payment',
        change: { act: 'start' },
        now: clock.now(),
      });
      expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'enterprises.dossier.not-found' }] });
    }));
});
