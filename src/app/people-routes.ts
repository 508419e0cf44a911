/** Signing in, one's own account, taking a firm as one's own, and the desk that decides on it: each given what the others know. */
import { openIfOurs } from '../foundation/auth-crypto/secrets.ts';
import type { Instant } from '../foundation/clock.ts';
import type { Trx } from '../foundation/database/tables.ts';
import type { Route } from '../foundation/http/route.ts';
import {
  type AccountPageDeps,
  accountRoutes,
  foundOrganisation,
  ownDataRoutes,
  passkeyRoutes,
  peopleDeskRoutes,
  personNames,
  representedIn,
  signInRoutes,
} from '../modules/accounts/index.ts';
import { discardForClaimant, listForClaimant } from '../modules/assessments/index.ts';
import { caseText } from '../modules/cases/index.ts';
import {
  type ClaimPageDeps,
  claimDeskRoutes,
  claimRoutes,
  claimText,
  confirmRepresented,
  consentRoutes,
  type DossierDeps,
  exportHeldFirms,
  exportReadingsOfPerson,
  type FactNames,
  listClaims,
  loadConsentPurposes,
  mandateRoutes,
  type OfficeName,
} from '../modules/enterprises/index.ts';
import { noticeText } from '../modules/notices/index.ts';
import { deletePlans, planMadeAt } from '../modules/plans/index.ts';
import { frameworks, places } from './content.ts';

/** Stands among the ids of assessments: the plan of a dossier is one. */
const PLAN = 'plan';

export function peopleRoutes(
  accounts: AccountPageDeps,
  dossier: DossierDeps,
  shown: { readonly names: FactNames; readonly officeName: OfficeName },
): Route[] {
  const claim: ClaimPageDeps = {
    ...dossier,
    ...shown,
    policy: { roles: accounts.roles, contains: accounts.places.contains },
    hashCode: (code) => accounts.key.hash('claim-code', code),
    seal: accounts.key.seal,
    representedIn: freshlyRepresented,
    foundOrganisation: (trx, founded) => foundOrganisation(trx, accounts, founded),
    review: {
      list: async (db, dossierId, language) => {
        const planned = await planMadeAt(db, dossierId);
        const assessed = await listForClaimant(db, dossierId);
        return [
          ...(planned === undefined ? [] : [{ id: PLAN, madeAt: planned, title: claimText(language).plan }]),
          ...assessed.map(({ id, framework, madeAt }) => ({
            ...{ id, madeAt, title: frameworks().find(framework)?.framework.title[language] ?? framework },
          })),
        ];
      },
      discard: async (trx, dossierId, ids) => {
        if (ids.includes(PLAN)) await deletePlans(trx, dossierId);
        const assessed = ids.filter((id) => id !== PLAN);
        if (assessed.length > 0) await discardForClaimant(trx, dossierId, assessed);
      },
    },
  };
  const holdings: AccountPageDeps['holdings'] = async (personId, language) =>
    (await listClaims(dossier.db, personId)).map(({ organisationId, level, sealedKey }) => {
      const key = openIfOurs(accounts.key, sealedKey);
      return {
        ...{ organisationId, note: claimText(language).levels[level] },
        ...(key !== undefined && { href: `/${language}/plan/${key}` }),
      };
    });
  const links: AccountPageDeps['links'] = (language) => [
    { href: `/${language}/account/notices`, title: noticeText(language).title },
    { href: `/${language}/account/cases`, title: caseText(language).firm.listTitle },
  ];
  // Places a firm may have named, the dissolved ones included, that surely lie there.
  const { placesInside } = places();
  return [
    ...signInRoutes({
      ...accounts,
      confirmRepresented: (trx, proved) => confirmRepresented(trx, dossier, proved),
    }),
    ...accountRoutes({ ...accounts, holdings, links }),
    ...ownDataRoutes({
      ...accounts,
      holdings,
      exporters: [
        { section: 'firms', read: exportHeldFirms },
        { section: 'readings', read: exportReadingsOfPerson },
      ],
    }),
    ...passkeyRoutes(accounts),
    ...claimRoutes(claim),
    ...peopleDeskRoutes({ ...accounts, places: places(), placesInside }),
    ...claimDeskRoutes({ ...claim, ...shown, placesInside, personNames }),
    ...consentRoutes({ ...dossier, purposes: loadConsentPurposes() }),
    ...mandateRoutes({ ...claim, personNames, unseal: (sealed) => openIfOurs(accounts.key, sealed) }),
  ];
}

/** What a provider said when the session began holds for the rest of that day's work, not for as long as a browser keeps a cookie. */
export function freshlyRepresented(trx: Trx, sessionId: string, now: Instant): Promise<readonly string[]> {
  return representedIn(trx, sessionId, new Date(Date.parse(now) - FRESH_HOURS * 3_600_000).toISOString() as Instant);
}

const FRESH_HOURS = 12;
