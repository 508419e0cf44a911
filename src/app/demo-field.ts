/** The demo's adviser came back from a firm: one assessment that waits for the owner's signature, a visit, and two that differ because two devices were there. */
import { type Instant, instantOf, localDateOf } from '../foundation/clock.ts';
import { type AccountPageDeps, demoActor } from '../modules/accounts/index.ts';
import type { Answer, CompiledFramework } from '../modules/assessments/index.ts';
import { listMandatesOfAdviser } from '../modules/enterprises/index.ts';
import { type FieldItem, receiveItem } from '../modules/field/index.ts';
import { frameworks } from './content.ts';
import { fieldDesk } from './field.ts';
import { actionDeps, type RouteDeps } from './routes.tsx';

const FRAMEWORK = 'dbi-2021-sme';
/** Answered on two devices, differently. */
const TWICE = 'dbi-2025-sme';
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
  const [deviceId, otherDevice] = [deps.ids.next(), deps.ids.next()];
  const receive = async (item: FieldItem, device: string): Promise<void> => {
    const taken = await receiveItem(field, { actor, deviceId: device, item, now });
    if (taken.outcome === 'refused') throw new Error(`the demo's day in the field was refused: ${taken.code ?? ''}`);
  };
  await receive({ kind: 'assessment', ...written(), framework: FRAMEWORK, hash: compiled.hash, answers }, deviceId);
  await receive({ kind: 'visit', ...written(), channel: 'visit', outcome: 'wants-help', note: '' }, deviceId);
  const twice = frameworks().find(TWICE);
  if (twice === undefined) return;
  const asked = { kind: 'assessment', framework: TWICE, hash: twice.hash } as const;
  await receive({ ...asked, ...written(), answers: someAnswers(twice, 0) }, deviceId);
  await receive({ ...asked, ...written(), answers: someAnswers(twice, 1) }, otherDevice);
}

/** Every third answer is the option named. */
function someAnswers({ criteria }: CompiledFramework, option: number): Readonly<Record<string, Answer>> {
  const single = criteria.filter(({ kind, options }) => kind === 'single' && options.size > 1).slice(0, 6);
  return Object.fromEntries(
    single.map(({ code, options }, at) => [code, [...options.keys()][at % 3 === 0 ? option : 0] ?? '']),
  );
}
