/** What the pages of the content desk are given besides the actions. */
import type { Overlay } from '../../../foundation/content.ts';
import type { PageRequest, Reply } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { ContentDeps } from '../actions/content-deps.ts';
import type { ContentForm } from '../domain/content-form.ts';
import type { ContentStart } from '../domain/content-start.ts';

/** A page that shows what a file says. */
export interface PreviewTarget {
  /** Address pattern of its route. */
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  /** Of a text that exists in one language; default the officer's. */
  readonly language?: Language;
  readonly label: (language: Language) => string;
}

export interface ContentPageDeps extends ContentDeps {
  readonly forms: readonly ContentForm[];
  /** In the order in which the desk offers them. */
  readonly starts: readonly ContentStart[];
  /** Pages on which readers meet what differs between the two texts. */
  readonly targetsOf: (path: string, before: string, after: string) => readonly PreviewTarget[];
  /** The page as readers would see it with these bodies in place of the committed files. */
  readonly preview: (overlay: Overlay, target: PreviewTarget, request: PageRequest) => Promise<Reply>;
  /** Names of people still named. */
  readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Whether this process shows readers that signed body. */
  readonly isShown: (path: string, body: string) => boolean;
}
