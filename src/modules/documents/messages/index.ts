/** Dictionary of papers. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const paperText = dictionary({ vi, en });
