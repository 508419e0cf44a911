/** What deciding on claims needs beside the dossier; app.ts hands it in once. */

import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { PolicyContext } from '../../accounts/index.ts';
import { currentDossier } from '../domain/current-dossier.ts';
import type { OpenDossier } from '../domain/open-dossier.ts';
import { type Standing, standingOf } from '../domain/standing.ts';
import { findDossier } from '../store/dossiers.read.ts';
import type { DossierDeps } from './dossier-deps.ts';

export interface ClaimDeskDeps extends DossierDeps {
  readonly policy: PolicyContext;
  /** Keyed: a stolen table of slips cannot be tried out. */
  readonly hashCode: (code: string) => string;
}

export interface ClaimedFirm {
  readonly dossier: OpenDossier;
  readonly standing: Standing;
  /** As the owner gave it last. */
  readonly taxCode: string | undefined;
}

/** The firm behind a claim as it is on that day; undefined once it was erased. */
export async function findClaimedFirm(
  db: Db,
  { contextAt }: Pick<DossierDeps, 'contextAt'>,
  dossierId: string,
  today: LocalDate,
): Promise<ClaimedFirm | undefined> {
  const stored = await findDossier(db, dossierId);
  if (stored === undefined || stored.erasedBecause !== undefined) return undefined;
  const context = contextAt(today);
  const current = currentDossier(stored.facts, context.vocabulary, today);
  const said = current.one.taxCode?.value;
  return {
    dossier: stored,
    standing: standingOf(current, context),
    taxCode: typeof said === 'string' ? said : undefined,
  };
}
