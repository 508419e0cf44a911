/** A case is the sum of what happened to it: its state is never written but by adding an event, so the two cannot disagree. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Turn } from './case-type.ts';
import type { Level } from './ladder.ts';
import type { Term } from './working-time.ts';

/** The desk of a place, and the person there; the desk alone where no person works for it in this deployment. */
export interface Holder {
  readonly level: Level;
  /** Absent for the nation's desk. */
  readonly placeId?: string | undefined;
  readonly personId?: string | undefined;
  readonly assignmentId?: string | undefined;
}

/** After an objection: from which desk up it is worked on, and who settled it before and has no more part in it. */
export interface Risen {
  readonly level: Level;
  readonly without?: string | undefined;
}

/** Everything an event needs to be read alone: types may change, what happened does not. */
export type CaseEvent =
  | {
      readonly kind: 'opened';
      readonly at: Instant;
      readonly state: string;
      readonly turn: Turn;
      readonly promise: Term;
      readonly holder: Holder;
      /** How long what it is about will run, where that is agreed: days. */
      readonly agreedDays?: number | undefined;
      /** By an office for somebody who has yet to say that they asked. */
      readonly filed?: boolean | undefined;
    }
  | {
      readonly kind: 'moved';
      readonly at: Instant;
      readonly transition: string;
      readonly state: string;
      readonly turn: Turn;
      /** Absent in a closed state. */
      readonly promise?: Term | undefined;
      readonly holder?: Holder | undefined;
      /** Where the agreed length begins: its last day. */
      readonly agreedUntil?: LocalDate | undefined;
      /** Whoever asked objected to what was settled. */
      readonly risen?: Risen | undefined;
    }
  /** A promise of the office passed: the next desk has it, with a term of its own. */
  | { readonly kind: 'escalated'; readonly at: Instant; readonly holder: Holder; readonly promise: Term }
  /** The term runs on. */
  | {
      readonly kind: 'handed-over';
      readonly at: Instant;
      readonly holder: Holder;
      readonly reason?: string | undefined;
    }
  /** With words, or with a paper. */
  | {
      readonly kind: 'messaged';
      readonly at: Instant;
      readonly paperId?: string | undefined;
      /** The clock says what became of the paper. */
      readonly infected?: true | undefined;
      /** The partner may see it from now on. */
      readonly shared?: true | undefined;
    }
  /** The side that asked said how it went; the choices by question, its words stand apart. */
  | { readonly kind: 'rated'; readonly at: Instant; readonly answers: Readonly<Record<string, string>> }
  /** Whom it was filed for says that they asked, or that they did not: then it ends. */
  | { readonly kind: 'owner-confirmed'; readonly at: Instant }
  | { readonly kind: 'owner-denied'; readonly at: Instant }
  /** It says the same as another, which goes on. */
  | { readonly kind: 'merged'; readonly at: Instant; readonly into: string; readonly reason: string }
  /** That was a mistake: it goes on where it was, with a new term. */
  | {
      readonly kind: 'unmerged';
      readonly at: Instant;
      readonly state: string;
      readonly turn: Turn;
      readonly promise: Term;
    }
  /** Its firm's dossier was erased. */
  | { readonly kind: 'erased'; readonly at: Instant };

export interface CaseState {
  readonly state: string;
  readonly turn: Turn;
  readonly promise?: Term | undefined;
  readonly holder: Holder;
  /** Promises of the office that passed. */
  readonly breaches: number;
  readonly openedAt: Instant;
  readonly stateSince: Instant;
  readonly closedAt?: Instant | undefined;
  /** Filed for somebody who has not yet said that they asked. */
  readonly awaitsOwner: boolean;
  /** The case that goes on in its place. */
  readonly mergedInto?: string | undefined;
  readonly agreedDays?: number | undefined;
  readonly agreedUntil?: LocalDate | undefined;
  readonly risen?: Risen | undefined;
  /** How many events it is made of. */
  readonly events: number;
}

export function applyEvent(before: CaseState | undefined, event: CaseEvent): CaseState {
  if (event.kind === 'opened') {
    if (before !== undefined) throw new Error('a case is opened once');
    const { at, state, turn, promise, holder, agreedDays, filed } = event;
    const awaitsOwner = filed === true;
    const agreed = agreedDays !== undefined && { agreedDays };
    return {
      state,
      turn,
      promise,
      holder,
      breaches: 0,
      openedAt: at,
      stateSince: at,
      awaitsOwner,
      events: 1,
      ...agreed,
    };
  }
  if (before === undefined) throw new Error('a case begins by being opened');
  const events = before.events + 1;
  switch (event.kind) {
    case 'moved': {
      const { closedAt: _, promise: __, ...rest } = before;
      return {
        ...rest,
        ...{ state: event.state, turn: event.turn, stateSince: event.at, events },
        ...(event.promise !== undefined && { promise: event.promise }),
        ...(event.agreedUntil !== undefined && { agreedUntil: event.agreedUntil }),
        ...(event.holder !== undefined && { holder: event.holder }),
        ...(event.risen !== undefined && { risen: event.risen }),
        ...(event.turn === 'nobody' && { closedAt: event.at }),
      };
    }
    case 'escalated':
      return { ...before, holder: event.holder, promise: event.promise, breaches: before.breaches + 1, events };
    case 'handed-over':
      return { ...before, holder: event.holder, events };
    case 'messaged':
    case 'rated':
      return { ...before, events };
    case 'owner-confirmed':
      return { ...before, awaitsOwner: false, events };
    case 'owner-denied':
      return { ...ended(before, 'denied', event.at), awaitsOwner: false };
    case 'merged':
      return { ...ended(before, 'merged', event.at), mergedInto: event.into };
    case 'unmerged': {
      const { closedAt: _, mergedInto: __, ...rest } = before;
      const { state, turn, promise, at } = event;
      return { ...rest, state, turn, promise, stateSince: at, events };
    }
    case 'erased': {
      const { mergedInto: _, ...rest } = ended(before, 'erased', event.at);
      return rest;
    }
  }
}

/** Ends in a state that is no type's own. */
function ended({ promise: _, ...before }: CaseState, state: EndedApart, at: Instant): CaseState {
  const closedAt = before.closedAt ?? at;
  return { ...before, state, turn: 'nobody', closedAt, stateSince: at, events: before.events + 1 };
}

const ENDED_APART = ['denied', 'erased', 'merged'] as const;
type EndedApart = (typeof ENDED_APART)[number];

/** Whether a case ended in a way that no type names: its type has nothing to say of it. */
export function isEndedApart(state: string): state is EndedApart {
  return (ENDED_APART as readonly string[]).includes(state);
}

/** Throws for a history that does not begin with an opening. */
export function foldCase(events: readonly CaseEvent[]): CaseState {
  let state: CaseState | undefined;
  for (const event of events) state = applyEvent(state, event);
  if (state === undefined) throw new Error('a case without a history');
  return state;
}
