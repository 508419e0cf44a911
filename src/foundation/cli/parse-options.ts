/** Options of a verb: `--name value` or `--flag`, everything unknown refused, all mistakes told at once. */
import { parseArgs } from 'node:util';
import { accepted, type Result, refused } from '../result.ts';

export interface OptionSpec {
  readonly type: 'text' | 'flag';
  readonly required?: boolean;
  /** Returns what is wrong with the value in words for stderr, or undefined. */
  readonly check?: (value: string) => string | undefined;
}

export interface OptionRefusal {
  readonly code: 'cli.option.unknown' | 'cli.option.missing' | 'cli.option.invalid';
  readonly field: string;
  readonly details: { readonly reason: string };
}

type Values<S extends Record<string, OptionSpec>> = {
  readonly [K in keyof S]: S[K]['type'] extends 'flag' ? boolean : string | undefined;
};

/** `parseOptions(args, { framework: { type: 'text', required: true } })` → `{ framework: 'dbi-2021-sme' }`. */
export function parseOptions<S extends Record<string, OptionSpec>>(
  args: readonly string[],
  specs: S,
): Result<Values<S>, OptionRefusal> {
  const parsed = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(specs).map(([name, spec]) => [name, { type: spec.type === 'flag' ? 'boolean' : 'string' }]),
    ),
  });
  const problems: OptionRefusal[] = [
    ...Object.keys(parsed.values)
      .filter((name) => specs[name] === undefined)
      .map((name) => refusal('cli.option.unknown', name, `--${name} is not an option of this verb`)),
    ...parsed.positionals.map((word) => refusal('cli.option.unknown', word, `"${word}" is not expected here`)),
  ];
  const values: Record<string, string | boolean | undefined> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const given = parsed.values[name];
    if (spec.type === 'flag') {
      values[name] = given === true;
    } else if (typeof given !== 'string' || given === '') {
      if (given !== undefined || spec.required) {
        problems.push(refusal('cli.option.missing', name, `--${name} needs a value`));
      }
    } else {
      const wrong = spec.check?.(given);
      if (wrong !== undefined) problems.push(refusal('cli.option.invalid', name, `--${name}: ${wrong}`));
      values[name] = given;
    }
  }
  return problems.length > 0 ? refused(...problems) : accepted(values as Values<S>);
}

function refusal(code: OptionRefusal['code'], field: string, reason: string): OptionRefusal {
  return { code, field, details: { reason } };
}
