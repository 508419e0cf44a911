/** One call of `bin/cau-so` without its process: finds the verb, hands it the arguments and the lines of its input, gives the exit code. */
import { inputLines } from '../foundation/cli/input-lines.ts';
import type { ExitCode, Verb, VerbIo } from '../foundation/cli/verb.ts';
import { findVerb, listVerbs } from './verbs.ts';

export interface VerbStreams extends Pick<VerbIo, 'out' | 'err'> {
  readonly input: AsyncIterable<Uint8Array>;
}

/** 0 done, 1 refused input, 2 usage. A bug throws. */
export function runVerb(args: readonly string[], streams: VerbStreams): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  return findAndRun(name, rest, streams).catch((fault: unknown) => explain(name, fault, streams));
}

async function findAndRun(name: string, rest: string[], streams: VerbStreams): Promise<ExitCode> {
  const verb = await findVerb(name);
  if (verb === undefined) return listAll(name, streams);
  if (rest.includes('--help') || rest.includes('-h')) {
    streams.out(verb.help);
    return 0;
  }
  return runOnLines(verb, rest, streams);
}

async function listAll(name: string, { out, err }: VerbStreams): Promise<ExitCode> {
  const list = (await listVerbs()).map((verb) => `  ${verb.name.padEnd(12)} ${verb.summary}`).join('\n');
  const asked = name === '--help' || name === '-h' || name === 'help';
  (asked ? out : err)(`cau-so VERB [options]\n\n${list}\n\ncau-so VERB --help explains one verb. See docs/cli.md.`);
  return asked ? 0 : 2;
}

async function runOnLines(verb: Verb, rest: string[], { input, out, err }: VerbStreams): Promise<ExitCode> {
  let refused = false;
  const lines = inputLines(input, (line, code) => {
    refused = true;
    err(`line ${line}: ${code}`);
  });
  const exit = await verb.run(rest, { input: lines, out, err });
  return exit === 0 && refused ? 1 : exit;
}

/** What the operator can mend (a data folder in use, a wrong variable) is a sentence, a bug keeps its stack. */
function explain(name: string, fault: unknown, { err }: VerbStreams): ExitCode {
  if (!(fault instanceof Error)) throw fault;
  const wrongVariable = fault.message.startsWith('The configuration');
  const code = 'code' in fault ? String(fault.code) : 'ERR_';
  if (!wrongVariable && code.startsWith('ERR_')) throw fault;
  err(`cau-so ${name}: ${fault.message}`);
  return wrongVariable ? 2 : 1;
}
