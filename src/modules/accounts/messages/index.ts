/** `accountText(language)`: the words of this module. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const accountText = dictionary({ vi, en });
