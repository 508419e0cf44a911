/** The command line's entry: finds the verb, hands it the arguments and the lines of stdin, exits 0, 1 (refused input) or 2 (usage). */
import { findVerb, listVerbs } from './app/verbs.ts';
import { inputLines } from './foundation/cli/input-lines.ts';

const [name, ...rest] = process.argv.slice(2);
const verb = await findVerb(name ?? '');

if (verb === undefined) {
  const list = (await listVerbs()).map((candidate) => `  ${candidate.name.padEnd(12)} ${candidate.summary}`).join('\n');
  const text = `cau-so VERB [options]\n\n${list}\n\ncau-so VERB --help explains one verb. See docs/cli.md.\n`;
  const asked = name === '--help' || name === '-h' || name === 'help';
  (asked ? process.stdout : process.stderr).write(text);
  process.exit(asked ? 0 : 2);
}

if (rest.includes('--help') || rest.includes('-h')) {
  process.stdout.write(`${verb.help}\n`);
  process.exit(0);
}

/** A reader that goes away (`| head`) is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const err = (line: string): void => void process.stderr.write(`${line}\n`);
let refused = false;
const input = inputLines(process.stdin, (line, code) => {
  refused = true;
  err(`line ${line}: ${code}`);
});

try {
  const exit = await verb.run(rest, { input, out: (line) => void process.stdout.write(`${line}\n`), err });
  process.exitCode = exit === 0 && refused ? 1 : exit;
} catch (fault) {
  // What the operator can mend (a folder in use, a server that does not answer) is a sentence, not a stack.
  if (!(fault instanceof Error && 'code' in fault)) throw fault;
  err(fault.message || String(fault.code));
  process.exitCode = 1;
}
