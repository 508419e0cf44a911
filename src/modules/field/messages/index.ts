/** Texts of the field in both languages. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const fieldText = dictionary({ vi, en });
