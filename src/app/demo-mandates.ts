/** The demo's owner has one firm confirmed, lets the adviser act for it and agrees to one use: what an owner's, an adviser's and an officer's page shows alive. */
import type { Instant } from '../foundation/clock.ts';
import { instantOf, localDateOf } from '../foundation/clock.ts';
import { type AccountPageDeps, demoActor } from '../modules/accounts/index.ts';
import {
  adviserCodeOf,
  changeConsent,
  decideClaim,
  findClaimedFirm,
  giveMandate,
  listClaims,
  loadConsentPurposes,
} from '../modules/enterprises/index.ts';
import { places } from './content.ts';
import { actionDeps, type RouteDeps } from './routes.tsx';

const DAY = 86_400_000;

/** Does nothing where no invented people are offered, or the owner holds no firm. */
export async function fillMandates(deps: RouteDeps, accounts: AccountPageDeps, now: Instant): Promise<void> {
  const { demo: people } = accounts;
  if (people === undefined) return;
  const { dossier } = actionDeps(deps);
  const at = instantOf(new Date(Date.parse(now) - DAY));
  const as = (code: string) => demoActor(accounts, { people, code, now: at });
  const [owner, adviser, officer] = [await as('owner'), await as('adviser'), await as('commune-officer')];
  const claim = (await listClaims(deps.db, owner.personId)).at(-1);
  if (claim === undefined) return;
  const command = () => deps.ids.next();
  const firm = await findClaimedFirm(deps.db, dossier, claim.dossierId, localDateOf(at));
  const policy = { roles: accounts.roles, contains: places().contains };
  const common = { claimId: claim.id, now: at };
  const confirmed = await decideClaim(
    { ...dossier, policy, hashCode: (code) => accounts.key.hash('claim-code', code) },
    {
      ...{ ...common, actor: officer, seen: firm?.taxCode, command: command() },
      decision: { outcome: 'confirmed', reason: 'papers-seen' },
    },
  );
  const adviserCode = await adviserCodeOf(deps, adviser.personId, at);
  const given = await giveMandate(
    { ...dossier, seal: accounts.key.seal },
    { ...common, actor: owner, adviserCode, acts: ['answer', 'assess'], days: 90, command: command() },
  );
  const [purpose] = loadConsentPurposes();
  const agreed =
    purpose &&
    (await changeConsent(deps, {
      ...{ ...common, actor: owner, purpose, version: purpose.version, act: 'give', command: command() },
    }));
  for (const outcome of [confirmed, given, agreed])
    if (outcome?.ok === false) throw new Error(`the demo's mandate was refused: ${outcome.refusals[0]?.code}`);
}
