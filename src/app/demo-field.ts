/** The demo's adviser came back from a firm: one assessment that waits for the owner's signature, and a visit. */
import { type Instant, instantOf, localDateOf } from '../foundation/clock.ts';
import { type AccountPageDeps, demoActor } from '../modules/accounts/index.ts';
import type { Answer } from '../modules/assessments/index.ts';
import { listMandatesOfAdviser } from '../modules/enterprises/index.ts';
import { receiveItem } from '../modules/field/index.ts';
import { frameworks } from './content.ts';
import { fieldDesk } from './field.ts';
import { actionDeps, type RouteDeps } from './routes.tsx';

const FRAMEWORK = 'dbi-2021-sme';
const TWO_HOURS = 2 * 3_600_000;

/** Does nothing where no invented people are offered, or nobody gave the adviser a mandate. */
export async function fillField(deps: RouteDeps, accounts: AccountPageDeps, now: Instant): Promise<void> {
  const { demo: people } = accounts;
  const compiled = frameworks().find(FRAMEWORK);
  if (people === undefined || compiled === undefined) return;
  const field = fieldDesk(accounts, actionDeps(deps).assessment, '');
  const actor = await demoActor(accounts, { people, code: 'adviser', now });
  const [mandate] = await listMandatesOfAdviser(deps.db, actor.personId, localDateOf(now));
  if (mandate === undefined) return;
  const levels = compiled.criteria.filter(({ kind }) => kind === 'levels').slice(0, 20);
  const answers: Record<string, Answer> = Object.fromEntries(
    levels.map(({ code, steps }, at) => [code, [...steps][1 + (at % 2)] ?? 0]),
  );
  const happenedAt = instantOf(new Date(Date.parse(now) - TWO_HOURS));
  const written = () => ({ id: deps.ids.next(), firm: `m-${mandate.id}`, happenedAt });
  const deviceId = deps.ids.next();
  for (const item of [
    { kind: 'assessment', ...written(), framework: FRAMEWORK, hash: compiled.hash, answers } as const,
    { kind: 'visit', ...written(), channel: 'visit', outcome: 'wants-help', note: '' } as const,
  ]) {
    const taken = await receiveItem(field, { actor, deviceId, item, now });
    if (taken.outcome === 'refused') throw new Error(`the demo's day in the field was refused: ${taken.code ?? ''}`);
  }
}
