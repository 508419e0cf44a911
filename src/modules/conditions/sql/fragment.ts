/** A piece of SQL with its values apart: text comes only from our own templates and checked names, values travel as parameters. */

export type SqlValue = string | number | boolean | readonly string[] | readonly number[];

/** `texts` has one entry more than `values`: value n stands between text n and text n + 1. */
export interface SqlFragment {
  readonly texts: readonly string[];
  readonly values: readonly SqlValue[];
}

/** A template that takes fragments only, so that no value can slip into the text. */
export function piece(strings: TemplateStringsArray, ...parts: readonly SqlFragment[]): SqlFragment {
  const texts = [strings[0] ?? ''];
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    append(texts, values, part);
    texts[texts.length - 1] += strings[index + 1] ?? '';
  });
  return { texts, values };
}

export function joined(parts: readonly SqlFragment[], separator: string): SqlFragment {
  const texts = [''];
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (index > 0) texts[texts.length - 1] += separator;
    append(texts, values, part);
  });
  return { texts, values };
}

function append(texts: string[], values: SqlValue[], part: SqlFragment): void {
  texts[texts.length - 1] += part.texts[0] ?? '';
  texts.push(...part.texts.slice(1));
  values.push(...part.values);
}

type SqlType = 'bigint' | 'boolean' | 'date' | 'text' | 'bigint[]' | 'boolean[]' | 'date[]' | 'text[]';

/** A parameter with its type said, so that no engine has to guess it. */
export function parameter(value: SqlValue, type: SqlType): SqlFragment {
  return { texts: ['', `::${type}`], values: [value] };
}

/** A whole number of our own (a bit, a rank) as text. */
export function whole(value: number): SqlFragment {
  if (!Number.isInteger(value)) throw new Error(`${value} is not a whole number`);
  return { texts: [String(value)], values: [] };
}

/** A table, an alias or `alias.column`: lower-case names only. */
export function name(...path: readonly string[]): SqlFragment {
  for (const part of path) if (!/^[a-z][a-z0-9_]*$/.test(part)) throw new Error(`"${part}" is no name of a column`);
  return { texts: [path.join('.')], values: [] };
}
