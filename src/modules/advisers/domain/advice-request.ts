/** A request for advice as a firm fills it in over three screens: what it asks, then how to reach it. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

/** As typed; '' for what was left empty. */
export interface Entered {
  /** `step:e-invoice` or `topic:security`. */
  readonly about: string;
  readonly message: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly callWhen: string;
  /** `visit`: only in person; anything else: from afar too. */
  readonly meet?: string | undefined;
}

/** What a firm may ask about: a step of its plan, a topic, or something it reads about. */
export const ABOUT_KINDS = ['step', 'topic', 'platform', 'measure'] as const;
export type AboutKind = (typeof ABOUT_KINDS)[number];

export type RequestRefusal = Refusal<
  | 'advisers.request.about'
  | 'advisers.request.message-too-long'
  | 'advisers.request.name'
  | 'advisers.request.reach'
  | 'advisers.request.phone'
  | 'advisers.request.email'
  | 'advisers.request.call-when'
>;

export interface Asked {
  readonly kind: AboutKind;
  readonly code: string;
  readonly message?: string | undefined;
}

export interface Reach {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly callWhen: 'any' | 'morning' | 'afternoon' | 'evening';
}

export const LONGEST_QUESTION = 1000;
const TIMES = ['any', 'morning', 'afternoon', 'evening'] as const;

/** `isKnown`: whether there is such a thing. */
export function readAsked(
  { about, message }: Entered,
  isKnown: (kind: Asked['kind'], code: string) => boolean,
): Result<Asked, RequestRefusal> {
  const [, kind, code = ''] = /^([a-z]+):([a-z0-9][a-z0-9-]{0,79})$/.exec(about) ?? [];
  const refusals: RequestRefusal[] = [];
  const known = ABOUT_KINDS.find((each) => each === kind);
  if (known === undefined || !isKnown(known, code)) refusals.push({ code: 'advisers.request.about', field: 'about' });
  if (message.length > LONGEST_QUESTION) refusals.push({ code: 'advisers.request.message-too-long', field: 'message' });
  if (known === undefined || refusals.length > 0) return refused(...refusals);
  return accepted({ kind: known, code, ...(message !== '' && { message }) });
}

/** Enough to know one's own again, too little for whoever sees it over a shoulder: `••• 234`. */
export function hintOf({ phone, email }: Pick<Reach, 'phone' | 'email'>): string {
  const [name = '', domain = ''] = (email ?? '').split('@');
  return [
    ...(phone === undefined ? [] : [`••• ${phone.slice(-3)}`]),
    ...(email === undefined ? [] : [`${name.slice(0, 1)}•••@${domain}`]),
  ].join(', ');
}

/** A name and at least one way to be reached. Numbers of Viet Nam, however they are spaced. */
export function readReach({ name, phone, email, callWhen }: Entered): Result<Reach, RequestRefusal> {
  const refusals: RequestRefusal[] = [];
  if (name === '' || name.length > 100) refusals.push({ code: 'advisers.request.name', field: 'name' });
  const digits = phone.replace(/[\s.()-]/g, '');
  if (phone !== '' && !/^(0|\+84)\d{8,10}$/.test(digits))
    refusals.push({ code: 'advisers.request.phone', field: 'phone' });
  if (email !== '' && !/^[^\s@<>,;:"]{1,64}@[^\s@<>,;:"]{1,185}\.[^\s@<>,;:"]{2,63}$/.test(email))
    refusals.push({ code: 'advisers.request.email', field: 'email' });
  if (phone === '' && email === '') refusals.push({ code: 'advisers.request.reach', field: 'phone' });
  const when = TIMES.find((time) => time === (callWhen === '' ? 'any' : callWhen));
  if (when === undefined) refusals.push({ code: 'advisers.request.call-when', field: 'callWhen' });
  if (when === undefined || refusals.length > 0) return refused(...refusals);
  return accepted({ name, callWhen: when, ...(phone !== '' && { phone: digits }), ...(email !== '' && { email }) });
}
