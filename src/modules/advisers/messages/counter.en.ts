/** Words of filing a request at a counter in English. */
import type { TranslationOf } from '../../../foundation/i18n/messages.ts';
import type { vi } from './counter.vi.ts';

export const en: TranslationOf<typeof vi> = {
  title: 'File at the counter',
  lead: 'Whoever walked in has a holder and a day at once. They confirm later, on the plan’s page or with the code on the slip.',
  back: 'Cases to be dealt with',
  taxCode: 'Tax code',
  taxCodeHint: 'Leave it empty where there is none yet.',
  commune: 'Commune or ward',
  communeHint: 'Where the firm works, if the register does not say.',
  topics: 'What they need help with',
  message: 'What they say',
  name: 'Name of the person',
  phone: 'Telephone',
  email: 'Email',
  callWhen: 'When to call',
  said: 'Read to them: the person in charge at the commune, province and ministry sees this and how to reach them; each look is noted; they may erase it at any time.',
  send: 'File it',
  errors: {
    'advisers.counter.elsewhere':
      'This firm lies outside the area you work for. Send them to the commune it is registered in, or to the Start page.',
    'advisers.counter.place-missing': 'Choose a commune you work for.',
    'advisers.counter.not-opened': 'The dossier was not opened. Send it once more.',
    taxCode: 'The tax code is not right. Check each digit.',
  },
  slip: {
    title: 'Slip',
    saved: 'Filed. Print this slip for whoever came.',
    reference: 'Reference',
    about: 'About',
    holder: 'Held by',
    day: 'What comes next, by the end of',
    ifLate: 'If the day passes',
    confirmTitle: 'Confirm that you asked',
    confirmText: (url) => `Open ${url} and enter the reference and the code. If you did not ask, say so there.`,
    code: 'Code, for one use',
    codeUntil: 'Works until the end of',
    planTitle: 'Your own plan',
    planText:
      'Scan the code or type this address to see how it goes, to reply and to ask more. Whoever has the address sees it: keep it to yourself.',
    inPlan:
      'The firm has an account: this request stands in its plan, under “Requests sent”. Its owner is told and confirms it there.',
    once: 'The slip is shown only now. A new code can be printed on the page of the case.',
    toCase: 'Open the case',
    another: 'File for somebody else',
  },
};
