/** A kind of case as data: its states, whose turn it is in each and until when, and what leads from one to another. */
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { Level } from './ladder.ts';
import type { TermLength } from './working-time.ts';

/** Who is to act: the office, the side that asked (a firm, or a person for themselves), the partner of the case, or nobody any more. */
export type Turn = 'desk' | 'firm' | 'partner' | 'nobody';
export type ActsBy = 'desk' | 'firm' | 'partner' | 'clock';

/** Counted back from the last day of the length agreed in the case itself; 0 is that day. */
export interface AgreedTerm {
  readonly daysBeforeAgreed: number;
}

export interface StateRule {
  readonly code: string;
  /** For the office. */
  readonly label: Bilingual;
  readonly firmSees: Bilingual;
  readonly turn: Turn;
  /** Absent only in a closed state, with all that follows. */
  readonly promise?: TermLength | AgreedTerm | undefined;
  /** What happens by then. */
  readonly next?: Bilingual | undefined;
  readonly ifLate?: Bilingual | undefined;
  /** When the firm or the partner lets its term pass: a transition of the clock. An office's lapse always escalates. */
  readonly onLapse?: string | undefined;
  /** A closed state in which nobody is asked how it went. */
  readonly unasked?: boolean | undefined;
}

export interface Transition {
  readonly code: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: ActsBy;
  readonly message?: 'required' | 'optional' | undefined;
  /** The length agreed at opening begins with it. */
  readonly agrees?: boolean | undefined;
  /** Whoever acts becomes the holder. */
  readonly takes?: boolean | undefined;
  /** Offered last and without weight. */
  readonly quiet?: boolean | undefined;
  /** Decides it: the side that asked may object where a transition `rises`. */
  readonly settles?: boolean | undefined;
  /** An objection: goes one desk up, to somebody who did not settle it before; lower desks only read it from then on. */
  readonly rises?: boolean | undefined;
  /** Carried out on a page of its capability, which asks for more than words; the page of the case does not offer it. */
  readonly apart?: boolean | undefined;
  /** Calendar days after closing during which it may be used. */
  readonly withinDaysOfClosing?: number | undefined;
  /** On the button. */
  readonly label: Bilingual;
  /** In the history. */
  readonly done: Bilingual;
}

/** Asked of the side that asked, once the case is closed. Words are its own and are erased with it. */
export interface ClosingQuestion {
  readonly code: string;
  readonly kind: 'scale-5' | 'yes-no' | 'text';
  readonly label: Bilingual;
}

export interface CaseType {
  readonly id: string;
  readonly version: number;
  readonly label: Bilingual;
  readonly source: string;
  readonly calendar: string;
  readonly start: string;
  /** The lowest desk that gets it; the commune's where the type says nothing. */
  readonly startsAt?: Level | undefined;
  readonly states: readonly StateRule[];
  readonly transitions: readonly Transition[];
  readonly atEnd?: readonly ClosingQuestion[] | undefined;
  /** How long after closing; at once where the type says nothing. */
  readonly atEndAfter?: TermLength | undefined;
}

/** Every version of every type: an open case keeps the one it was opened with. */
export interface CaseTypes {
  /** The newest version of each, by id. */
  readonly current: ReadonlyMap<string, CaseType>;
  /** By id, the newest version first. */
  readonly all: readonly CaseType[];
  readonly find: (id: string, version: number) => CaseType | undefined;
}

/** Throws for a code the type does not have: stored cases hold codes of their type only. */
export function stateRule(type: CaseType, code: string): StateRule {
  const rule = type.states.find((state) => state.code === code);
  if (rule === undefined) throw new Error(`case type ${type.id} has no state ${code}`);
  return rule;
}

/** Ways every case may end in, whatever its type. */
const ENGINES_OWN: ReadonlySet<string> = new Set(['denied', 'erased', 'merged']);

/** What is wrong with a type, in sentences; empty when nobody can get stuck in it. */
export function problemsOfType(type: CaseType): string[] {
  const codes = new Set(type.states.map(({ code }) => code));
  const problems: string[] = [];
  if (codes.size !== type.states.length) problems.push('a state stands twice');
  if (new Set(type.transitions.map(({ code }) => code)).size !== type.transitions.length)
    problems.push('a transition stands twice');
  for (const code of [type.start, ...type.transitions.flatMap(({ from, to }) => [...from, to])])
    if (!codes.has(code)) problems.push(`${code} is no state`);
  for (const state of type.states) {
    const ways = type.transitions.filter(({ from }) => from.includes(state.code));
    if (state.turn === 'nobody') {
      if (state.promise !== undefined) problems.push(`${state.code} is closed and promises something`);
      if (ways.some(({ by }) => by !== 'firm'))
        problems.push(`${state.code} is closed and only the firm may open it again`);
      continue;
    }
    if (state.promise === undefined || state.ifLate === undefined || state.next === undefined)
      problems.push(`${state.code} does not say what comes by when and what if not`);
    if (state.promise !== undefined && 'daysBeforeAgreed' in state.promise) {
      if (state.code === type.start) problems.push(`${state.code} counts back from a day nobody has agreed on yet`);
      if (state.turn !== 'firm') problems.push(`${state.code} ends on an agreed day, so the firm must have the turn`);
    }
    if (!ways.some(({ by }) => by === state.turn)) problems.push(`${state.code} leaves ${state.turn} no way on`);
    const lapse = ways.find(({ code, by }) => code === state.onLapse && by === 'clock');
    if ((state.turn === 'firm' || state.turn === 'partner') && lapse === undefined)
      problems.push(`${state.code} waits for the ${state.turn} for ever`);
    // Somebody who is answerable takes over from a partner that does nothing.
    if (state.turn === 'partner' && type.states.find(({ code }) => code === lapse?.to)?.turn !== 'desk')
      problems.push(`${state.code} must come back to the desk when the partner is late`);
    if (state.turn === 'desk' && state.onLapse !== undefined)
      problems.push(`${state.code} must escalate when it is late`);
  }
  for (const { code, from, by, to } of type.transitions.filter(({ rises }) => rises === true)) {
    const settled = type.transitions.filter(({ settles }) => settles === true).map((each) => each.to);
    if (by !== 'firm' || from.some((state) => !settled.includes(state)))
      problems.push(`${code} objects to what nobody settled`);
    if (type.states.find((state) => state.code === to)?.turn !== 'desk') problems.push(`${code} must lead to a desk`);
  }
  for (const code of codes) if (ENGINES_OWN.has(code)) problems.push(`${code} is what every kind of case may end in`);
  const questions = (type.atEnd ?? []).map(({ code }) => code);
  if (new Set(questions).size !== questions.length) problems.push('a closing question stands twice');
  const reached = reachable(type);
  for (const { code } of type.states) if (!reached.has(code)) problems.push(`${code} is never reached`);
  return problems;
}

function reachable(type: CaseType): ReadonlySet<string> {
  const reached = new Set([type.start]);
  for (const code of reached) for (const { from, to } of type.transitions) if (from.includes(code)) reached.add(to);
  return reached;
}
