/** `cau-so rebuild figures`: counts the indicators again from the ledger, as the portal does by itself when a definition changed. */
import type { Verb } from '../../../foundation/cli/verb.ts';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { CountingRules } from '../actions/counting-rules.ts';
import { rebuildFigures } from '../actions/rebuild-figures.ts';

export interface RebuildDeps {
  /** Opens the deployment's database for the length of the verb. */
  withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T>;
  readonly rules: () => CountingRules;
  readonly now: () => Instant;
}

const HELP = `cau-so rebuild figures [INDICATOR …]

Counts the indicators named, or all of them, again from the ledger: members, and cells of commune, province and nation.
Prints one JSON line: {"rebuilt":["anonymous-plans"]}. Appends wait meanwhile and go on from there; nothing in the ledger changes.
Exit 0 when done, 2 for an indicator nobody defined.

On the embedded database stop the portal first: one process at a time opens a data folder.`;

export function rebuildVerb(deps: RebuildDeps): Verb {
  return {
    name: 'rebuild',
    summary: 'count the figures again from the ledger',
    help: HELP,
    async run(args, io) {
      const [what, ...named] = args;
      const rules = deps.rules();
      const { indicators } = rules;
      const unknown = named.filter((id) => !indicators.some((indicator) => indicator.id === id));
      if (what !== 'figures' || unknown.length > 0) {
        io.err(what === 'figures' ? `no such indicator: ${unknown.join(', ')}` : 'say what to rebuild: figures');
        return 2;
      }
      const asked = named.length === 0 ? indicators : indicators.filter(({ id }) => named.includes(id));
      const rebuilt = await deps.withDatabase((db) => rebuildFigures(db, { ...rules, indicators: asked }, deps.now()));
      io.out(JSON.stringify({ rebuilt }));
      return 0;
    },
  };
}
