/** The command line from start to end, the start of the process included. */
import { spawnSync } from 'node:child_process';
import { openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, temporaryFolder } from '../portal.ts';
import type { Section } from '../row.ts';
import { answerSets } from './engines.ts';

const SETS = 100_000;

export const commandLine: Section = {
  name: 'cli',
  sentence: 'bin/cau-so with its start',
  async run() {
    const folder = temporaryFolder();
    try {
      const sets = answerSets('dbi-2021-sme').map((answers) => JSON.stringify(answers));
      const answersFile = join(folder, 'answers.jsonl');
      writeFileSync(
        answersFile,
        Array.from({ length: SETS }, (_, id) => `{"id":${id},"answers":${sets[id % sets.length]}}\n`).join(''),
      );
      const codesFile = join(folder, 'codes.txt');
      writeFileSync(codesFile, '0100109106\n');
      const one = seconds(codesFile, 'taxcode');
      const all = seconds(answersFile, 'assess', '--framework', 'dbi-2021-sme');
      return [
        { what: 'one tax code', value: one, unit: 's', target: { atMost: 2 } },
        {
          what: `assess, ${SETS} sets with start and JSON`,
          value: SETS / all,
          unit: 'sets/s',
          target: { atLeast: 20_000 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function seconds(inputFile: string, ...verb: string[]): number {
  const start = performance.now();
  const ran = spawnSync(process.execPath, [join(root, 'bin/cau-so'), ...verb], {
    stdio: [openSync(inputFile, 'r'), openSync('/dev/null', 'w'), 'inherit'],
  });
  if (ran.status !== 0) throw new Error(`${verb[0]} ended with ${ran.status}`);
  return (performance.now() - start) / 1000;
}
