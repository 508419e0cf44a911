import { describe, expect, it } from 'vitest';
import { DatabaseError } from './database-error.ts';
import { readResults } from './protocol-results.ts';

const text = (value: string) => Buffer.from(`${value}\0`);
const int = (value: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 2) buffer.writeInt16BE(value);
  else buffer.writeInt32BE(value);
  return buffer;
};
const message = (kind: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int(body.length + 4, 4), body]);
};
const column = (name: string, type: number) =>
  Buffer.concat([text(name), int(0, 4), int(0, 2), int(type, 4), int(-1, 2), int(-1, 4), int(0, 2)]);
const cell = (value: string | null) =>
  value === null ? int(-1, 4) : Buffer.concat([int(Buffer.byteLength(value), 4), Buffer.from(value)]);
const row = (...values: (string | null)[]) => message('D', int(values.length, 2), ...values.map(cell));
const INT8 = 20;
const TEXT = 25;

describe('what the embedded database answers', () => {
  it('is rows by name, null apart from the empty text, Vietnamese whole, money as a number', () => {
    const answer = Buffer.concat([
      message('2'),
      message('T', int(3, 2), column('tên', TEXT), column('vnd', INT8), column('note', TEXT)),
      row('Phường Hạc Thành', '20000000', null),
      row('', '9007199254740993', 'x'),
      message('C', text('SELECT 2')),
      message('Z', Buffer.from('I')),
    ]);
    expect(readResults(answer, {})).toEqual([
      {
        rows: [
          { tên: 'Phường Hạc Thành', vnd: 20_000_000, note: null },
          { tên: '', vnd: 9_007_199_254_740_993n, note: 'x' },
        ],
        command: 'SELECT',
        affected: 0,
      },
    ]);
  });

  it('tells how many rows a command changed, command by command', () => {
    const answer = Buffer.concat(['INSERT 0 3', 'UPDATE 2', 'CREATE TABLE'].map((tag) => message('C', text(tag))));
    expect(readResults(answer, {}).map(({ command, affected }) => [command, affected])).toEqual([
      ['INSERT', 3],
      ['UPDATE', 2],
      ['CREATE', 0],
    ]);
  });

  it('is the first refusal with its fields, whatever came before', () => {
    const refusal = ['SERROR', 'C23505', 'Mduplicate key', 'nplans_pkey', 'tplans'].map(text);
    const answer = Buffer.concat([
      message('C', text('BEGIN')),
      message('E', ...refusal, Buffer.from([0])),
      message('Z'),
    ]);
    const read = () => readResults(answer, {});
    expect(read).toThrow(DatabaseError);
    expect(read).toThrow(
      expect.objectContaining({ code: '23505', message: 'duplicate key', constraint: 'plans_pkey', table: 'plans' }),
    );
  });
});
