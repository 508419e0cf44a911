/** `cau-so taxcode`: checks tax codes, one a line, and says what kind each is or why it cannot be one. */

import type { ExitCode, Verb } from '../../../foundation/cli/verb.ts';
import type { LocalDate } from '../../../foundation/clock.ts';
import { parseTaxCode, type TaxCodeRefusal } from '../domain/tax-code.ts';

/** Short code and a sentence, in English as all of the command line. */
const REASONS: Readonly<Record<TaxCodeRefusal['code'], string>> = {
  'enterprises.tax-code.empty': 'empty: there is no digit',
  'enterprises.tax-code.not-digits': 'not-digits: only digits, blanks, dots and hyphens may stand in a tax code',
  'enterprises.tax-code.length': 'length: a tax code has 10, 12 or 13 digits',
  'enterprises.tax-code.area-or-serial': 'area-or-serial: digits 1-2 and digits 3-9 are never all zero',
  'enterprises.tax-code.check-digit': 'check-digit: the tenth digit does not fit the first nine',
  'enterprises.tax-code.branch-000': 'branch-000: a dependent unit is numbered 001 to 999',
  'enterprises.tax-code.person-shape':
    'person-shape: twelve digits start with a place 001-096 and a birth year that has passed',
};

const HELP = `Usage: cau-so taxcode < codes.txt

One tax code a line (plain text, or a JSON string). Blank lines are skipped.
  0100109106-001
gives
  {"input":"0100109106-001","valid":true,"kind":"branch","normalized":"0100109106001","reason":null}

kind: organisation-or-household (10 digits), branch (13), person (12). A valid shape does not prove that the code exists.
Exit code: 0 all lines answered, 1 some line could not be read (line number on stderr), 2 usage.`;

export function taxcodeVerb(deps: { readonly today: () => LocalDate }): Verb {
  return {
    name: 'taxcode',
    summary: 'Check tax codes: shape, check digit, kind',
    help: HELP,
    async run(args, io) {
      if (args.length > 0) {
        io.err(`taxcode takes no options\n${HELP}`);
        return 2;
      }
      const year = Number(deps.today().slice(0, 4));
      let exit: ExitCode = 0;
      let number = 0;
      for await (const line of io.input) {
        number += 1;
        if (line.trim() === '') continue;
        const input = readLine(line);
        if (input === undefined) {
          io.err(`line ${number}: not a JSON string`);
          exit = 1;
        } else io.out(JSON.stringify(answer(input, year)));
      }
      return exit;
    },
  };
}

/** A line that starts with a quotation mark is JSON, anything else is the code itself. */
function readLine(line: string): string | undefined {
  const text = line.replace(/^\uFEFF/, '').trim();
  if (!text.startsWith('"')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function answer(input: string, year: number) {
  const code = parseTaxCode(input, year);
  if (code.ok) return { input, valid: true, kind: code.value.kind, normalized: code.value.normalized, reason: null };
  return { input, valid: false, kind: null, normalized: null, reason: REASONS[code.refusals[0]!.code] };
}
