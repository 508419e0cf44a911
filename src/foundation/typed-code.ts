/** Codes that people read off paper or a screen and type again: groups, blanks and small letters make no difference. */

/** Of a code without I, L, O and U: O is read as 0, I and L as 1. Undefined when it cannot be one of that length. */
export function parseReadable(typed: string, length: number): string | undefined {
  const code = typedSigns(typed).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return new RegExp(`^[0-9A-HJKMNP-TV-Z]{${String(length)}}$`).test(code) ? code : undefined;
}

/** Without what people put between groups. */
export function typedSigns(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s.-]/g, '');
}

/** `ABCD-EFGH-JKMN`. */
export function inGroups(code: string, between: '-' | ' ' = '-', size = 4): string {
  return code.replace(new RegExp(`(.{${String(size)}})(?=.)`, 'g'), `$1${between}`);
}
