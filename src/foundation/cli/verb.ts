/** What a verb of `bin/cau-so` declares: the same engines as the portal, JSON Lines in and out. */

/** Lines in, lines out; tests pass arrays, the entry passes the process's own streams. */
export interface VerbIo {
  /** Lines of standard input without their line ends. */
  readonly input: AsyncIterable<string>;
  out(line: string): void;
  err(line: string): void;
}

/** 0 done, 1 refused input (the reason on stderr, with the line number), 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface Verb {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  /** Everything `--help` prints: usage, options, one line of input and the line it gives. */
  readonly help: string;
  run(args: string[], io: VerbIo): Promise<ExitCode>;
}
