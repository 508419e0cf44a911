/** English around the guides. */
import type { TranslationOf } from '../../../foundation/i18n/messages.ts';
import type { vi } from './vi.ts';

export const en: TranslationOf<typeof vi> = {
  title: 'Learn',
  lead: 'Six short guides written for owners of small firms. Read them on a phone and act on them the same day. No account needed.',
  description:
    'Six short guides to going digital for small firms and household businesses in Viet Nam: e-invoices, digital signatures, support, choosing a platform, security.',
  guides: 'The guides',
  over: 'Guide',
  minutes: (minutes) => `${minutes} minute read`,
  onPage: 'On this page',
  reviewed: (day) => `Last reviewed ${day}`,
  due: (day) => `This guide has been due for review since ${day}. The law may have changed: ask before you act on it.`,
  dueTitle: 'Due for review',
  law: 'The law behind this guide',
  lawCaption: 'Documents, dates, and how far we have read them',
  document: 'Document',
  date: 'In force or issued',
  reading: 'How far we read it',
  readings: {
    read: 'Read at source',
    'read-about': 'Known from news and summaries',
    'not-read': 'Not yet read',
    replaced: 'Replaced',
  },
  noDate: 'Date not known',
  sources: 'Sources',
  askAdviser: 'Ask an adviser',
  plan: 'Make your plan',
  planNote: 'Eight questions, about 90 seconds, no account.',
  allGuides: 'All guides',
  notAdvice: 'This guide is not legal advice. Where it says “provisional”, we are not certain.',
};
