/** Stands for bin/cau-so where a shell runs an example: hands its arguments and input to the test's process and prints what comes back. */
import { connect } from 'node:net';

const socket = connect(process.env.VERBS_SOCKET);
socket.write(`${JSON.stringify({ args: process.argv.slice(2), dataDir: process.env.DATA_DIR })}\n`);
process.stdin.pipe(socket);
process.stdout.on('error', (fault) => process.exit(fault.code === 'EPIPE' ? 0 : 1));

let said = '';
let code = 70;
for await (const chunk of socket.setEncoding('utf8')) said += chunk;
for (const line of said.split('\n').filter((each) => each !== '')) {
  const { out, err, exit } = JSON.parse(line);
  if (out !== undefined) process.stdout.write(`${out}\n`);
  if (err !== undefined) process.stderr.write(`${err}\n`);
  code = exit ?? code;
}
// Nobody may be left to close the input.
process.stdin.destroy();
process.exitCode = code;
