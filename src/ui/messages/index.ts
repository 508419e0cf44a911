/** The design system's own words in the reader's language. */
import { dictionary } from '../../foundation/i18n/messages.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const uiText = dictionary({ vi, en });
