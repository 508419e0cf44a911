/** The indicators counted today: each is a definition, which events count and distinct by what. Reach is not claimed: a plan is a plan, no firm yet. */
import type { RecordedEvent } from '../../ledger/index.ts';

export interface Indicator {
  readonly id: 'dossiers-opened' | 'anonymous-plans' | 'assessments-completed' | 'steps-started' | 'steps-done';
  readonly eventType: string;
}

/** Distinct by dossier; the first event of a dossier is the one that counts. Order is that of the funnel. */
export const INDICATORS: readonly Indicator[] = [
  { id: 'dossiers-opened', eventType: 'dossier.opened' },
  { id: 'anonymous-plans', eventType: 'plan.made' },
  { id: 'assessments-completed', eventType: 'assessment.completed' },
  { id: 'steps-started', eventType: 'plan.step-started' },
  { id: 'steps-done', eventType: 'plan.step-done' },
];

export interface Membership {
  readonly indicator: Indicator['id'];
  readonly memberId: string;
  readonly eventId: string;
  readonly occurredAt: string;
}

/** Which indicators these events add members to, one entry a member, in a fixed order so that concurrent writers never wait in a circle. */
export function membershipsOf(events: readonly RecordedEvent[]): Membership[] {
  const found = new Map<string, Membership>();
  for (const indicator of INDICATORS) {
    for (const event of events) {
      if (event.type !== indicator.eventType || event.dossierId === undefined) continue;
      const key = `${indicator.id} ${event.dossierId}`;
      if (!found.has(key))
        found.set(key, {
          indicator: indicator.id,
          memberId: event.dossierId,
          eventId: event.id,
          occurredAt: event.occurredAt,
        });
    }
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, membership]) => membership);
}
