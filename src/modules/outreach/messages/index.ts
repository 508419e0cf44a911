/** Texts of outreach in both languages. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const outreachText = dictionary({ vi, en });
