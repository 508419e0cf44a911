/** How a request went, in the owner's words, some time after it was closed. */
import { describe, expect, it } from 'vitest';
import { randomIds } from '../../../foundation/ids.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { at, aWorldOfCases, COMMUNE } from '../../../test-support/world-of-cases.ts';
import { listAnswersOfHolder } from '../store/askings.read.ts';
import { lapseCases } from './lapse-cases.ts';
import { askAtEnd, rateCase } from './rate-case.ts';

type World = ReturnType<typeof aWorldOfCases>;

/** Asked, answered and confirmed on Monday 1 June. */
async function closed(world: World) {
  const hoa = await world.officer(COMMUNE, 'Hoa');
  const { id, dossierId } = await world.ask();
  const firm = { side: 'firm', dossierId } as const;
  await world.act(id, 'accept', { side: 'desk', actor: hoa });
  await world.act(id, 'answer', { side: 'desk', actor: hoa }, { message: 'Làm theo mẫu này.' });
  await world.act(id, 'confirm', firm);
  const say = (answers: Record<string, string>, when: ReturnType<typeof at>, command = randomIds.next()) =>
    rateCase(world.deps, { caseId: id, as: firm, said: (question) => answers[question] ?? '', command, now: when });
  return { hoa, id, dossierId, firm, say };
}

const GOOD = { helped: '4', 'on-time': 'yes', again: 'yes', words: 'Nên gọi buổi chiều.' };
/** Ten working days after 1 June end on 15 June. */
const LATER = at('2026-06-16', '08:00');

describe('the owner of a closed request', () => {
  it('is written to once after ten working days and answers once; the holder’s answers and the ledger hold the choices, the words stay apart', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const { hoa, id, dossierId, say } = await closed(world);
      expect(await say(GOOD, at('2026-06-15', '23:00'))).toMatchObject({
        refusals: [{ code: 'cases.rating.not-asked' }],
      });
      expect(await askAtEnd(world.deps, at('2026-06-15', '23:00'))).toBe(0);
      expect(await askAtEnd(world.deps, LATER)).toBe(1);
      expect(await askAtEnd(world.deps, LATER)).toBe(0);
      expect(world.letters.at(-1)?.text).toContain('vài câu hỏi ngắn');
      expect(await say({ helped: '7', again: 'maybe' }, LATER)).toEqual({
        ok: false,
        refusals: [
          { code: 'cases.rating.unknown', field: 'answer-helped' },
          { code: 'cases.rating.incomplete', field: 'answer-on-time' },
          { code: 'cases.rating.unknown', field: 'answer-again' },
        ],
      });
      const command = randomIds.next();
      expect(await say(GOOD, LATER, command)).toEqual({ ok: true, value: id });
      expect(await say(GOOD, LATER, command)).toEqual({ ok: true, value: id });
      expect(await say({ ...GOOD, helped: '1' }, LATER)).toMatchObject({ ok: false });
      const { personId, actingAs } = hoa;
      const answers = await listAnswersOfHolder(db, { personId, assignmentId: actingAs!.assignmentId }, 50);
      expect(answers.map(({ question, choice, words }) => [question, choice ?? words])).toEqual([
        ['again', 'yes'],
        ['helped', '4'],
        ['on-time', 'yes'],
        ['words', 'Nên gọi buổi chiều.'],
      ]);
      const event = await db
        .selectFrom('events')
        .select('payload')
        .where('type', '=', 'case.rated')
        .where('dossier_id', '=', dossierId)
        .executeTakeFirstOrThrow();
      expect(event.payload).toMatchObject({
        answers: { helped: '4', 'on-time': 'yes', again: 'yes' },
        holder: actingAs!.assignmentId,
      });
      expect(JSON.stringify(event)).not.toContain('buổi chiều');
      const { stored, folded } = await world.twice(id);
      expect(folded).toEqual(stored);
    });
  });

  it('is not asked about one that was opened again until it is closed again, nor about one withdrawn', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const { id, firm, say } = await closed(world);
      await world.act(id, 'reopen', firm, { message: 'Vẫn lỗi.', now: at('2026-06-10') });
      expect(await askAtEnd(world.deps, LATER)).toBe(0);
      expect(await say(GOOD, LATER)).toMatchObject({ refusals: [{ code: 'cases.rating.not-asked' }] });
      await world.act(id, 'withdraw', firm, { now: LATER });
      await lapseCases(world.deps, at('2026-07-20'));
      expect(await askAtEnd(world.deps, at('2026-07-20'))).toBe(0);
      const other = await world.ask();
      expect(await say(GOOD, at('2026-07-20'))).toMatchObject({ ok: false });
      const stranger = { side: 'firm', dossierId: other.dossierId } as const;
      const order = { caseId: id, as: stranger, said: () => '5', command: randomIds.next(), now: at('2026-07-20') };
      expect(await rateCase(world.deps, order)).toMatchObject({ refusals: [{ code: 'cases.case.not-found' }] });
    });
  });
});
