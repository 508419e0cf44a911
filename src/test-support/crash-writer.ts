/** A process that is killed on purpose: opens a data folder, writes numbered rows and says each one after its commit. Run by open-database.test.ts. */
import { sql } from 'kysely';
import { openDatabase } from '../foundation/database/open-database.ts';

const { db } = await openDatabase({ dataDir: process.argv[2] ?? '' });
await sql`create table written (n int primary key)`.execute(db);
for (let n = 1; ; n += 1) {
  await db.transaction().execute((trx) => sql`insert into written (n) values (${n})`.execute(trx));
  process.stdout.write(`${n}\n`);
}
