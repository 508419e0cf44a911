/** A firm with a plan key on the real database, for tests of actions and pages. */
import { randomBytes } from 'node:crypto';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedIds } from '../../../test-support/fixed-ids.ts';
import { loadVocabulary, openDossier, recordFacts, type Statement } from '../../enterprises/index.ts';
import { createLedger, listEventsOfDossier } from '../../ledger/index.ts';
import { loadFactLinks } from '../content/load-fact-links.ts';
import { loadFrameworks } from '../content/load-frameworks.ts';
import type { AssessmentDeps } from './assessment-deps.ts';

const content = loadVocabulary();
const frameworks = loadFrameworks();
const factLinks = loadFactLinks(frameworks);

export async function aFirm(db: Db, ...statements: readonly Statement[]) {
  const clock = fixedClock();
  const deps: AssessmentDeps = {
    db,
    ids: fixedIds(1),
    ledger: createLedger(),
    frameworks,
    factLinks,
    placeName: (id) => id,
    randomBytes: (count) => randomBytes(count),
    contextAt: (asOf) => ({
      asOf,
      vocabulary: content.vocabularyAt(asOf),
      localities: { contains: () => 'unknown' },
      lookups: { province: () => 'vn-2025-38', sectorGroup: () => 'trade-services' },
    }),
  };
  const commands = fixedIds(2);
  const trx = db as Trx;
  const opened = await openDossier(trx, deps, { command: commands.next(), now: clock.now() });
  const { dossier } = await recordFacts(trx, deps, {
    dossierId: opened.dossier.id,
    statements,
    source: { kind: 'owner' },
    now: clock.now(),
  });
  // Oldest first.
  const eventsNow = async () => [...(await listEventsOfDossier(db, dossier.id))].reverse();
  return { clock, deps, commands, trx, key: opened.key, dossier, eventsNow };
}
