/** English texts of the pages for advisers, officers and buyers. */
import type { vi } from './vi.ts';

export const en: typeof vi = {
  todayTitle: 'What you can do today',
  notYetTitle: 'Not there yet',
  notYetLead: 'We say so plainly, so that you need not look for it.',
  audiences: {
    advisers: {
      title: 'You are here to help firms',
      lead: 'Sit down with the owner and walk through a whole plan in one meeting. No account needed.',
      description: 'What an adviser can do today together with a small firm.',
      today: [
        {
          path: 'start',
          title: 'Make a plan with the owner',
          detail: 'Eight questions; skip any and there is still a plan. Print it or hand over the key.',
        },
        {
          path: 'assess/dbi-2025-sme',
          title: 'Do the self-assessment together',
          detail: 'Saved section by section, resumed with the same plan key.',
        },
        {
          path: 'support',
          title: 'Look up public support',
          detail: 'Each measure with its article, its dates and what is still uncertain.',
        },
        {
          path: 'learn',
          title: 'Open a guide to read together',
          detail: 'Written for owners of small firms, ready to print.',
        },
      ],
      notYet: [],
    },
    officers: {
      title: 'You work for a commune, a province or a ministry',
      lead: 'Open every counted number down to its events, and use the portal with firms at the counter.',
      description: 'What an officer can do today on Cầu Số.',
      today: [
        {
          path: 'sign-in',
          title: 'Sign in to your desk',
          detail:
            'Work with its days, firms nobody has reached, the register, the monthly report: by the place of your role.',
        },
        {
          path: 'figures',
          title: 'Open the figures',
          detail: 'Each number opens to its events and stands beside the published one.',
        },
        {
          path: 'start',
          title: 'Make a plan for a walk-in',
          detail: 'Works on the counter’s computer and keeps nothing on it.',
        },
        {
          path: 'support',
          title: 'Check your province’s measures',
          detail: 'What could not be read at source is marked and never counts as eligible.',
        },
      ],
      notYet: [],
    },
    buyers: {
      title: 'You look for suppliers who can really make it',
      lead: 'Linking supply chains is not open yet. This page says what exists today, so that you lose no time.',
      description: 'What a buyer can do today, and what is not there yet.',
      today: [
        {
          path: 'start',
          title: 'Ask your suppliers to make a plan',
          detail: 'They see at once what is missing: e-invoices, traceability, certificates.',
        },
        {
          path: 'platforms',
          title: 'See the platforms they use',
          detail: 'Functions, sourced prices, date of the check.',
        },
      ],
      notYet: [
        'Posting a requirement and seeing who is ready and who is one step away.',
        'Suppliers’ capability profiles with evidence.',
        'Introductions through an association or support centre, until both sides confirm a contract.',
      ],
    },
  },
};
