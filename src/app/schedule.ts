/** Every clock of the portal in one list, each with its plain sentence. */
import { randomBytes } from 'node:crypto';
import { type Clock, localDateOf } from '../foundation/clock.ts';
import type { Db } from '../foundation/database/tables.ts';
import type { IdGenerator } from '../foundation/ids.ts';
import type { ScheduledWork } from '../foundation/jobs/schedule.ts';
import { accountSchedule } from '../modules/accounts/index.ts';
import { contentSchedule } from '../modules/contents/index.ts';
import { eraseExpiredDossiers, findDuplicates, settleProfiles, settleRegister } from '../modules/enterprises/index.ts';
import { buildMissingFigures, type VisitTally, writeVisits } from '../modules/figures/index.ts';
import { headsFile, type Ledger, ledgerSchedule } from '../modules/ledger/index.ts';
import { localitySchedule } from '../modules/localities/index.ts';
import { replanAll } from '../modules/plans/index.ts';
import { type ExposureTally, writeExposures } from '../modules/platforms/index.ts';
import { contextAt, counting, forgetOldPlaces, places } from './content.ts';
import { followSigned } from './content-signed.ts';
import { personErasers } from './person-erasers.ts';
import { dossierErasers, planContent } from './routes.tsx';

export interface ScheduleDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly tally: VisitTally;
  readonly exposures: ExposureTally;
  readonly dataDir: string;
}

export function listSchedule(deps: ScheduleDeps): ScheduledWork[] {
  return [
    ...accountSchedule({ ...deps, places: places(), erasers: personErasers(deps) }),
    ...localitySchedule({ db: deps.db, places: places(), onChange: forgetOldPlaces }),
    ...contentSchedule({ db: deps.db, follow: (now) => followSigned(deps.db, now) }),
    ...ledgerSchedule({ db: deps.db, clock: deps.clock, headsPath: headsFile(deps.dataDir) }),
    {
      name: 'figures.build-missing',
      sentence: 'Every five seconds count from history the indicators that were signed and are not counted yet.',
      rhythm: { everySeconds: 5 },
      leaseSeconds: 900,
      run: async (now) => {
        await buildMissingFigures(deps.db, counting(), now);
      },
    },
    {
      name: 'figures.write-visits',
      sentence: 'Every minute write the visits counted since.',
      rhythm: { everySeconds: 60 },
      everyProcess: true,
      run: () => writeVisits(deps),
    },
    {
      name: 'platforms.write-exposures',
      sentence: 'Every half minute write how often each platform was shown since.',
      rhythm: { everySeconds: 30 },
      everyProcess: true,
      run: () => writeExposures({ db: deps.db, tally: deps.exposures }),
    },
    {
      name: 'enterprises.erase-expired',
      sentence: 'Every day from 02:30 erase the dossiers nobody came back to for 180 days.',
      rhythm: { dailyAt: '02:30' },
      run: async (now) => {
        await eraseExpiredDossiers(
          { db: deps.db, ids: deps.ids, ledger: deps.ledger, erasers: dossierErasers(deps) },
          now,
        );
      },
    },
    {
      name: 'enterprises.settle-profiles',
      sentence:
        'Every day from 03:10 work out the size class again where a fact behind it has expired or another table has come into force.',
      rhythm: { dailyAt: '03:10' },
      run: async (now) => {
        await settleProfiles({ db: deps.db, contextAt }, localDateOf(now));
        await settleRegister({ db: deps.db, contextAt }, localDateOf(now));
      },
    },
    {
      name: 'enterprises.find-duplicates',
      sentence:
        'Every five minutes, when an import has changed the register, search it for firms that may belong together.',
      rhythm: { everySeconds: 300 },
      run: async (now) => {
        await findDuplicates({ db: deps.db, ids: deps.ids, ledger: deps.ledger }, now);
      },
    },
    {
      name: 'plans.replan',
      sentence: 'Every day from 04:10 make the plans again that the day or a new catalogue has changed.',
      rhythm: { dailyAt: '04:10' },
      run: async (now) => {
        const { db, ids, ledger } = deps;
        await replanAll({ db, ids, ledger, contextAt, randomBytes, ...planContent() }, now);
      },
    },
  ];
}
