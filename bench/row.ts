/** One measured number beside the number it should meet. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Absent: told for information. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
}

export interface Section {
  readonly name: string;
  readonly sentence: string;
  /** Takes minutes: measured only when named. */
  readonly byHand?: true;
  run(): Promise<readonly Row[]>;
}

export function isMet({ value, target }: Row): boolean | undefined {
  if (target === undefined) return undefined;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}
