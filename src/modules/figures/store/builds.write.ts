/** Notes what an indicator is counted by from now on. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { countingOf, type Indicator } from '../domain/indicator.ts';
import { RULES_LOCK } from './builds.read.ts';

/** Until the transaction ends nobody counts: who has counted is waited for, who comes later waits and counts by what was built. */
export async function becomeTheBuilder(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(RULES_LOCK)})`.execute(trx);
}

export async function noteBuild(trx: Trx, indicator: Indicator, now: Instant): Promise<void> {
  const counting = countingOf(indicator);
  const build = {
    definition_hash: indicator.hash,
    built_at: now,
    counting: JSON.stringify(counting),
    counting_hash: contentHash(counting),
  };
  await trx
    .insertInto('figure_builds')
    .values({ indicator: indicator.id, ...build })
    .onConflict((conflict) => conflict.column('indicator').doUpdateSet(build))
    .execute();
}
