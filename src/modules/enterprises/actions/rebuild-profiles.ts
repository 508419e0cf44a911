/** Makes the projection again from the history of facts, a few hundred dossiers at a time, while the portal goes on working. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import { currentDossier } from '../domain/current-dossier.ts';
import { profileOf } from '../domain/profile.ts';
import { findHistories, listDossierIds, lockUnsettled } from '../store/dossiers.read.ts';
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
  const profiles = await byPage(deps, today, (trx, page) => listDossierIds(trx, { ...page, lock: true }));
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

/** Settles anew what was settled until a day that has passed, so that a count of today need not work it out. Changes no answer. */
export function settleProfiles(deps: ProfileDeps, today: LocalDate): Promise<number> {
  return byPage(deps, today, (trx, page) => lockUnsettled(trx, { ...page, today }));
}

type Page = { readonly after?: string; readonly limit: number };

/** `lock` names the next dossiers and keeps others from recording facts about them until their rows are made. */
async function byPage(
  deps: ProfileDeps,
  today: LocalDate,
  lock: (trx: Trx, page: Page) => Promise<readonly string[]>,
): Promise<number> {
  const context = deps.contextAt(today);
  let made = 0;
  let after: string | undefined;
  for (;;) {
    const page = await inTransaction(deps.db, async (trx) => {
      const ids = await lock(trx, { limit: AT_ONCE, ...(after !== undefined && { after }) });
      const rows = [...(await findHistories(trx, ids))].map(([id, facts]) =>
        profileOf(id, currentDossier(facts, context.vocabulary, today), context),
      );
      await writeProfiles(trx, rows);
      return ids;
    });
    made += page.length;
    after = page.at(-1);
    if (page.length < AT_ONCE) return made;
  }
}
