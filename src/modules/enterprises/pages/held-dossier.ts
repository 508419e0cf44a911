/** The dossier behind the plan key of an address, for whoever holds the key; else the page that says why it opens nothing. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { PageRequest, Reply } from '../../../foundation/http/route.ts';
import { openByKey } from '../actions/open-by-key.ts';
import type { OpenDossier } from '../domain/open-dossier.ts';
import { type PlanKey, parsePlanKey } from '../domain/plan-key.ts';
import { closedDossierPage } from './closed-dossier-page.tsx';

export interface HeldDossier {
  readonly opened: OpenDossier;
  /** In its one form, whatever was typed. */
  readonly key: PlanKey;
  /** `/vi/plan/KEY`. */
  readonly base: string;
}

export async function openHeldDossier(
  db: Db,
  { params, language, today }: Pick<PageRequest, 'params' | 'language' | 'today'>,
): Promise<HeldDossier | Reply> {
  const key = parsePlanKey(params.key ?? '');
  if (key === undefined) return closedDossierPage({ code: 'enterprises.dossier.not-found' }, language);
  const opened = await openByKey(db, key, today);
  if (!opened.ok) return closedDossierPage(opened.refusals[0]!, language);
  return { opened: opened.value, key, base: `/${language}/plan/${key}` };
}
