/** `search` as an operator types it. */
import { expect, it } from 'vitest';
import { loadRegister } from '../../../test-support/a-register.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { loadIndustries } from '../../industries/index.ts';
import { searchVerb } from './search-enterprises.ts';

const industries = loadIndustries();

it('narrows to a line of business with or without its letter, and says when the letter is another section’s', async () => {
  await withDatabase(async ({ db }) => {
    await loadRegister(db, [
      { name: 'Công ty TNHH Bánh Thử nghiệm', industry: '1071' },
      { name: 'Công ty TNHH Buôn Thử nghiệm', industry: '4711' },
    ]);
    const verb = searchVerb({
      withDatabase: (work) => work(db),
      isIndustry: (code) => industries.findIndustry(code) !== undefined,
    });
    const run = async (...args: string[]) => {
      const [out, err]: [string[], string[]] = [[], []];
      const io = {
        input: (async function* () {})(),
        out: (line: string) => out.push(line),
        err: (line: string) => err.push(line),
      };
      const exit = await verb.run(['enterprises', ...args], io);
      return { exit, names: out.map((line) => (JSON.parse(line) as { name: string }).name), err: err[0] ?? '' };
    };
    for (const code of ['10', 'C10', 'c1071', '1071'])
      expect(await run('--industry', code)).toMatchObject({ exit: 0, names: ['Công ty TNHH Bánh Thử nghiệm'] });
    expect(await run('--industry', 'G10')).toMatchObject({ exit: 2, err: expect.stringContaining('not the section') });
    for (const code of ['C', 'x', '1']) expect((await run('--industry', code)).exit).toBe(2);
  });
});
