/** Every verb of `bin/cau-so`, each with what it needs. A verb is loaded when it is asked for: a tax code is checked without opening the whole house. */
import type { Verb } from '../foundation/cli/verb.ts';
import type { Database } from '../foundation/database/open-database.ts';
import type { Db } from '../foundation/database/tables.ts';

type WithDatabase = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/** The door of a module brings its pages along; verbs that need no more than their own engine are taken from their own file. */
const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  accounts: async () => {
    const { accountsVerb } = await import('../modules/accounts/index.ts');
    const { systemClock } = await import('../foundation/clock.ts');
    return accountsVerb({
      clock: systemClock,
      withAccounts: async (work) => {
        const { openAccounts, originOf } = await import('./accounts.ts');
        const { readConfig } = await import('../foundation/config.ts');
        const { randomIds } = await import('../foundation/ids.ts');
        const { createLedger } = await import('../modules/ledger/index.ts');
        const { memberProjector } = await import('../modules/figures/index.ts');
        const { counting } = await import('./content.ts');
        const config = readConfig(process.env);
        const ledger = createLedger({ projectors: [memberProjector(counting)] });
        return withDatabase((db) => {
          const { deps } = openAccounts(config, { db, clock: systemClock, ids: randomIds, ledger });
          return work(deps, originOf(config));
        });
      },
    });
  },
  assess: async () => {
    const { assessVerb } = await import('../modules/assessments/cli/assess.ts');
    const { loadFrameworks } = await import('../modules/assessments/content/load-frameworks.ts');
    return assessVerb(loadFrameworks);
  },
  backup: async () => {
    const { backupVerb } = await import('./backup-verbs.ts');
    const { systemClock } = await import('../foundation/clock.ts');
    return backupVerb({ clock: systemClock, withOpened });
  },
  content: async () => {
    const { contentVerb } = await import('../modules/contents/index.ts');
    const { systemClock } = await import('../foundation/clock.ts');
    return contentVerb({ clock: systemClock, withDatabase });
  },
  count: async () => {
    const { countVerb } = await import('../modules/enterprises/index.ts');
    const { verdictCondition } = await import('../modules/measures/index.ts');
    const { contextAt, measures, placeIndex, places, today } = await import('./content.ts');
    return countVerb(() => ({
      today,
      contextAt,
      places: placeIndex,
      isPlace: (id) => places().findLocality(id) !== undefined,
      ruleOf: (id, asOf) => {
        const measure = measures().byId.get(id);
        return measure && verdictCondition(measure, asOf);
      },
      withDatabase,
    }));
  },
  demo: async () => {
    const { demoVerb } = await import('../demo/demo-verb.ts');
    return demoVerb({
      seed: async (options) => {
        const { fillWithDemo } = await import('./demo.ts');
        const { createLedger } = await import('../modules/ledger/index.ts');
        const { memberProjector } = await import('../modules/figures/index.ts');
        const { counting } = await import('./content.ts');
        const { systemClock } = await import('../foundation/clock.ts');
        const { randomIds } = await import('../foundation/ids.ts');
        const ledger = createLedger({ projectors: [memberProjector(counting)] });
        return withDatabase((db) => fillWithDemo({ db, clock: systemClock, ids: randomIds, ledger }, options));
      },
    });
  },
  dispatch: async () => (await import('../modules/advisers/cli/dispatch.ts')).dispatchVerb,
  eligible: async () => {
    const { eligibleVerb } = await import('../modules/measures/index.ts');
    const { contextAt, measures, namesIn, reading, today } = await import('./content.ts');
    return eligibleVerb(() => ({ catalogue: measures(), today, contextAt, namesIn, reading }));
  },
  generate: async () => {
    const { generateVerb } = await import('../modules/enterprises/cli/generate-enterprises.ts');
    const { industries, places } = await import('./content.ts');
    return generateVerb({
      places,
      industries: () =>
        industries()
          .listIndustries('2025', 'class')
          .map(({ code }) => code),
    });
  },
  import: async () => {
    const { importVerb } = await import('../modules/enterprises/cli/import-enterprises.ts');
    return importVerb(async () => {
      const { contextAt, counting, industries, places, today } = await import('./content.ts');
      const { contentHash } = await import('../foundation/content-hash.ts');
      const { systemClock } = await import('../foundation/clock.ts');
      const { randomIds } = await import('../foundation/ids.ts');
      const { createLedger } = await import('../modules/ledger/index.ts');
      const { memberProjector } = await import('../modules/figures/index.ts');
      return {
        withDatabase,
        today,
        clock: systemClock,
        ids: randomIds,
        ledger: createLedger({ projectors: [memberProjector(counting)] }),
        places: places(),
        versions: contentHash([places().hash, industries().hash]),
        isIndustry: (code: string) => industries().findIndustry(code) !== undefined,
        contextAt,
      };
    });
  },
  jobs: async () => {
    const { jobsVerb } = await import('../foundation/jobs/jobs-verb.ts');
    const { systemClock } = await import('../foundation/clock.ts');
    return jobsVerb({ clock: systemClock, withDatabase });
  },
  localities: async () => {
    const { localitiesVerb } = await import('../modules/localities/index.ts');
    const { countDossiersIn } = await import('../modules/enterprises/index.ts');
    const { createLedger } = await import('../modules/ledger/index.ts');
    const { places } = await import('./content.ts');
    const { systemClock } = await import('../foundation/clock.ts');
    const { randomIds } = await import('../foundation/ids.ts');
    const ledger = createLedger();
    return localitiesVerb({
      clock: systemClock,
      withDeps: (work) =>
        withDatabase((db) =>
          work({
            db,
            ids: randomIds,
            content: places().content,
            countDossiers: countDossiersIn,
            append: async (trx, event, now) => {
              const actor = { kind: 'system', job: 'localities-apply' } as const;
              await ledger.append(trx, { ids: randomIds, now }, [{ ...event, actor, occurredAt: now }]);
            },
          }),
        ),
    });
  },
  plan: async () => {
    const { planVerb } = await import('../modules/plans/index.ts');
    const { judgeAll, supportSummary } = await import('../modules/measures/index.ts');
    const { contextAt, measures, reading, steps } = await import('./content.ts');
    const { systemClock } = await import('../foundation/clock.ts');
    return planVerb(() => ({
      clock: systemClock,
      catalogue: steps(),
      contextAt,
      reading,
      judgeSupport: (dossier, context) => judgeAll(measures().measures, dossier, context).map(supportSummary),
    }));
  },
  rebuild: async () => {
    const figures = await import('../modules/figures/index.ts');
    const { rebuildProfilesVerb } = await import('../modules/enterprises/index.ts');
    const { rebuildVerb } = await import('./rebuild-verb.ts');
    const { contextAt, counting, today } = await import('./content.ts');
    const { systemClock } = await import('../foundation/clock.ts');
    return rebuildVerb({
      figures: figures.rebuildVerb({ withDatabase, rules: counting, now: () => systemClock.now() }),
      profiles: rebuildProfilesVerb({ withDatabase, contextAt, today }),
    });
  },
  restore: async () => {
    const { restoreVerb } = await import('./backup-verbs.ts');
    return restoreVerb({
      withOpened,
      verify: async (db, io) => {
        const { withActs } = await import('./content-signed.ts');
        await withActs(db);
        return (await verifyOf((work) => work(db))).run([], io);
      },
    });
  },
  search: async () => {
    const { searchVerb } = await import('../modules/enterprises/cli/search-enterprises.ts');
    const { industries } = await import('./content.ts');
    return searchVerb({ withDatabase, isIndustry: (code) => industries().findIndustry(code) !== undefined });
  },
  size: async () => {
    const { sizeVerb } = await import('../modules/enterprises/index.ts');
    const { contextAt, industries, today } = await import('./content.ts');
    return sizeVerb({ contextAt, today, isIndustry: (code) => industries().findIndustry(code) !== undefined });
  },
  taxcode: async () => {
    const { taxcodeVerb } = await import('../modules/enterprises/cli/taxcode.ts');
    const { localDateOf, systemClock } = await import('../foundation/clock.ts');
    return taxcodeVerb({ today: () => localDateOf(systemClock.now()) });
  },
  verify: () => verifyOf(withDatabase),
};

