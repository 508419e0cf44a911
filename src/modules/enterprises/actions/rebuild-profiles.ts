/** Makes the projection again from the history of facts, a few hundred dossiers at a time, while the portal goes on working. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import { currentDossier } from '../domain/current-dossier.ts';
import { profileOf } from '../domain/profile.ts';
import { findHistories, listDossierIds } from '../store/dossiers.read.ts';
import { listStrayProfiles } from '../store/profiles.read.ts';
import { deleteProfiles, writeProfiles } from '../store/profiles.write.ts';

export interface ProfileDeps {
  readonly db: Db;
  readonly contextAt: (asOf: LocalDate) => ConditionContext;
}

const AT_ONCE = 400;

export interface Rebuilt {
  /** Dossiers whose row was made again. */
  readonly profiles: number;
  /** Rows of dossiers that are gone. */
  readonly removed: number;
}

/** Stopped half-way it may simply be started again: every page commits by itself. */
export async function rebuildProfiles(deps: ProfileDeps, today: LocalDate): Promise<Rebuilt> {
  const context = deps.contextAt(today);
  let profiles = 0;
  let after: string | undefined;
  for (;;) {
    const page = await inTransaction(deps.db, async (trx) => {
      // Nobody records a fact about them until their rows are made.
      const ids = await listDossierIds(trx, { limit: AT_ONCE, lock: true, ...(after !== undefined && { after }) });
      const rows = [...(await findHistories(trx, ids))].map(([id, facts]) =>
        profileOf(id, currentDossier(facts, context.vocabulary, today), context),
      );
      await writeProfiles(trx, rows);
      return ids;
    });
    profiles += page.length;
    after = page.at(-1);
    if (page.length < AT_ONCE) break;
  }
  let removed = 0;
  for (;;) {
    const strays = await inTransaction(deps.db, async (trx) => {
      const found = await listStrayProfiles(trx, AT_ONCE);
      if (found.length > 0) await deleteProfiles(trx, found);
      return found.length;
    });
    removed += strays;
    if (strays < AT_ONCE) return { profiles, removed };
  }
}
