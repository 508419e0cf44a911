/** Dictionary of filing at a counter. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './counter.en.ts';
import { vi } from './counter.vi.ts';

export const counterText = dictionary({ vi, en });
