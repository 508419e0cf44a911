import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputLines, LONGEST_LINE_BYTES } from './input-lines.ts';

async function read(bytes: Uint8Array, cuts: readonly number[] = []) {
  const refused: string[] = [];
  async function* chunks() {
    let start = 0;
    for (const cut of [...cuts].sort((a, b) => a - b)) {
      yield bytes.slice(start, Math.max(start, cut));
      start = Math.max(start, cut);
    }
    yield bytes.slice(start);
  }
  const lines: string[] = [];
  for await (const line of inputLines(chunks(), (number, code) => refused.push(`${number} ${code}`))) lines.push(line);
  return { lines, refused };
}
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('lines of standard input', () => {
  it('are the same however the bytes arrive, with LF or CRLF', async () => {
    const word = fc.stringMatching(/^[a-zà-ỹ0-9 {}":]{0,12}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1 }),
        fc.array(fc.nat(200)),
        fc.constantFrom('\n', '\r\n'),
        async (words, cuts, end) => {
          const { lines, refused } = await read(utf8(words.map((each) => each + end).join('')), cuts);
          expect(lines).toEqual(words);
          expect(refused).toEqual([]);
        },
      ),
    );
  });

  it('forgive a byte-order mark at the start and a missing last line end', async () => {
    expect((await read(utf8('\uFEFFmột\r\nhai'))).lines).toEqual(['một', 'hai']);
    expect((await read(utf8(''))).lines).toEqual([]);
  });

  it('are refused one by one when they are no UTF-8 or too long, and keep their numbers', async () => {
    const long = Buffer.alloc(LONGEST_LINE_BYTES + 1, 0x61);
    const bytes = Buffer.concat([utf8('a\n'), Buffer.from([0xff, 0xfe, 10]), long, utf8('\nd\n')]);
    expect(await read(bytes, [100_000, 700_000])).toEqual({
      lines: ['a', '', '', 'd'],
      refused: ['2 cli.line.not-utf8', '3 cli.line.too-long'],
    });
  });
});
