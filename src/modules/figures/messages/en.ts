/** English texts of figures. */
import type { TranslationOf } from '../../../foundation/i18n/messages.ts';
import type { vi } from './vi.ts';

export const en: TranslationOf<typeof vi> = {
  title: 'Open figures',
  lead: 'Every number here opens down to the events in the ledger. Numbers published by others stand apart and are never added to ours.',
  description: 'Figures of the programme that open down to their events, with definitions and denominators.',
  countedTitle: 'What we counted',
  claimsTitle: 'Published numbers',
  claimsLead: 'We cannot open these numbers again, so they are neither added to nor subtracted from ours.',
  definitionsTitle: 'Definitions',
  open: 'Open this number',
  asOf: (day) => `As of ${day}`,
  fromLedger: (day) => `Counted from the ledger when this page was opened on ${day}.`,
  claimSource: (source, day) => `Published number, as of ${day}. Source: ${source}.`,
  of: (total, share) => `of ${total} dossiers opened: ${share}`,
  ofNone: 'no dossier yet, so no share',
  visits: {
    name: 'visits',
    definition:
      'A visit is one entry to a public page from outside the portal, by a browser. Nobody is recognised, so visits are neither people nor firms.',
  },
  visitsTitle: 'Visits by day',
  visitsCaption: 'Visits on the last 30 days with any',
  day: 'Day',
  visitCount: 'Visits',
  noVisits: 'No visit recorded yet. Counts are written once a minute.',
  membersTitle: (name) => `Open the number: ${name}`,
  membersLead: (total) => `${total} dossiers, each with the first event that made it count.`,
  membersCaption: 'The events that make the number, newest first',
  eventId: 'Event id',
  when: 'Day it happened',
  noMembers: 'No event yet. With the first person, this number opens here.',
  start: 'Start a plan',
  verifyNote:
    'The operator runs bin/cau-so verify to recount every number from the ledger and to check the chain of seals.',
  back: 'Back to the figures',
};
