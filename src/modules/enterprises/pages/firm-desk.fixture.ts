/** A desk over an invented register for tests of the officers' pages: deps over real places and trades, and firms that somebody claims. */
import { randomBytes } from 'node:crypto';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { anOfficer, anOrganisation } from '../../../test-support/at-a-desk.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedIds } from '../../../test-support/fixed-ids.ts';
import { loadRoles } from '../../accounts/index.ts';
import { type ConditionContext, PlaceIndex } from '../../conditions/index.ts';
import { loadIndustries } from '../../industries/index.ts';
import { createLedger } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { openDossier } from '../actions/open-dossier.ts';
import { recordFacts } from '../actions/record-facts.ts';
import { loadVocabulary } from '../content/load-vocabulary.ts';
import { statementsFromPlainFacts } from '../domain/plain-facts.ts';
import { insertClaim } from '../store/claims.write.ts';
import type { FirmDeskDeps } from './firm-desk-deps.ts';

const places = loadLocalities();
const industries = loadIndustries();
const facts = loadVocabulary();
let index: PlaceIndex | undefined;

export const HAC_THANH = 'vn-2025-c-14797';
export const THANH_HOA = 'vn-2025-38';

const contexts = new Map<LocalDate, ConditionContext>();
export function contextOn(asOf: LocalDate): ConditionContext {
  const context = contexts.get(asOf) ?? {
    asOf,
    vocabulary: facts.vocabularyAt(asOf),
    localities: places,
    lookups: {
      province: (id: string) => places.provinceOf(id)?.id,
      sectorGroup: (code: string) => industries.sectorGroupOf(code),
    },
  };
  contexts.set(asOf, context);
  return context;
}

export function firmDeskDeps(db: Db, series = 1): FirmDeskDeps {
  index ??= new PlaceIndex(places, places.ids);
  const placeIndex = index;
  return {
    ...{ db, ids: fixedIds(series), ledger: createLedger(), contextAt: contextOn },
    randomBytes: (count) => randomBytes(count),
    roles: loadRoles(),
    names: { places, industries, codesOf: () => [] },
    placeIndex: () => placeIndex,
    contactOf: async () => ({ name: 'Nguyễn Thị Ví Dụ', email: 'chu@example.invalid' }),
  };
}

/** Somebody opens a plan, says these facts and claims the firm. Gives the dossier's id. */
export async function aClaimedFirm(
  db: Db,
  said: Readonly<Record<string, unknown>>,
  { series = 50, level = 'self-declared' as 'self-declared' | 'confirmed' } = {},
): Promise<string> {
  const deps = firmDeskDeps(db, series);
  const now = fixedClock().now();
  const { dossier } = await openDossier(db as Trx, deps, { command: deps.ids.next(), now });
  const statements = statementsFromPlainFacts(contextOn('2031-03-04' as LocalDate).vocabulary, said);
  if (!statements.ok) throw new Error(JSON.stringify(statements.refusals));
  await recordFacts(db as Trx, deps, {
    ...{ dossierId: dossier.id, statements: statements.value, source: { kind: 'owner' }, now },
  });
  const owner = await anOfficer(db, 'owner', { kind: 'organisation', organisationId: deps.ids.next() }, series);
  await insertClaim(db as Trx, {
    ...{ id: deps.ids.next(), dossierId: dossier.id, partyId: deps.ids.next(), personId: owner.personId, level },
    ...{
      claimedAt: now,
      partyKind: 'enterprise',
      organisationId: await anOrganisation(db, deps.ids.next()),
      sealedKey: 'sealed',
      name: 'Ví Dụ',
    },
  });
  return dossier.id;
}
