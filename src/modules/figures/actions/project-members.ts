/** The projector the ledger runs in the same transaction as the events: a figure and its events are never apart. */
import type { Projector } from '../../ledger/index.ts';
import { changesOf } from '../domain/cell.ts';
import { type CountingRules, membersOf } from '../domain/member.ts';
import { changeCells, placeMembers } from '../store/members.write.ts';

export function memberProjector(rules: CountingRules): Projector {
  return {
    name: 'figure-members',
    project: async (trx, events) => {
      const members = membersOf(events, rules);
      if (members.length === 0) return;
      const changes = changesOf(await placeMembers(trx, members));
      if (changes.length > 0) await changeCells(trx, changes);
    },
  };
}
