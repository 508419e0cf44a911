/** English of the industry question. */
import type { TranslationOf } from '../../../foundation/i18n/messages.ts';
import type { vi } from './vi.ts';

export const en: TranslationOf<typeof vi> = {
  searchLabel: 'Your main line of business',
  searchAgain: 'Or look for another trade',
  searchHint:
    'Type it the way you say it: “grocery”, “coffee shop”, “garment workshop”. If you know the code, type it, for example 4711 or G4711.',
  choose: 'Choose the closest one',
  code: (code, word) => (word === undefined ? `Industry code ${code}` : `Industry code ${code} · matches “${word}”`),
  nothingFound: 'We could not find this trade. Try another word, or skip this question.',
  chooseOne: 'Choose one trade from the list.',
  otherSection: (section, name) =>
    `The letter and the digits do not go together: these digits are of section ${section} (${name}). Look at the paper again, or choose a trade below.`,
};
