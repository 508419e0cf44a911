/** English sentences of rules, reasons and changes. */
import type { TranslationOf } from '../../../foundation/i18n/messages.ts';
import type { vi } from './vi.ts';

export const en: TranslationOf<typeof vi> = {
  yes: 'yes',
  no: 'no',
  or: ' or ',
  and: '; ',
  none: 'none yet',
  is: (label, value) => `${label}: ${value}`,
  atLeast: (label, value) => `${label} at least ${value}`,
  atMost: (label, value) => `${label} at most ${value}`,
  above: (label, value) => `${label} above ${value}`,
  below: (label, value) => `${label} below ${value}`,
  since: (label, day) => `${label} on or after ${day}`,
  until: (label, day) => `${label} on or before ${day}`,
  withinMonths: (label, months) => `${label} no longer than ${months} months ago`,
  inside: (label, place) => `${label} in ${place}`,
  some: (label, what) => `${label} with ${what}`,
  not: (what) => `not (${what})`,
  everyone: 'nothing more is asked',
  grade: { evidenced: ' (with papers)', verified: ' (verified)' },
  said: {
    declared: (value) => `you declared: ${value}`,
    evidenced: (value) => `by your papers: ${value}`,
    verified: (value) => `verified: ${value}`,
  },
  why: {
    absent: 'no information yet',
    expired: 'the information is out of date, please confirm it',
    'under-graded': 'papers are needed as proof',
    ambiguous: 'the information is not precise enough',
    doubt: 'the rule is not clear, ask the authority',
  },
  unit: {
    people: (amount) => amount,
    'VND/month': (amount) => `${amount} a month`,
    'hours/week': (amount) => `${amount} hours a week`,
    stars: (amount) => `${amount} stars`,
  },
  change: {
    answer: (label, to) => `${label}: if it is ${to}`,
    value: (label, from, to) => `${label}: from ${from} to ${to}`,
    proof: (label, value) => `${label}: ${value}, with papers as proof`,
    renew: (label, value) => `${label}: confirm ${value} again`,
    addItem: (label, what) => `${label}: add ${what}`,
    alterItem: (label, from, to) => `${label}: from ${from} to ${to}`,
    noItem: (label) => `${label}: if there is none yet`,
    between: (from, to) => `${from} to ${to}`,
    atLeast: (from) => `${from} or more`,
    atMost: (to) => `${to} or less`,
  },
  cite: {
    article: (document, article) => `${document}, Article ${article}`,
    unverified: (text) => `${text} (not checked against the original)`,
  },
};
