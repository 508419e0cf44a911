/** The command line's entry: one verb on the streams of this process. */
import { runVerb } from './app/run-verb.ts';
import { pacedInput } from './foundation/cli/paced-input.ts';

/** A reader that goes away (`| head`) is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await runVerb(process.argv.slice(2), {
  input: pacedInput(process.stdin, [process.stdout, process.stderr]),
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
});
