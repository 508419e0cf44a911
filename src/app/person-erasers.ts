/** What each module does when a person is erased, in the order it is done. */

import type { IdGenerator } from '../foundation/ids.ts';
import type { PersonEraser } from '../modules/accounts/index.ts';
import { eraseAdviser } from '../modules/advisers/index.ts';
import { eraseApplicant } from '../modules/cases/index.ts';
import { erasePapersOfPerson } from '../modules/documents/index.ts';
import { leaveFirms } from '../modules/enterprises/index.ts';
import type { Ledger } from '../modules/ledger/index.ts';
import { eraseNotices } from '../modules/notices/index.ts';
import { eraseSubmitter } from '../modules/platforms/index.ts';
import { dossierErasers } from './routes.tsx';

export function personErasers({ ids, ledger }: { ids: IdGenerator; ledger: Ledger }): readonly PersonEraser[] {
  return [
    (trx, left) => leaveFirms(trx, { ids, ledger, erasers: dossierErasers({ ids, ledger }) }, left),
    eraseApplicant,
    eraseAdviser,
    (trx, { personId }) => eraseNotices(trx, personId),
    (trx, { personId }) => erasePapersOfPerson(trx, personId),
    (trx, { personId }) => eraseSubmitter(trx, personId),
  ];
}
