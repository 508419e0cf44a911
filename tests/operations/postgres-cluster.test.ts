/** The server of the suite goes on answering whoever starts it waits for. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { startPostgres } from '../../src/test-support/postgres-cluster.ts';

const COMPLAINS_A_LOT = `
  import pg from 'pg';
  const session = new pg.Client(process.argv[1]);
  await session.connect();
  let refused = 0;
  for (let turn = 0; turn < 600; turn += 1) await session.query("select '" + 'x'.repeat(200) + "'::int").catch(() => { refused += 1; });
  await session.end();
  process.stdout.write(String(refused));
`;

it('a server reports more errors than a pipe holds while its starter reads nothing', { timeout: 90_000 }, async () => {
  const server = await startPostgres();
  try {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', COMPLAINS_A_LOT, server.url], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(stdout).toBe('600');
  } finally {
    await server.stop();
  }
});
