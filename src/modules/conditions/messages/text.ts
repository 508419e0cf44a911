/** The texts of the conditions module in the language asked. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const text = dictionary({ vi, en });
