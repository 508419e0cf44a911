/** The composition root: with src/app/ the only code that knows every module. Composes routes, clocks and the server over an open database. */

import { openAccounts, originOf } from './app/accounts.ts';
import { openCases } from './app/cases.ts';
import { counting, countingInForce } from './app/content.ts';
import { withActs } from './app/content-signed.ts';
import { type DemoLink, isReachable, prepareDemo } from './app/demo.ts';
import { deskNavigation } from './app/desk-navigation.ts';
import { createFrame } from './app/frame.ts';
import { importSchedule } from './app/import-desk.ts';
import { listRoutes } from './app/routes.tsx';
import { listSchedule } from './app/schedule.ts';
import { type Clock, type Instant, localDateOf, systemClock } from './foundation/clock.ts';
import type { Config } from './foundation/config.ts';
import { migrate } from './foundation/database/migrate.ts';
import type { Database } from './foundation/database/open-database.ts';
import { createScanner } from './foundation/files/virus-scanner.ts';
import type { Route } from './foundation/http/route.ts';
import { createServer } from './foundation/http/server.ts';
import type { ServerOptions } from './foundation/http/server-options.ts';
import { type IdGenerator, randomIds } from './foundation/ids.ts';
import { runnable } from './foundation/jobs/job.ts';
import { createRunner } from './foundation/jobs/runner.ts';
import type { Log } from './foundation/log.ts';
import { bounceSchedule } from './foundation/mail/bounce-folder.ts';
import { identify } from './modules/accounts/index.ts';
import { buildMissingFigures, isVisit, memberProjector, VisitTally } from './modules/figures/index.ts';
import { createLedger, seal } from './modules/ledger/index.ts';
import { ExposureTally } from './modules/platforms/index.ts';

export interface AppOptions {
  readonly config: Config;
  /** Open, not yet migrated; closed by the application, also when it cannot be composed. */
  readonly database: Database;
  readonly log: Log;
  readonly clock?: Clock;
  readonly ids?: IdGenerator;
  readonly serverFactory?: ServerOptions['serverFactory'];
  readonly onProgress?: (step: 'migrating' | 'loading') => void;
}

export type App = Awaited<ReturnType<typeof createApp>>;

/** Migrates the database, loads the content and returns the application, not yet started. Throws what stops a start. */
export async function createApp(options: AppOptions) {
  const { database } = options;
  try {
    options.onProgress?.('migrating');
    await migrate(database.db);
    options.onProgress?.('loading');
    await withActs(database.db);
    await buildMissingFigures(database.db, counting(), (options.clock ?? systemClock).now());
    return await compose(options);
  } catch (fault) {
    await database.close();
    throw fault;
  }
}

async function compose(options: AppOptions) {
  const { config, database, log } = options;
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? randomIds;
  const { db } = database;
  const ledger = createLedger({ projectors: [memberProjector(countingInForce)] });
  const tally = new VisitTally();
  const exposures = new ExposureTally();
  const routeDeps = { db, clock, ids, ledger };
  let demo: Promise<unknown> | undefined;
  const accounts = openAccounts(config, routeDeps, () => demo);
  const scanner = config.scannerUrl === undefined ? undefined : createScanner(config.scannerUrl);
  // A worker answers only those who ask whether it lives.
  const pages =
    config.role === 'worker'
      ? []
      : listRoutes({
          ...{ ...routeDeps, exposures, scanner, origin: originOf(config) },
          ...(accounts.offered && { accounts: accounts.deps }),
        });
  const cases = openCases(accounts.deps, originOf(config), scanner);
  const desk = deskNavigation({ routes: pages, roles: accounts.deps.roles, places: accounts.deps.places });
  const frame = createFrame({ signIn: accounts.offered, desk });
  const server = await createServer({
    ...frame,
    routes: [...healthRoutes(database), ...pages],
    ...(accounts.offered && { identify: (token: string, now: Instant) => identify(accounts.deps, token, now) }),
    clock,
    ids,
    log,
    baseUrl: config.baseUrl,
    onPageView: (view) => {
      if (isVisit(view)) tally.add({ day: localDateOf(clock.now()), language: view.language, section: view.section });
    },
    ...(options.serverFactory ? { serverFactory: options.serverFactory } : {}),
  });
  const schedule = [
    ...listSchedule({ db, clock, ids, ledger, tally, exposures, dataDir: config.dataDir }),
    ...cases.schedule,
    ...bounceSchedule({ db, mail: accounts.deps.mail, folder: config.bounceDir }),
  ];
  const duties = config.role === 'web' ? 'own' : 'all';
  const runner = createRunner({
    db,
    clock,
    log,
    jobs: [
      runnable(accounts.deps.mail.job),
      runnable(cases.notifier.job),
      ...(accounts.deps.messages === undefined ? [] : [runnable(accounts.deps.messages.job)]),
    ],
    schedule,
    duties,
  });
  const stopImports = new AbortController();
  const importing = duties === 'all' ? importSchedule(routeDeps, stopImports.signal) : [];
  const imports = createRunner({ ...{ db, clock, log, jobs: [], duties: 'clocks' as const }, schedule: importing });
  await server.ready();
  const stopDemo = new AbortController();
  return {
    server,
    database,
    ledger,
    /** The clocks this process runs. */
    schedule: [...schedule.filter((work) => duties === 'all' || work.everyProcess === true), ...importing],
    runner: {
      start: () => {
        runner.start();
        imports.start();
      },
    },
    /** Where letters go and who may be tried, for the operator at start. */
    accountSentences: accounts.sentences,
    /** Seeds an empty database with made-up firms and returns links to look around; undefined when the configuration wants none. */
    prepareDemo: (): Promise<readonly DemoLink[]> | undefined => {
      if (!config.demo || config.role !== 'all' || isReachable(config)) return undefined;
      const links = prepareDemo(routeDeps, {
        ...{ dataDir: config.dataDir, signal: stopDemo.signal },
        ...(accounts.offered && { accounts: accounts.deps }),
      });
      demo = links.catch(() => undefined);
      return links;
    },
    /** Ends running requests, then the clocks, which write what is counted, closes the database. */
    stop: async () => {
      stopDemo.abort();
      stopImports.abort();
      await server.close();
      await demo;
      await imports.stop();
      await runner.stop();
      // What was written last is sealed before the next start.
      await seal(db, clock);
      await database.close();
    },
  };
}

function healthRoutes(database: Database): Route[] {
  return [
    { method: 'GET', path: '/healthz', verb: 'public', handle: () => ({ kind: 'json', body: { status: 'ok' } }) },
    {
      method: 'GET',
      path: '/readyz',
      verb: 'public',
      handle: async () => {
        try {
          await database.ping();
          return { kind: 'json', body: { status: 'ready', database: database.engine } };
        } catch {
          return { kind: 'json', status: 503, body: { status: 'database-unreachable' } };
        }
      },
    },
  ];
}
