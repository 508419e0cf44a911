/** Every verb of `bin/cau-so`, each given what it needs when it runs. */
import type { Verb } from '../foundation/cli/verb.ts';
import { systemClock } from '../foundation/clock.ts';
import { readConfig } from '../foundation/config.ts';
import { migrate } from '../foundation/database/migrate.ts';
import { openDatabase } from '../foundation/database/open-database.ts';
import type { Db } from '../foundation/database/tables.ts';
import { assessVerb } from '../modules/assessments/index.ts';
import { sizeVerb, taxcodeVerb } from '../modules/enterprises/index.ts';
import { recountMembers, recountVisits } from '../modules/figures/index.ts';
import { headsFile, type VerifyCheck, verifyVerb } from '../modules/ledger/index.ts';
import { eligibleVerb, judgeAll, supportSummary } from '../modules/measures/index.ts';
import { planVerb } from '../modules/plans/index.ts';
import { contextAt, frameworks, industries, measures, namesIn, reading, steps, today } from './content.ts';

export function listVerbs(): Verb[] {
  return [
    assessVerb(frameworks),
    eligibleVerb(() => ({ catalogue: measures(), today, contextAt, namesIn, reading })),
    planVerb(() => ({
      clock: systemClock,
      catalogue: steps(),
      contextAt,
      judgeSupport: (dossier, context) => judgeAll(measures().measures, dossier, context).map(supportSummary),
    })),
    sizeVerb({ contextAt, today, isIndustry: (code) => industries().findIndustry(code) !== undefined }),
    taxcodeVerb({ today }),
    verifyVerb({ withDatabase, headsPath: headsFile(dataDir()), checks: figureChecks }),
  ];
}

export const figureChecks: readonly VerifyCheck[] = [
  { name: 'figures', run: async (db) => recount(await recountMembers(db)) },
  { name: 'visits', run: async (db) => recount(await recountVisits(db)) },
];

function recount(differences: readonly string[]): { checked: number; firstWrong?: string } {
  return differences[0] === undefined ? { checked: 1 } : { checked: 1, firstWrong: differences[0] };
}

function dataDir(): string {
  return readConfig(process.env).dataDir;
}

/** The deployment's own database, migrated, for the length of one verb. */
async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const database = await openDatabase({
    dataDir: config.dataDir,
    ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
  });
  try {
    await migrate(database.db);
    return await work(database.db);
  } finally {
    await database.close();
  }
}
