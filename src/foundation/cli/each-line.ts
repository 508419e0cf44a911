/** Lines of input one by one: what is refused is told with its number, and the others are answered all the same. */
import type { Result } from '../result.ts';
import type { ExitCode, VerbIo } from './verb.ts';

/** Blank lines count and are skipped. 1 when anything was refused. */
export async function eachLine(io: VerbIo, answer: (line: string) => Result<unknown>): Promise<ExitCode> {
  let exit: ExitCode = 0;
  let number = 0;
  for await (const line of io.input) {
    number += 1;
    if (line.trim() === '') continue;
    const answered = answer(line);
    if (answered.ok) continue;
    exit = 1;
    for (const { field, code } of answered.refusals)
      io.err(`line ${number}: ${field === undefined ? '' : `${field}: `}${code}`);
  }
  return exit;
}

/** One line of JSON for one of input. */
export function answerEachLine(io: VerbIo, answer: (line: string) => Result<unknown>): Promise<ExitCode> {
  return eachLine(io, (line) => {
    const answered = answer(line);
    if (answered.ok) io.out(JSON.stringify(answered.value));
    return answered;
  });
}
