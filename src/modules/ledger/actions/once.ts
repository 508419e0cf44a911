/** Carries a command out once, however often its form is sent: the repeat gets the first answer. */
import type { Trx } from '../../../foundation/database/tables.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { accepted, type Refusal, type Result } from '../../../foundation/result.ts';
import { claimCommand, findOutcome, forgetCommand, storeOutcome } from '../store/commands.write.ts';

/**
 * Runs `carryOut` the first time `commandKey` (the hidden field `command`, a UUID) is seen and keeps the string it
 * returns, e.g. the id to redirect to; a repeat returns that string and runs nothing. Never a secret: it is stored as it is.
 * Must be the first thing in the transaction that also writes. Throws TypeError when the key is not a UUID: the edge checks it.
 */
export async function once(trx: Trx, commandKey: string, carryOut: () => Promise<string>): Promise<string> {
  const result = await onceAccepted(trx, commandKey, async () => accepted(await carryOut()));
  if (!result.ok) throw new Error('a command that cannot be refused was refused');
  return result.value;
}

/** As `once`, for commands that may be refused: a refusal is returned and not remembered. It must have written nothing. */
export async function onceAccepted<R extends Refusal>(
  trx: Trx,
  commandKey: string,
  carryOut: () => Promise<Result<string, R>>,
): Promise<Result<string, R>> {
  if (!isUuid(commandKey)) throw new TypeError('a command key must be a UUID');
  if (!(await claimCommand(trx, commandKey))) {
    const outcome = await findOutcome(trx, commandKey);
    if (outcome === undefined) throw new Error('a command was claimed but has no outcome');
    return accepted(outcome);
  }
  const result = await carryOut();
  if (result.ok) await storeOutcome(trx, commandKey, result.value);
  else await forgetCommand(trx, commandKey);
  return result;
}
