/** The projector the ledger runs in the same transaction as the events: a figure and its events are never apart. */
import type { Projector } from '../../ledger/index.ts';
import { membershipsOf } from '../domain/indicator.ts';
import { addMembers } from '../store/members.write.ts';

export const memberProjector: Projector = {
  name: 'figure-members',
  project: async (trx, events) => {
    const memberships = membershipsOf(events);
    if (memberships.length > 0) await addMembers(trx, memberships);
  },
};
