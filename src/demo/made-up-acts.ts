/** Steps all made-up histories take: some days ago, accepted, in the name of a side of a case. */
import { type Instant, instantOf } from '../foundation/clock.ts';
import type { Result } from '../foundation/result.ts';
import { actOnCase } from '../modules/cases/index.ts';

export function ago(now: Instant, days: number): Instant {
  return instantOf(new Date(Date.parse(now) - days * 86_400_000));
}

/** The demo does nothing people may not do: a refusal is a bug. */
export function accepted(result: Result<string>): string {
  if (result.ok) return result.value;
  const refusals = result.refusals.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`));
  throw new Error(`the demo was refused: ${refusals.join('; ')}`);
}

type Acting = Parameters<typeof actOnCase>;

export async function act(
  { ask }: { readonly ask: Acting[0] },
  caseId: string,
  code: string,
  as: Acting[1]['as'],
  now: Instant,
  message = '',
): Promise<void> {
  accepted(await actOnCase(ask, { caseId, act: code, as, message, command: ask.ids.next(), now }));
}
