/** `cau-so verify`: proves the chain of the ledger, and recounts whatever other modules add, from the shell. */
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { Verb } from '../../../foundation/cli/verb.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { readExportedHeads } from '../actions/export-head.ts';
import { verifyChain } from '../actions/verify-chain.ts';

/** A recount of another module: says what it compared and what it found wrong first. */
export interface VerifyCheck {
  readonly name: string;
  run(db: Db): Promise<{ readonly checked: number; readonly firstWrong?: string }>;
}

export interface VerifyDeps {
  /** Opens the deployment's database for the length of the verb. */
  withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Where the daily heads are written. */
  readonly headsPath: string;
  readonly checks?: readonly VerifyCheck[];
}

const HELP = `cau-so verify [--heads FILE]

Walks the ledger from its first event, recomputes every hash and compares the chain with the heads exported daily.
Prints one JSON line: {"events","sealed","unsealed","heads","checks":[{"name","checked"}]}.
Exit 0 when all is as it was sealed; 1 with the first broken event on stderr.

  --heads FILE   compare with this copy of ledger-heads.jsonl instead of the one in the data folder

On the embedded database stop the portal first: one process at a time opens a data folder.`;

export function verifyVerb(deps: VerifyDeps): Verb {
  return {
    name: 'verify',
    summary: 'prove that the ledger is what was sealed, and name the first broken event',
    help: HELP,
    async run(args, io) {
      const options = parseOptions(args, { heads: { type: 'text' } });
      if (!options.ok) {
        for (const { details } of options.refusals) io.err(details.reason);
        return 2;
      }
      return deps.withDatabase(async (db) => {
        const heads = await readExportedHeads(options.value.heads ?? deps.headsPath);
        const { firstBroken, ...counts } = await verifyChain(db, { exportedHeads: heads });
        const checks: { name: string; checked: number }[] = [];
        const wrong: string[] = [];
        if (firstBroken !== undefined) {
          wrong.push(
            `ledger: ${firstBroken.reason} at number ${firstBroken.seq ?? '-'}, event ${firstBroken.eventId ?? '-'}`,
          );
        }
        for (const check of deps.checks ?? []) {
          const { checked, firstWrong } = await check.run(db);
          checks.push({ name: check.name, checked });
          if (firstWrong !== undefined) wrong.push(`${check.name}: ${firstWrong}`);
        }
        io.out(JSON.stringify({ ...counts, heads: heads.size, checks }));
        for (const line of wrong) io.err(line);
        return wrong.length === 0 ? 0 : 1;
      });
    },
  };
}
