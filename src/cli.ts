/** The command line's entry: finds the verb, hands it the arguments and the lines of stdin, exits 0, 1 (refused input) or 2 (usage). */
import { findVerb, listVerbs } from './app/verbs.ts';
import { inputLines } from './foundation/cli/input-lines.ts';
import type { ExitCode, Verb } from './foundation/cli/verb.ts';

const [name = '', ...rest] = process.argv.slice(2);
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const err = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<ExitCode> {
  const verb = await findVerb(name);
  if (verb === undefined) return listAll();
  if (rest.includes('--help') || rest.includes('-h')) {
    out(verb.help);
    return 0;
  }
  return runOnLines(verb);
}

async function listAll(): Promise<ExitCode> {
  const list = (await listVerbs()).map((verb) => `  ${verb.name.padEnd(12)} ${verb.summary}`).join('\n');
  const asked = name === '--help' || name === '-h' || name === 'help';
  (asked ? out : err)(`cau-so VERB [options]\n\n${list}\n\ncau-so VERB --help explains one verb. See docs/cli.md.`);
  return asked ? 0 : 2;
}

async function runOnLines(verb: Verb): Promise<ExitCode> {
  let refused = false;
  const input = inputLines(process.stdin, (line, code) => {
    refused = true;
    err(`line ${line}: ${code}`);
  });
  const exit = await verb.run(rest, { input, out, err });
  return exit === 0 && refused ? 1 : exit;
}

/** What the operator can mend (a data folder in use, a wrong variable) is a sentence, a bug keeps its stack. */
function explain(fault: unknown): ExitCode {
  if (!(fault instanceof Error)) throw fault;
  const wrongVariable = fault.message.startsWith('The configuration');
  const code = 'code' in fault ? String(fault.code) : 'ERR_';
  if (!wrongVariable && code.startsWith('ERR_')) throw fault;
  err(`cau-so ${name}: ${fault.message}`);
  return wrongVariable ? 2 : 1;
}

/** A reader that goes away (`| head`) is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main().catch(explain);
