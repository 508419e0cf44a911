/** A way to begin what is not there yet: a file of its own, or an entry of a file that holds many. The module that owns the shape makes it. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Result } from '../../../foundation/result.ts';
import type { ContentKind } from './content-file.ts';
import type { Entered, FormField, FormIssue } from './content-form.ts';

/** The files as a drafter sees them: the newest saving of an open draft, else what is in force. */
export interface ContentWorld {
  /** Data of JSON, text of Markdown; undefined when there is no such file. */
  read(path: string): unknown;
  /** Paths directly in a folder, sorted. */
  list(folder: string): readonly string[];
}

export interface StartContext {
  readonly language: Language;
  readonly today: LocalDate;
  /** The day on which the source was read. */
  readonly readOn: LocalDate;
}

export interface Begun {
  readonly path: string;
  /** The whole file: data of JSON, text of Markdown. */
  readonly data: unknown;
}

export interface ContentStart {
  /** In the address. */
  readonly id: string;
  readonly kind: ContentKind;
  title(language: Language): string;
  note(language: Language): string;
  /** Only a copy of a like one makes sense. */
  readonly copyOnly?: boolean;
  /** Those a new one may be copied from. */
  likes(world: ContentWorld, language: Language): readonly { readonly id: string; readonly label: string }[];
  /** `like`: id of the one it is copied from; '' for an empty form. Undefined when there is none of that name. */
  fields(world: ContentWorld, like: string, language: Language): readonly FormField[] | undefined;
  begin(world: ContentWorld, like: string, entered: Entered, context: StartContext): Result<Begun, FormIssue>;
}

/** What a new thing is called in addresses: `ten-moi-2031`; undefined when it is not. */
export function enteredCode(text: string): string | undefined {
  return text.length >= 3 && text.length <= 50 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? text : undefined;
}
