/** What may stand in the ledger: ids, codes, numbers and keyed hashes. A person can then be erased elsewhere and the chain stays valid. */
import type { NewEvent, PayloadValue } from './event.ts';

/** A code, an id, a date, a hash: printable ASCII without blanks, at most 100 characters. Names, addresses of mail and sentences do not fit. */
const CODE = /^[A-Za-z0-9_.:/+-]{1,100}$/;
const KEY = /^[A-Za-z][A-Za-z0-9_.-]{0,59}$/;
const TYPE = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** A 12-digit code is a citizen's number and a ten- or thirteen-digit one may be a household's: neither belongs in a payload. */
const LONG_NUMBER = /^\d{9,}(-\d{3})?$/;
const DEEPEST = 4;

/** Every reason why the event cannot be recorded, as paths with a reason and never with the value; empty when it can. */
export function problemsOf(event: NewEvent): string[] {
  const problems: string[] = [];
  if (!TYPE.test(event.type)) problems.push('type: must read thing.happened');
  if (!INSTANT.test(event.occurredAt)) problems.push('occurredAt: must be an instant in UTC with milliseconds');
  for (const field of ['dossierId', 'localityId', 'sectorGroup', 'sizeClass'] as const) {
    const value = event[field];
    if (value !== undefined && !CODE.test(value)) problems.push(`${field}: must be a code`);
  }
  collect(event.payload, 'payload', 0, problems);
  return problems;
}

function collect(value: PayloadValue, path: string, depth: number, problems: string[]): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) problems.push(`${path}: must be a finite number`);
  } else if (typeof value === 'string') {
    if (!CODE.test(value)) problems.push(`${path}: must be an id or a code, never free text`);
    else if (LONG_NUMBER.test(value))
      problems.push(`${path}: looks like a person's or a firm's number; use a keyed hash`);
  } else if (typeof value !== 'object') {
    problems.push(`${path}: has no JSON form`);
  } else if (depth >= DEEPEST) {
    problems.push(`${path}: is nested too deeply`);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, `${path}[${index}]`, depth + 1, problems);
  } else {
    for (const [key, item] of Object.entries(value as { readonly [key: string]: PayloadValue })) {
      if (!KEY.test(key)) problems.push(`${path}: a key is not a plain name`);
      else collect(item, `${path}.${key}`, depth + 1, problems);
    }
  }
}
