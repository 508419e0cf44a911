/**
 * What the field page of a device says outside its vault: whose items lie there unsent and how many. A cookie, because signing out is asked of
 * the server; it names no firm. Anybody at the device may change it, so it only ever makes signing out ask once more.
 */

interface UnsentMark {
  readonly personId: string;
  readonly count: number;
}

/** `{person}_{count}`. */
export function readUnsentMark(cookie: string | undefined): UnsentMark | undefined {
  const [, personId = '', digits = ''] = /^([0-9a-f-]{36})_([1-9]\d{0,4})$/.exec(cookie ?? '') ?? [];
  return personId === '' ? undefined : { personId, count: Number(digits) };
}
