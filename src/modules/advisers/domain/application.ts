/** An application of an adviser and the decision on it: what is asked, what an officer enters, and what of it is wrong. */
import { type LocalDate, parseTypedDate } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

/** Recognition by one ministry for fields; absent when somebody only joins. */
export interface Wish {
  readonly ministry: string;
  readonly fields: readonly string[];
}

export type ApplicationKind = 'join' | 'recognition';
export type ApplicationOutcome = 'recognised' | 'admitted' | 'refused' | 'ended';

export interface Application {
  readonly caseId: string;
  readonly adviserId: string;
  readonly kind: ApplicationKind;
  readonly wish?: Wish | undefined;
  readonly outcome?: ApplicationOutcome | undefined;
}

export type WishRefusal = Refusal<'advisers.wish.ministry' | 'advisers.wish.fields'>;

export interface Codes {
  readonly isMinistry: (code: string) => boolean;
  readonly isReason: (code: string) => boolean;
}

/** `none`: only joining. A field can be recognised that the profile names. */
export function readWish(
  entered: { readonly ministry: string; readonly fields: readonly string[] },
  profile: { readonly fields: readonly string[] },
  { isMinistry }: Pick<Codes, 'isMinistry'>,
): Result<Wish | 'none', WishRefusal> {
  const { ministry } = entered;
  const fields = [...new Set(entered.fields)];
  if (ministry === '' && fields.length === 0) return accepted('none');
  const refusals: WishRefusal[] = [];
  if (!isMinistry(ministry)) refusals.push({ code: 'advisers.wish.ministry', field: 'ministry' });
  if (fields.length === 0 || !fields.every((field) => profile.fields.includes(field)))
    refusals.push({ code: 'advisers.wish.fields', field: 'wishFields' });
  return refusals.length > 0 ? refused(...refusals) : accepted({ ministry, fields });
}

/** As typed; '' or [] for what was left empty. */
export interface EnteredDecision {
  readonly outcome: string;
  readonly ministry: string;
  readonly fields: readonly string[];
  readonly decisionNo: string;
  readonly decidedOn: string;
  readonly until: string;
  readonly reason: string;
  readonly message: string;
}

export type Decision =
  | {
      readonly outcome: 'recognised';
      readonly ministry: string;
      readonly fields: readonly string[];
      readonly decisionNo: string;
      readonly decidedOn: LocalDate;
      /** Last day; open when the decision names none. */
      readonly until?: LocalDate | undefined;
    }
  | { readonly outcome: 'admitted' }
  | { readonly outcome: 'refused'; readonly reason: string };

export type DecisionRefusal = Refusal<
  | 'advisers.decision.outcome'
  | 'advisers.decision.ministry'
  | 'advisers.decision.fields'
  | 'advisers.decision.number'
  | 'advisers.decision.day'
  | 'advisers.decision.until'
  | 'advisers.decision.reason'
  | 'advisers.decision.message'
>;

/**
 * Everything that is wrong at once. A recognition names its ministry, its decision and a day that is not ahead; a refusal its reason and
 * words for the applicant. Whoever is in the network already is not admitted again.
 */
export function readDecision(
  entered: EnteredDecision,
  given: { readonly kind: ApplicationKind; readonly profileFields: readonly string[]; readonly today: LocalDate },
  codes: Codes,
): Result<Decision, DecisionRefusal> {
  const { outcome, message } = entered;
  if (outcome === 'admitted' && given.kind === 'join') return accepted({ outcome });
  if (outcome === 'refused') {
    const refusals: DecisionRefusal[] = [];
    if (!codes.isReason(entered.reason)) refusals.push({ code: 'advisers.decision.reason', field: 'reason' });
    if (message.trim() === '') refusals.push({ code: 'advisers.decision.message', field: 'message' });
    return refusals.length > 0 ? refused(...refusals) : accepted({ outcome, reason: entered.reason });
  }
  if (outcome !== 'recognised') return refused({ code: 'advisers.decision.outcome', field: 'outcome' });
  return readRecognition(entered, given, codes);
}

function readRecognition(
  entered: EnteredDecision,
  { profileFields, today }: { readonly profileFields: readonly string[]; readonly today: LocalDate },
  { isMinistry }: Codes,
): Result<Decision, DecisionRefusal> {
  const { ministry } = entered;
  const fields = [...new Set(entered.fields)];
  const decisionNo = entered.decisionNo.replace(/\s+/g, ' ');
  const decidedOn = parseTypedDate(entered.decidedOn);
  const until = entered.until === '' ? undefined : parseTypedDate(entered.until);
  const untilIsWrong = entered.until !== '' && (until === undefined || until < (decidedOn ?? today));
  const wrong = (isWrong: boolean, code: DecisionRefusal['code'], field: string): DecisionRefusal[] =>
    isWrong ? [{ code, field }] : [];
  const refusals = [
    ...wrong(!isMinistry(ministry), 'advisers.decision.ministry', 'ministry'),
    ...wrong(
      fields.length === 0 || !fields.every((field) => profileFields.includes(field)),
      'advisers.decision.fields',
      'fields',
    ),
    ...wrong(!/^[\p{L}\d][\p{L}\d/.\- ]{2,59}$/u.test(decisionNo), 'advisers.decision.number', 'decisionNo'),
    ...wrong(decidedOn === undefined || decidedOn > today, 'advisers.decision.day', 'decidedOn'),
    ...wrong(untilIsWrong, 'advisers.decision.until', 'until'),
  ];
  if (decidedOn === undefined || refusals.length > 0) return refused(...refusals);
  return accepted({
    ...{ outcome: 'recognised', ministry, fields, decisionNo, decidedOn },
    ...(until !== undefined && { until }),
  });
}
