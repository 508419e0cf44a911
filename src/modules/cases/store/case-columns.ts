/** The state of a case as columns and back. */
import type { CaseState } from '../domain/case-history.ts';
import type { CaseStateColumns } from './tables.ts';

export function columnsOf(state: CaseState): CaseStateColumns {
  const { holder, promise } = state;
  return {
    state: state.state,
    turn: state.turn,
    level: holder.level,
    place_id: holder.placeId ?? null,
    holder_person_id: holder.personId ?? null,
    holder_assignment_id: holder.assignmentId ?? null,
    due_at: promise?.dueAt ?? null,
    last_day: promise?.lastDay ?? null,
    due_certain: promise?.certain ?? null,
    breaches: state.breaches,
    opened_at: state.openedAt,
    state_since: state.stateSince,
    closed_at: state.closedAt ?? null,
    awaits_owner: state.awaitsOwner,
    merged_into: state.mergedInto ?? null,
    events: state.events,
    agreed_days: state.agreedDays ?? null,
    agreed_until: state.agreedUntil ?? null,
    risen_level: state.risen?.level ?? null,
    risen_without: state.risen?.without ?? null,
  };
}

export function stateOf(row: CaseStateColumns): CaseState {
  const { due_at: dueAt, last_day: lastDay } = row;
  return {
    state: row.state,
    turn: row.turn,
    holder: {
      level: row.level,
      ...(row.place_id !== null && { placeId: row.place_id }),
      ...(row.holder_person_id !== null && { personId: row.holder_person_id }),
      ...(row.holder_assignment_id !== null && { assignmentId: row.holder_assignment_id }),
    },
    ...(dueAt !== null && lastDay !== null && { promise: { dueAt, lastDay, certain: row.due_certain === true } }),
    breaches: row.breaches,
    openedAt: row.opened_at,
    stateSince: row.state_since,
    ...(row.closed_at !== null && { closedAt: row.closed_at }),
    awaitsOwner: row.awaits_owner,
    ...(row.merged_into !== null && { mergedInto: row.merged_into }),
    events: row.events,
    ...(row.agreed_days !== null && { agreedDays: row.agreed_days }),
    ...(row.agreed_until !== null && { agreedUntil: row.agreed_until }),
    ...(row.risen_level !== null && {
      risen: { level: row.risen_level, ...(row.risen_without !== null && { without: row.risen_without }) },
    }),
  };
}
