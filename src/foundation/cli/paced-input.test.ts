import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { pacedInput } from './paced-input.ts';

it('waits with reading until what was said has been taken', async () => {
  let taken: () => void = () => undefined;
  const slow = new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => {
      taken = done;
    },
  });
  let read = 0;
  async function* chunks() {
    for (;;) yield read++;
  }
  const paced = pacedInput(chunks(), [slow]);
  await paced.next();
  slow.write('an answer');
  const second = paced.next();
  await new Promise(setImmediate);
  expect(read).toBe(1);
  taken();
  expect((await second).value).toBe(1);
});

it('never waits for who takes everything at once', async () => {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  async function* chunks() {
    yield* ['a', 'b', 'c'];
  }
  const read: string[] = [];
  for await (const chunk of pacedInput(chunks(), [sink])) {
    sink.write(chunk);
    read.push(chunk);
  }
  expect(read).toEqual(['a', 'b', 'c']);
});
