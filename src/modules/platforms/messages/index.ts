/** The words of this module in the reader's language. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const platformsText = dictionary({ vi, en });
