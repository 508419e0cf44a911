/** English texts of an officer's own pages. */
import type { vi } from './desk.vi.ts';

export const en: typeof vi = {
  home: {
    nation: 'The nation',
    organisation: 'Your organisation',
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    counts: {
      unreached: 'Unreached',
      unreachedOf: 'at work, in the register',
      callbacks: 'To call back',
      callbacksLate: (late: string) => `${late} of them late`,
      callbacksToday: 'by today',
      waiting: 'Waiting for you',
      waitingOf: 'in the rooms below',
      late: 'Late',
    },
    more: (most: string) => `more than ${most}`,
    callbacks: {
      title: 'Call back today',
      empty: 'Nobody to call back today. Set a day when you log a contact and the firm appears here.',
      columns: { day: 'Agreed', firm: 'Firm', last: 'Last time' },
      late: (days: string) => `${days} days late`,
      today: 'Today',
    },
    unreached: {
      title: 'Nobody has reached them',
      lead: (count: string) => `${count} firms at work that nobody has spoken with. Begin here:`,
      open: 'Open the list',
      empty: 'Every firm at work in the register has been reached.',
      noRegister: 'The register has no firm of this area yet.',
    },
    below: {
      title: 'Where most firms are unreached',
      columns: { place: 'Place', operating: 'At work', reached: 'Reached', left: 'Unreached', share: 'Share' },
      more: (shown: string, total: string) => `${shown} of ${total} places, those with most left first.`,
      noFigure: 'no figure yet',
      empty: 'There is no register yet, so nobody knows who is unreached.',
      emptyAct: 'Load a register',
      unknown: 'Place not known',
    },
    waiting: {
      title: 'Waiting for you',
      empty: 'Nothing waits for your decision.',
      late: (late: string) => `${late} late`,
    },
    changed: {
      title: 'Since yesterday',
      empty: 'Nothing has changed in this area since yesterday.',
      open: 'Open the audit log',
    },
    views: {
      title: 'Saved lists',
      columns: { name: 'List', whose: 'Whose' },
      remove: 'Remove',
      shared: 'shared by a colleague',
    },
    tasks: {
      title: 'Other tasks',
      paper: 'Print a sign-in code for somebody without a mailbox',
      file: 'File a request for a walk-in',
      fileDetail: 'It has a holder and a day at once; the owner confirms later.',
      start: 'Make a plan for a walk-in',
      startDetail: 'Works on the counter’s computer and keeps nothing on it.',
    },
  },
  acts: {
    'contact.logged': 'contacts logged',
    'claim.made': 'firms claimed',
    'claim.confirmed': 'claims confirmed',
    'plan.made': 'plans made',
    'assessment.completed': 'self-assessments finished',
    'plan.step-done': 'steps reported done',
    'case.opened': 'new requests',
    'register.imported': 'registers loaded',
    'content.signed': 'content signed off',
  },
};
