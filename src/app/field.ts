/** What the field is given: assessments and cases as they are entered, the register within a scope, and who opens what is sealed. */
import { openIfOurs } from '../foundation/auth-crypto/secrets.ts';
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import { personNames, wasSignedOut } from '../modules/accounts/index.ts';
import type { AssessmentDeps } from '../modules/assessments/index.ts';
import { isPersonalTaxCode, searchRegister } from '../modules/enterprises/index.ts';
import type { FieldPageDeps } from '../modules/field/index.ts';
import { openCases } from './cases.ts';
import { contextAt, places, topics } from './content.ts';

const MOST_FOUND = 20;

export function fieldDesk(accounts: AccountPageDeps, assessment: AssessmentDeps, origin: string): FieldPageDeps {
  const { db, ids, ledger, roles, key } = accounts;
  const cases = openCases(accounts, origin);
  return {
    ...assessment,
    ...{ origin, key, personNames, topics: topics(), notices: cases.notifier },
    policy: { roles, contains: places().contains },
    ask: { ...cases.deps, contextAt },
    outreach: { db, ids, ledger, roles, places: places(), contextAt },
    unseal: (sealed) => openIfOurs(key, sealed),
    wasSignedOut: (token) => wasSignedOut({ db }, token),
    searchFirms: async (actor, text) => {
      const scope = actor.actingAs?.scope;
      if (scope === undefined || scope.kind === 'organisation') return [];
      const place = scope.kind === 'locality' ? places().findLocality(scope.localityId) : undefined;
      const within =
        scope.kind === 'nation'
          ? {}
          : place?.level === 'commune'
            ? { commune: scope.localityId }
            : { province: scope.localityId };
      const found = await searchRegister(db, { text, limit: MOST_FOUND, ...within });
      return found.filter(({ taxCode }) => !isPersonalTaxCode(taxCode)).map(({ taxCode, name }) => ({ taxCode, name }));
    },
  };
}
