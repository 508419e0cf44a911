/** Words of vendors' products: claiming, changes, offers, review, the programme's list and its criteria. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en } from './products.en.ts';
import { vi } from './products.vi.ts';

export const productText = dictionary({ vi, en });
