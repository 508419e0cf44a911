/** The portal's entry: reads configuration, opens the port and the database, composes the application, handles signals; nothing else. */
import type { App } from './app.ts';
import { type Config, readConfig } from './foundation/config.ts';
import { type Database, type OpeningStep, openDatabase } from './foundation/database/open-database.ts';
import { openFrontDoor } from './foundation/http/front-door.ts';
import { createLog, type Log } from './foundation/log.ts';

const PROGRESS = {
  connecting: { vi: 'Đang nối cơ sở dữ liệu.', en: 'Connecting to the database.' },
  creating: { vi: 'Đang tạo cơ sở dữ liệu lần đầu.', en: 'Creating the database for the first time.' },
  opening: { vi: 'Đang mở cơ sở dữ liệu.', en: 'Opening the database.' },
  migrating: { vi: 'Đang cập nhật cấu trúc dữ liệu.', en: 'Bringing the data up to date.' },
  loading: { vi: 'Đang nạp nội dung.', en: 'Loading the content.' },
} as const;

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog();
  const door = await openFrontDoor(config.port, config.host);
  say(`Cầu Số: ${door.url} (starting)`);
  let handle: Parameters<typeof door.handOver>[0] | undefined;
  const onProgress = (step: keyof typeof PROGRESS): void => {
    door.progress(PROGRESS[step].vi, PROGRESS[step].en);
    say(`  ${PROGRESS[step].en}`);
  };
  const { createApp, database } = await openAndLoad(config, log, onProgress);
  const app = await createApp({
    config,
    database,
    log,
    onProgress,
    serverFactory: (handler) => {
      handle = handler as typeof handle;
      return door.server;
    },
  });
  if (handle === undefined) throw new Error('the server gave no handler');
  // Whoever reads that it is ready may stop it.
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('Cầu Số: stopping.');
    await Promise.all([door.close(), app.stop()]);
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  door.handOver(handle);
  app.runner.start();
  for (const work of app.schedule) say(`  ${work.sentence}`);
  if (app.database.engine === 'pglite') {
    say(
      `  Data: embedded database in ${config.dataDir}. It survives a killed process, not a power cut; use DATABASE_URL for real data.`,
    );
  }
  for (const sentence of app.accountSentences(door.url)) say(`  ${sentence}`);
  say(`Cầu Số is ready: ${door.url}`);
  void tellDemo(app, config.demo, door.url, log);
}

/** The application is read while the database opens; after it when the database is created, because both together would hold a gigabyte. */
async function openAndLoad(
  config: Config,
  log: Log,
  onProgress: (step: OpeningStep) => void,
): Promise<{ createApp: typeof import('./app.ts')['createApp']; database: Database }> {
  let creating = false;
  const opening = openDatabase({
    dataDir: config.dataDir,
    ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
    log,
    onProgress: (step) => {
      creating ||= step === 'creating';
      onProgress(step);
    },
  });
  // Whatever comes first, the fault of the database is told when it is waited for.
  opening.catch(() => undefined);
  if (creating) await opening;
  const { createApp } = await import('./app.ts');
  return { createApp, database: await opening };
}

/** Made-up firms are seeded while the portal already answers. */
async function tellDemo(app: App, wanted: boolean, url: string, log: Log): Promise<void> {
  const preparing = app.prepareDemo();
  if (preparing === undefined) {
    if (wanted) say('  No demo data: others can reach this address. Set DEMO=off to leave this line out.');
    return;
  }
  try {
    const links = await preparing;
    if (links.length > 0) say('  Made-up plans to look around (shown on this computer only):');
    for (const { label, path } of links) say(`    ${label.en}: ${url}/vi${path}`);
  } catch (fault) {
    log.error({ code: 'demo.seed' }, 'the demo data could not be made', fault);
  }
}

start().catch((fault: unknown) => {
  // What stops a start is the operator's to mend: a sentence, not a stack, unless it is a bug.
  const expected =
    fault instanceof Error &&
    ('code' in fault || fault.message.startsWith('The configuration') || fault.message.startsWith('content/'));
  process.stderr.write(
    `Cầu Số cannot start. ${expected ? fault.message : fault instanceof Error ? fault.stack : String(fault)}\n`,
  );
  process.exit(1);
});
