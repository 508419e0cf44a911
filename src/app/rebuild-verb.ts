/** `cau-so rebuild WHAT`: one verb over what each module can make again. */
import type { Verb } from '../foundation/cli/verb.ts';

/** `parts` by the first word after `rebuild`. */
export function rebuildVerb(parts: Readonly<Record<string, Verb>>): Verb {
  const names = Object.keys(parts);
  return {
    name: 'rebuild',
    summary: `make again from history: ${names.join(', ')}`,
    help: Object.values(parts)
      .map((part) => part.help)
      .join('\n\n'),
    async run(args, io) {
      const [what = ''] = args;
      const part = Object.hasOwn(parts, what) ? parts[what] : undefined;
      if (part !== undefined) return part.run(args, io);
      io.err(`say what to rebuild: ${names.join(', ')}`);
      return 2;
    },
  };
}
