import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedId, fixedIds } from '../../../test-support/fixed-ids.ts';
import { createLedger } from '../actions/append.ts';
import { headsFile } from '../actions/export-head.ts';
import { seal } from '../actions/seal.ts';
import { ledgerSchedule } from '../jobs/schedule.ts';
import { type VerifyCheck, verifyVerb } from './verify.ts';

const clock = fixedClock();
const dataDir = mkdtempSync(join(tmpdir(), 'cau-so-verify-'));
const headsPath = headsFile(dataDir);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function verify(db: Db, args: string[] = [], checks: VerifyCheck[] = []) {
  const out: string[] = [];
  const err: string[] = [];
  const verb = verifyVerb({ withDatabase: (work) => work(db), headsPath, checks });
  const code = await verb.run(args, {
    input: (async function* () {})(),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out: out.map((line) => JSON.parse(line) as unknown), err };
}

async function threeVisits(trx: Trx): Promise<void> {
  const visit = {
    type: 'page.visited',
    actor: { kind: 'visitor' },
    occurredAt: clock.now(),
    payload: { page: 'home' },
  } as const;
  await createLedger().append(trx, { ids: fixedIds(), now: clock.now() }, [visit, visit, visit]);
  await seal(trx, clock);
}

describe('cau-so verify', () => {
  it('says what it counted and ends with 0 when all is as it was sealed', async () => {
    await withDatabase(async ({ trx }) => {
      await threeVisits(trx);
      const [, daily] = ledgerSchedule({ db: trx, clock, headsPath });
      await daily?.run(clock.now());
      const recount = { name: 'figures', run: async () => ({ checked: 12 }) };
      expect(await verify(trx, [], [recount])).toEqual({
        code: 0,
        out: [{ events: 3, sealed: 3, unsealed: 0, heads: 1, checks: [{ name: 'figures', checked: 12 }] }],
        err: [],
      });
    });
  });

  it('names the first broken event on stderr, and every recount that is wrong', async () => {
    await withDatabase(async ({ trx }) => {
      rmSync(headsPath, { force: true });
      await threeVisits(trx);
      await sql.raw('alter table events disable trigger all').execute(trx);
      await sql`update events set type = 'plan.made' where id in (${fixedId(2)}, ${fixedId(3)})`.execute(trx);
      const recount = {
        name: 'figures',
        run: async () => ({ checked: 12, firstWrong: 'reached: 4 stored, 3 counted' }),
      };
      expect(await verify(trx, [], [recount])).toMatchObject({
        code: 1,
        err: [`ledger: event-changed at number 2, event ${fixedId(2)}`, 'figures: reached: 4 stored, 3 counted'],
      });
    });
  });

  it('compares with a copy of the heads kept elsewhere', async () => {
    await withDatabase(async ({ trx }) => {
      await threeVisits(trx);
      const kept = join(dataDir, 'kept.jsonl');
      const at = clock.now();
      const head = { day: '2031-03-04', seq: 3, hash: 'b'.repeat(64), sealedAt: at, exportedAt: at };
      writeFileSync(kept, `${JSON.stringify(head)}\n`);
      expect(await verify(trx, ['--heads', kept])).toMatchObject({
        code: 1,
        err: [`ledger: differs-from-exported-head at number 3, event ${fixedId(3)}`],
      });
    });
  });

  it('tells all mistakes in its options at once and ends with 2', async () => {
    await withDatabase(async ({ trx }) => {
      expect(await verify(trx, ['--heads', '--fast', 'now'])).toMatchObject({ code: 2, out: [] });
      expect((await verify(trx, ['--fast', 'now'])).err).toEqual([
        '--fast is not an option of this verb',
        '"now" is not expected here',
      ]);
    });
  });
});