/** Undefined for a name no verb has. */
export function findVerb(name: string): Promise<Verb> | undefined {
  return Object.hasOwn(VERBS, name) ? VERBS[name]?.() : undefined;
}

export function listVerbs(): Promise<Verb[]> {
  return Promise.all(Object.values(VERBS).map((load) => load()));
}

async function verifyOf(withDatabase: WithDatabase): Promise<Verb> {
  const { headsFile, verifyVerb } = await import('../modules/ledger/index.ts');
  const { recountMembers, recountReleases, recountVisits } = await import('../modules/figures/index.ts');
  const { recountProfiles } = await import('../modules/enterprises/index.ts');
  const { papersCheck } = await import('../modules/documents/index.ts');
  const { contextAt, counting, today } = await import('./content.ts');
  const { readConfig } = await import('../foundation/config.ts');
  return verifyVerb({
    withDatabase,
    headsPath: headsFile(readConfig(process.env).dataDir),
    checks: [
      { name: 'figures', run: async (db) => recount(await recountMembers(db, counting())) },
      {
        name: 'profiles',
        run: async (db) => {
          const { checked, differences } = await recountProfiles({ db, contextAt }, today());
          return { ...recount(differences), checked };
        },
      },
      {
        name: 'releases',
        run: async (db) => {
          const { checked, differences } = await recountReleases(db, counting());
          return { ...recount(differences), checked };
        },
      },
      { name: 'visits', run: async (db) => recount(await recountVisits(db)) },
      papersCheck,
    ],
  });
}

function recount(differences: readonly string[]): { checked: number; firstWrong?: string } {
  return differences[0] === undefined ? { checked: 1 } : { checked: 1, firstWrong: differences.join('\n') };
}

/** The deployment's own database, migrated, for the length of one verb. */
function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return withOpened(async ({ db }) => {
    const { migrate } = await import('../foundation/database/migrate.ts');
    const { withActs } = await import('./content-signed.ts');
    await migrate(db);
    await withActs(db);
    return work(db);
  });
}

/** The same, left as it is. */
async function withOpened<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const { readConfig } = await import('../foundation/config.ts');
  const { openDatabase } = await import('../foundation/database/open-database.ts');
  const config = readConfig(process.env);
  const database = await openDatabase({
    dataDir: config.dataDir,
    ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
