/** English texts of the auditor's pages. */
import type { vi } from './audit.vi.ts';

export const en: typeof vi = {
  title: 'Audit log',
  lead: 'Who did what, to which file, and when. Nobody can change it: every event is sealed and chained.',
  firm: 'Tax code or dossier id',
  person: 'Person',
  anybody: 'Anybody',
  act: 'Act',
  anyAct: 'Any act',
  from: 'From',
  until: 'To',
  show: 'Show',
  count: (shown: string, from: string, until: string) => `The latest ${shown} events, from ${from} to ${until}.`,
  columns: { when: 'When', act: 'Act', who: 'Who', where: 'Where', seal: 'Seal' },
  empty: 'No event matches',
  emptyText: 'Try a wider span of days or fewer conditions.',
  emptyAct: 'Show the last seven days',
  csv: 'Download CSV',
  exportNote: 'Downloading the log, or reading that of one person or firm, is itself recorded.',
  who: {
    visitor: 'Visitor',
    'plan-holder': 'Holder of a plan key',
    system: (job: string) => `System: ${job}`,
    someone: 'Somebody who left',
  },
  nowhere: 'no place',
  seal: { number: (seq: string) => `no. ${seq}`, waiting: 'waiting for its seal', broken: 'does not match' },
  event: {
    back: 'Audit log',
    said: 'What was recorded',
    saidNote: 'Codes only: names, telephone numbers and notes never enter the ledger.',
    nothing: 'Nothing more.',
    labels: {
      id: 'Event',
      code: 'Kind',
      who: 'Who',
      where: 'Where',
      occurred: 'Happened',
      recorded: 'Recorded',
      dossier: 'Dossier',
    },
    proof: 'Proof by its seal',
    proofLabels: { seq: 'Position in the chain', hash: 'Hash', previous: 'Hash before it', at: 'Sealed' },
    holds: 'Worked out again from the content above: it is the hash that was sealed.',
    broken:
      'Worked out again from the content above: it is NOT the hash that was sealed. Tell the administrator at once.',
    waiting: 'Just recorded; it will be sealed within two minutes.',
    check:
      'Whoever has a copy of the ledger can check the whole chain with cau-so verify; its head is exported daily, to compare from outside.',
  },
  errors: {
    day: 'Write the day as 22/11/2026.',
    order: 'The first day must come before the last.',
    firm: 'No firm has this code.',
  },
  file: 'audit-log',
};
