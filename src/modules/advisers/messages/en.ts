/** Words of asking for advice in English. */
import type { TranslationOf } from '../../../foundation/i18n/messages.ts';
import type { vi } from './vi.ts';

export const en: TranslationOf<typeof vi> = {
  ask: {
    progress: (screen) => `Ask for advice, step ${screen} of 3`,
    whatTitle: 'What do you need help with?',
    whatLead: 'Free of charge. You know at once who holds it and until which day.',
    fromPlan: 'A step of your plan',
    topics: 'What you need help with',
    message: 'Say a little more',
    messageHint: 'Where you are stuck, what you tried. No identity numbers or passwords, please.',
    next: 'Continue',
    reachTitle: 'How can we reach you?',
    reachLead: 'Only the people in charge see it. Every reading is noted, and you see it.',
    name: 'Your name',
    phone: 'Telephone',
    phoneHint: 'For example 0912 345 678',
    email: 'E-mail',
    emailHint: 'With it we tell you when something changes',
    callWhen: 'When to call',
    checkTitle: 'Check and send',
    about: 'What you need help with',
    said: 'You say',
    nothingSaid: 'Nothing more',
    reach: 'Contact',
    change: 'Change',
    whoSees:
      'By sending you let the people in charge at commune, province or ministry see this request and how to reach you. Erasing your dossier erases both.',
    send: 'Send the request',
    sent: 'Requests sent',
    back: 'Plan',
    backOne: 'Back',
    noPlace: 'You have not named your commune, so the national desk of the programme will hold this request.',
    addPlace: 'Name your commune',
  },
  errors: {
    'advisers.request.about': 'Choose one.',
    'advisers.request.message-too-long': 'Write less, at most 1,000 characters.',
    'advisers.request.name': 'Give a name, so that they know whom to ask for.',
    'advisers.request.reach': 'Give a telephone number or an e-mail address.',
    'advisers.request.phone': 'This is no telephone number. For example 0912 345 678.',
    'advisers.request.email': 'This is no e-mail address. For example name@company.vn.',
    'advisers.request.call-when': 'Choose a time of the list.',
    'advisers.request.too-many': 'Five of your requests are open. Wait for an answer or withdraw one first.',
  },
};
