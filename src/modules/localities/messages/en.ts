/** English of the commune question. */
import type { TranslationOf } from '../../../foundation/i18n/messages.ts';
import type { vi } from './vi.ts';

export const en: TranslationOf<typeof vi> = {
  searchLabel: 'Name of the commune or ward',
  searchAgain: 'Or look for another name',
  searchHint: 'For example “Hac Thanh, Thanh Hoa”. Accents are optional. Names used before 1 July 2025 work too.',
  choose: 'Choose the place',
  dividedHint: 'This former commune was divided among several new ones. Choose the one where your business stands.',
  formerly: (name) => `Before 1 July 2025: ${name}`,
  formerlyDivided: (name) => `Part of the former ${name}`,
  nowIn: (former, province) => `${former} is now part of ${province}.`,
  listLabel: (province) => `Or pick from the list for ${province}`,
  listAny: 'Not chosen',
  provinceOnly: (province) => `Not sure of the commune: record ${province} only`,
  nothingFound: 'We could not find this place. Try fewer letters, or the name of the province.',
  chooseOne: 'Choose one place from the list.',
};
