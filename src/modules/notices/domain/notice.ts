/** One piece of news for one person. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';

export interface NewNotice {
  readonly personId: string;
  /** `module.news`. */
  readonly code: string;
  /** News with the same key reaches a person once. */
  readonly key: string;
  /** References and days; never a name or a contact of a firm. */
  readonly title: Bilingual;
  /** Address without its language. */
  readonly href: string;
  /** The same mailbox gets a letter of its own about it: the news stands in the inbox alone. */
  readonly mailedApart?: boolean | undefined;
}

export interface Notice {
  readonly id: string;
  readonly title: Bilingual;
  readonly href: string;
  readonly madeAt: Instant;
  readonly isRead: boolean;
}
