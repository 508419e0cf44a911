/** `cau-so rebuild profiles`: the projection made again from the history of facts. */
import type { Verb } from '../../../foundation/cli/verb.ts';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import { rebuildProfiles } from '../actions/rebuild-profiles.ts';

const HELP = `cau-so rebuild profiles

Makes the columns that rules are counted over again from the history of facts: after the vocabulary, the places or the
size table changed, or when \`cau-so verify\` names a difference. The portal may go on working meanwhile on PostgreSQL.
Prints one JSON line: {"profiles":40,"removed":0}. Exit code: 0, 2 usage.
On the embedded database stop the portal first: one process at a time opens a data folder.`;

export interface RebuildProfilesDeps {
  readonly today: () => LocalDate;
  readonly contextAt: (asOf: LocalDate) => ConditionContext;
  /** Opens the deployment's database for the length of the verb. */
  withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

export function rebuildProfilesVerb(deps: RebuildProfilesDeps): Verb {
  return {
    name: 'rebuild',
    summary: 'Make the profiles that rules are counted over again from history',
    help: HELP,
    async run(args, io) {
      if (args.length !== 1 || args[0] !== 'profiles') {
        io.err(HELP);
        return 2;
      }
      const rebuilt = await deps.withDatabase((db) => rebuildProfiles({ db, contextAt: deps.contextAt }, deps.today()));
      io.out(JSON.stringify(rebuilt));
      return 0;
    },
  };
}
