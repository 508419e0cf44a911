/** Events an indicator may be counted by: what each is about, and the codes of its payload that may narrow it. */
import type { Indicator } from './indicator.ts';

export interface CountableEvent {
  readonly type: string;
  readonly of: Indicator['distinctBy'];
  /** The dossier is one of a firm: whoever holds it said so. */
  readonly firms?: true;
  /** Field of the payload with the codes it may hold. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

const ABOUT_CASES = { caseType: ['advice-request', 'platform-trial', 'adviser-complaint'] } as const;

/** In the order in which a firm meets them. What is about neither a dossier nor a firm of the register counts nobody. */
export const COUNTABLE_EVENTS: readonly CountableEvent[] = [
  {
    ...{ type: 'contact.logged', of: 'record' },
    fields: {
      outcome: ['spoke', 'wants-help', 'refused', 'no-answer', 'wrong-number', 'closed-down'],
      channel: ['call', 'visit', 'message', 'event'],
    },
  },
  { type: 'dossier.opened', of: 'dossier' },
  { type: 'plan.made', of: 'dossier' },
  { type: 'plan.step-started', of: 'dossier' },
  { type: 'plan.step-done', of: 'dossier' },
  { type: 'plan.step-dropped', of: 'dossier' },
  { type: 'claim.made', of: 'dossier', firms: true },
  { type: 'claim.confirmed', of: 'dossier', firms: true },
  { type: 'assessment.started', of: 'dossier' },
  { type: 'assessment.completed', of: 'dossier' },
  { type: 'mandate.given', of: 'dossier' },
  { type: 'field.confirmed', of: 'dossier' },
  { type: 'case.opened', of: 'dossier', fields: ABOUT_CASES },
  {
    ...{ type: 'case.moved', of: 'dossier' },
    fields: { ...ABOUT_CASES, transition: ['accept', 'answer', 'confirm', 'not-solved', 'withdraw', 'close-silent'] },
  },
  { type: 'case.rated', of: 'dossier', fields: ABOUT_CASES },
  { type: 'trial.asked', of: 'dossier' },
  { type: 'trial.started', of: 'dossier' },
  { type: 'trial.continued', of: 'dossier' },
  { type: 'trial.stopped', of: 'dossier' },
  { type: 'trial.use-confirmed', of: 'dossier' },
  { type: 'trial.use-ended', of: 'dossier' },
];

const BY_TYPE: ReadonlyMap<string, CountableEvent> = new Map(COUNTABLE_EVENTS.map((event) => [event.type, event]));

export function findCountable(type: string): CountableEvent | undefined {
  return BY_TYPE.get(type);
}

/** What keeps a definition from counting anything, at the part that is wrong. */
export function countingFault({
  events,
  distinctBy,
  only,
}: Pick<Indicator, 'events' | 'distinctBy' | 'only'>): { readonly path: string; readonly message: string } | undefined {
  for (const type of events) {
    const event = findCountable(type);
    if (event === undefined) return { path: 'events', message: `unknown event ${type}` };
    if (event.of !== distinctBy) return { path: 'events', message: `event ${type} counts by ${event.of}` };
    if (only !== undefined && event.fields?.[only.field] === undefined)
      return { path: 'only', message: `event ${type} does not say ${only.field}` };
    const unknown = only?.values.find((value) => !event.fields?.[only.field]?.includes(value));
    if (unknown !== undefined) return { path: 'only', message: `unknown code ${unknown} of ${only?.field ?? ''}` };
  }
  return undefined;
}
