/** Adds a file of acts, all or none, each as an event; or only says what it would change. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import type { ActLine } from '../content/read-acts.ts';
import { applyActs as layOver } from '../domain/apply-acts.ts';
import { type ActRefusal, checkAct } from '../domain/check-act.ts';
import type { LocalityData } from '../domain/locality.ts';
import type { LocalityAct } from '../domain/locality-act.ts';
import { holdActs, listActs } from '../store/acts.read.ts';
import { insertAct } from '../store/acts.write.ts';

export interface ApplyActsDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  /** The places of the content, without any act. */
  readonly content: LocalityData;
  /** Appends the event in the same transaction; the ledger stands above this module. */
  readonly append: (trx: Trx, event: ActApplied, now: Instant) => Promise<void>;
  /** Dossiers that name one of these places now. */
  readonly countDossiers: (db: Db, localityIds: readonly string[]) => Promise<number>;
}

export interface ActApplied {
  readonly type: 'localities.act-applied';
  readonly payload: {
    readonly act: string;
    readonly kind: string;
    readonly on: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
  };
}

export interface ActOutcome {
  readonly line: number;
  readonly act: LocalityAct;
  /** The places before the act, for their names. */
  readonly before: LocalityData;
  readonly dossiers: number;
}

export interface LineRefusal {
  readonly line: number;
  readonly refusal: ActRefusal;
}

/** `write: false` leaves everything as it is. */
export async function applyActs(
  deps: ApplyActsDeps,
  lines: readonly ActLine[],
  options: { readonly now: Instant; readonly write: boolean },
): Promise<Result<ActOutcome[], ActRefusal & { readonly details: { readonly line: number } }>> {
  return inTransaction(deps.db, async (trx) => {
    if (options.write) await holdActs(trx);
    const known = await listActs(trx);
    const { outcomes, wrong } = judge(deps.content, known, lines);
    if (wrong.length > 0)
      return refused(...wrong.map(({ line, refusal }) => ({ ...refusal, details: { ...refusal.details, line } })));
    const counted: ActOutcome[] = [];
    for (const [index, outcome] of outcomes.entries()) {
      const { act } = outcome;
      counted.push({ ...outcome, dossiers: await deps.countDossiers(trx, act.from) });
      if (!options.write) continue;
      const id = deps.ids.next();
      await insertAct(trx, act, { id, ordinal: known.length + index + 1, now: options.now });
      const to = act.to.map((unit) => unit.id);
      const payload = { act: id, kind: act.kind, on: act.on, from: act.from, to };
      await deps.append(trx, { type: 'localities.act-applied', payload }, options.now);
    }
    return accepted(counted);
  });
}

function judge(content: LocalityData, known: readonly LocalityAct[], lines: readonly ActLine[]) {
  let places = layOver(content, known);
  let last: LocalDate | undefined = known.at(-1)?.on;
  const outcomes: Omit<ActOutcome, 'dossiers'>[] = [];
  const wrong: LineRefusal[] = [];
  for (const { line, act: written } of lines) {
    const checked = checkAct(places, written, last);
    if (!checked.ok) {
      wrong.push(...checked.refusals.map((refusal) => ({ line, refusal })));
      continue;
    }
    outcomes.push({ line, act: checked.value, before: places });
    places = layOver(places, [checked.value]);
    last = checked.value.on;
  }
  return { outcomes, wrong };
}
