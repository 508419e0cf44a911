/** What the addresses of cases share: whose command a form carries, and the case an address names. */
import type { PageRequest } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Case } from '../domain/case.ts';
import { findCase } from '../store/cases.read.ts';
import type { CasePageDeps } from './page-deps.ts';

/** The form's own, so that one sent twice is carried out once. */
export function commandOf({ ids }: Pick<CasePageDeps, 'ids'>, { form }: PageRequest): string {
  const command = form.get('command');
  return isUuid(command) ? command : ids.next();
}

/** Whoever asks may not be allowed to see it; an erased case is no more there. */
export async function caseOfAddress(
  { db }: Pick<CasePageDeps, 'db'>,
  { params }: PageRequest,
): Promise<Case | undefined> {
  const id = params.case ?? '';
  const found = isUuid(id) ? await findCase(db, id) : undefined;
  return found?.state === 'erased' ? undefined : found;
}
