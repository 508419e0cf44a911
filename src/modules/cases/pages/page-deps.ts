/** What the pages of cases are given besides what their actions need. */
import type { Language } from '../../../foundation/i18n/language.ts';
import type { CaseDeps } from '../actions/case-deps.ts';
import type { About } from '../domain/case.ts';

export interface CasePageDeps extends CaseDeps {
  /** What a case is about, in words; its code where nobody knows it any more. */
  readonly aboutInWords: (about: About, language: Language) => string;
}
