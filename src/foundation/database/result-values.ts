/** How database values look in code, the same on both engines: bigint as number, `date` as `yyyy-mm-dd`, `timestamptz` as ISO instant. */

type Parse = (text: string) => unknown;

/** bigint holds đồng and counts: a number while it is exact, a BigInt beyond 2^53. */
function parseBigint(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** `2026-01-02 03:04:05.678901+00` → `2026-01-02T03:04:05.678Z`. Sessions run in UTC; any other offset goes through Date. */
function parseInstant(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (match !== null) return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
  const date = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}

const asText: Parse = (text) => text;

/** Splits `{a,NULL,"b c"}` and parses each element; only for element types without nested arrays. */
function arrayOf(parse: Parse): Parse {
  return (text) => {
    const inner = text.slice(1, -1);
    if (inner === '') return [];
    return inner.split(',').map((item) => (item === 'NULL' ? null : parse(item.replace(/^"|"$/g, ''))));
  };
}

/** By type OID: int8, date, timestamptz, timestamp, interval, numeric, and the arrays of the first three. */
export const RESULT_PARSERS: Readonly<Record<number, Parse>> = {
  20: parseBigint,
  1016: arrayOf(parseBigint),
  1082: asText,
  1182: arrayOf(asText),
  1184: parseInstant,
  1185: arrayOf(parseInstant),
  1114: asText,
  1186: asText,
  1700: asText,
};
