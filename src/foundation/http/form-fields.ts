/** Decodes `application/x-www-form-urlencoded` text strictly: broken percent escapes, bytes that are not UTF-8 and control characters are refused. */
import { accepted, type Result, refused } from '../result.ts';
import { Fields } from './route.ts';

const MAX_FIELDS = 1000;
const LONGEST_FIELD = 20_000;
// Tab and line breaks are text; other control characters never are.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export function parseFields(encoded: string, longestField = LONGEST_FIELD): Result<Fields> {
  const values = new Map<string, string[]>();
  let count = 0;
  for (const pair of encoded.split('&')) {
    if (pair === '') continue;
    if (++count > MAX_FIELDS) return refused({ code: 'http.too-many-fields' });
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = decode(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === undefined || value === undefined) return refused({ code: 'http.encoding' });
    if (value.length > longestField || name.length > 200) return refused({ code: 'http.field-too-long' });
    const list = values.get(name);
    if (list) list.push(value);
    else values.set(name, [value]);
  }
  return accepted(new Fields(values));
}

function decode(part: string): string | undefined {
  try {
    return cleanField(decodeURIComponent(part.replaceAll('+', ' ')));
  } catch {
    return undefined;
  }
}

/** In NFC without surrounding blanks; undefined when it holds what no text does. */
export function cleanField(text: string): string | undefined {
  return CONTROL.test(text) || text.includes('\ufffd') ? undefined : text.normalize('NFC').trim();
}
