/** `cau-so demo`: fills an empty database with made-up firms and prints their links, for trying out and for measuring. */
import { parseOptions } from '../foundation/cli/parse-options.ts';
import type { Verb } from '../foundation/cli/verb.ts';
import type { DemoPlan } from './seed-demo.ts';

const HELP = `Usage: cau-so demo [--firms N] [--seed S]

Fills the EMPTY database of DATA_DIR (or DATABASE_URL) with made-up firms, through the same actions as the pages, and prints one line a plan:
  {"firm":1,"showcase":"shop","path":"/vi/plan/…"}
The same seed makes the same firms; the keys in the paths are new each time, and secret like every plan key.

--firms  1 to 100000; 40 when left out
--seed   a whole number; 2026 when left out
Exit code: 0, 1 when the database holds dossiers already, 2 wrong use. On the embedded database stop the portal first.`;

export interface DemoVerbDeps {
  /** Undefined when the database is not empty. */
  seed(options: { readonly firms?: number; readonly seed?: number }): Promise<readonly DemoPlan[] | undefined>;
}

export function demoVerb(deps: DemoVerbDeps): Verb {
  return {
    name: 'demo',
    summary: 'fill an empty database with made-up firms',
    help: HELP,
    async run(args, io) {
      const whole = (low: number, high: number) => (text: string) =>
        /^\d{1,9}$/.test(text) && Number(text) >= low && Number(text) <= high
          ? undefined
          : `a whole number from ${low} to ${high}`;
      const options = parseOptions(args, {
        firms: { type: 'text', check: whole(1, 100_000) },
        seed: { type: 'text', check: whole(0, 999_999_999) },
      });
      if (!options.ok) {
        for (const { details } of options.refusals) io.err(details.reason);
        return 2;
      }
      const { firms, seed } = options.value;
      const plans = await deps.seed({
        ...(firms !== undefined && { firms: Number(firms) }),
        ...(seed !== undefined && { seed: Number(seed) }),
      });
      if (plans === undefined) {
        io.err('the database holds dossiers already: made-up firms are never mixed with what people said');
        return 1;
      }
      for (const [index, { showcase, key }] of plans.entries())
        io.out(JSON.stringify({ firm: index + 1, showcase: showcase ?? null, path: `/vi/plan/${key}` }));
      return 0;
    },
  };
}
