/** Words of notices in English. */
import type { TranslationOf } from '../../../foundation/i18n/messages.ts';
import type { vi } from './vi.ts';

export const en: TranslationOf<typeof vi> = {
  title: 'Notices',
  lead: 'New work and changes to what you hold.',
  none: 'No notices yet.',
  noneAct: 'When something is given to you, it is told here.',
  back: 'Account',
  unread: 'New',
  readAll: 'Mark all as read',
  count: (all) => `${all} notices`,
  list: 'List of notices',
  agenda: {
    title: 'Waiting for you',
    until: (day) => `Until the end of ${day}`,
    late: 'overdue',
    keep: 'Add all to my calendar',
  },
  preferences: {
    title: 'How you want letters',
    mail: 'Email',
    each: 'A letter for each',
    digest: 'Gathered, one letter every morning',
    none: 'No letters, only this page',
    language: 'Language of the letters',
    languages: { vi: 'Tiếng Việt', en: 'English' },
    quiet: 'Quiet hours',
    quietOn: 'No letters between 20:00 and 07:00',
    quietOff: 'At night too',
    message: 'Short messages',
    messages: { none: 'None', sms: 'SMS', zalo: 'Zalo' },
    messageHint: 'Only the reference and the day.',
    notConnected:
      'No telephone network is connected yet: messages are written to a file on the server to try it out, and reach no telephone.',
    phone: 'Mobile number',
    phoneWrong: 'Type a mobile number of 10 digits, for example 0912 345 678.',
    proved: 'This number is confirmed.',
    notProved: 'Not confirmed. Nothing is sent to this number yet.',
    save: 'Save',
    saved: 'Saved.',
    wrong: 'Choose one of these.',
  },
  phone: {
    title: 'Confirm your mobile number',
    lead: (phone, channel) =>
      `Type the 6-digit code we sent to ${phone} by ${channel}. Messages start to arrive there after this step.`,
    code: '6-digit code',
    codeHint: 'The code works for 15 minutes.',
    prove: 'Confirm this number',
    again: 'Send another code',
    sent: 'A code was sent.',
    done: 'Confirmed. From now on messages go to this number.',
    errors: {
      'notices.phone.wrong': 'That code is not right. Look at the newest message.',
      'notices.phone.expired': 'The code has expired. Press “Send another code”.',
      'notices.phone.exhausted': 'Five wrong tries. Press “Send another code”.',
      'notices.phone.too-often': 'Three codes were sent within an hour. Wait a while, then press “Send another code”.',
    },
  },
  letter: {
    one: (title, link, settings) =>
      `${title}\n\nSee and work on it: ${link}\n\nChange how you get letters: ${settings}\n`,
    many: (lines, settings) => `What waits for you:\n\n${lines}\n\nChange how you get letters: ${settings}\n`,
    message: (title) => `Cầu Số: ${title}`,
    phoneCode: (code, minutes) =>
      `Cầu Số: code ${code} confirms this number for messages, within ${minutes} minutes. If you did not ask for it, ignore it.`,
    digestSubject: (count) => `Cầu Số: ${count} waiting for you`,
  },
};
