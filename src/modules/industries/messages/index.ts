/** `industryText(language).choose`. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const industryText = dictionary({ vi, en });
