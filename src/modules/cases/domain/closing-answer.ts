/** What the side that asked says, some days after its case was closed, of how it went. */
export interface Answer {
  readonly question: string;
  /** `1` to `5`, `yes` or `no`; else `words`. */
  readonly choice?: string | undefined;
  readonly words?: string | undefined;
}
