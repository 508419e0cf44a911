/** `contentText(language).list.title`. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const contentText = dictionary({ vi, en });
