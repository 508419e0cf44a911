/** `cau-so count`: how many firms a measure covers on a date of law, counted in the database. */
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { Verb } from '../../../foundation/cli/verb.ts';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Condition, ConditionContext, PlaceIndex } from '../../conditions/index.ts';
import { populationOf } from '../actions/population-of.ts';

const HELP = `Usage: cau-so count --measure ID [--as-of DATE] [--inside PLACE]

Asks one measure of every firm of the register and of every dossier in none, and prints one JSON line:
  {"measure":"nd80-a11-2-dx-solution","asOf":"2026-09-01","yes":12,"no":20,"unknown":8,"total":40}

yes      may qualify: the authority decides        unknown  a fact that decides is missing, expired or in doubt
A firm counts once: what its claimed dossier declares comes first, the register has its say where the
dossier is silent or expired. A dependent unit (13 digits) of the register belongs to its firm.

--measure   the measure's id, as in content/measures/
--as-of     the date of law, yyyy-mm-dd; today when left out
--inside    only firms surely inside this place, e.g. vn-2025-38
Exit code: 0, 1 when no such measure or place is known, 2 usage.
On the embedded database stop the portal first: one process at a time opens a data folder.`;

export interface CountDeps {
  readonly today: () => LocalDate;
  readonly contextAt: (asOf: LocalDate) => ConditionContext;
  readonly places: () => PlaceIndex;
  readonly isPlace: (id: string) => boolean;
  /** What a measure says on a date of law, its period and status included; undefined for an id nobody knows. */
  readonly ruleOf: (measure: string, asOf: LocalDate) => Condition | undefined;
  /** Opens the deployment's database for the length of the verb. */
  withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

export function countVerb(load: () => CountDeps): Verb {
  return {
    name: 'count',
    summary: 'How many firms a measure covers: yes, no, unknown',
    help: HELP,
    async run(args, io) {
      const options = parseOptions(args, {
        measure: { type: 'text', required: true },
        'as-of': {
          type: 'text',
          check: (text) => (parseLocalDate(text) === undefined ? 'not a day yyyy-mm-dd' : undefined),
        },
        inside: { type: 'text' },
      });
      if (!options.ok) {
        for (const { details } of options.refusals) io.err(details.reason);
        io.err(HELP);
        return 2;
      }
      const { measure = '', 'as-of': day, inside } = options.value;
      const deps = load();
      const asOf = (day as LocalDate | undefined) ?? deps.today();
      const condition = deps.ruleOf(measure, asOf);
      if (condition === undefined) {
        io.err(`--measure: no measure is called "${measure}"`);
        return 1;
      }
      return deps.withDatabase(async (db) => {
        // The deployment's own acts may have made the place: it is looked for once they are read.
        if (inside !== undefined && !deps.isPlace(inside)) {
          io.err(`--inside: no place has the id "${inside}"`);
          return 1;
        }
        const scope = inside === undefined ? 'everywhere' : { inside };
        const query = { condition, scope, context: deps.contextAt(asOf), places: deps.places() } as const;
        io.out(JSON.stringify({ measure, asOf, ...(await populationOf(db, query)) }));
        return 0;
      });
    },
  };
}
