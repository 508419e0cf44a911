/** English words of support measures. */
import type { TranslationOf } from '../../../foundation/i18n/messages.ts';
import type { vi } from './vi.ts';

export const en: TranslationOf<typeof vi> = {
  because: {
    notYet: (from: string) => `Not in force yet: it starts on ${from}`,
    ended: (to: string) => `No longer in force: it ended on ${to}`,
    uncertain: 'The conditions seem to be met, but the rule is not certain, so there is no answer yet',
    draft: 'The conditions seem to be met, but this is only a draft, so there is no answer yet',
    provided: (text: string) => `Provided that: ${text}`,
    unclear: (text: string) => `Not clear yet: ${text}`,
    provisionalAmount: (amount: string) => `The sum ${amount} is provisional, it was not re-read at source`,
  },
};
