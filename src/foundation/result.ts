/** Expected outcomes as values: a success carries its value, a refusal carries a stable code. Bugs throw instead. */

/** A refusal a person can act on. `code` is stable, e.g. `assessments.level.not-computable`; `field` names the input it belongs to. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly field?: string;
  /** Values a message may print (numbers, codes), never personal data. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly R[] };

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<R extends Refusal>(...refusals: R[]): { readonly ok: false; readonly refusals: readonly R[] } {
  return { ok: false, refusals };
}
