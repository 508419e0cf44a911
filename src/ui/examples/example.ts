/** One state of a component as shown on /styleguide and rendered by the tests. */
import type { VNode } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';

export interface Example {
  /** Component names, e.g. `Bridge`. */
  readonly component: string;
  readonly render: (language: Language) => VNode;
}

/** Words of an example in both languages, side by side. */
export function say(language: Language): (vi: string, en: string) => string {
  return (vi, en) => (language === 'vi' ? vi : en);
}
