/** A world for tests of the adviser network: that of cases, with people who apply and an officer of the nation who decides. */
import type { Actor } from '../foundation/actor.ts';
import type { Db, Trx } from '../foundation/database/tables.ts';
import { randomIds } from '../foundation/ids.ts';
import { insertPerson } from '../modules/accounts/store/people.write.ts';
import type { AdviserDeps } from '../modules/advisers/actions/adviser-deps.ts';
import { type ApplyOrder, applyAsAdviser } from '../modules/advisers/actions/apply-as-adviser.ts';
import { type DecideOrder, decideApplication } from '../modules/advisers/actions/decide-application.ts';
import { followApplication } from '../modules/advisers/actions/follow-application.ts';
import { loadNetwork } from '../modules/advisers/content/load-network.ts';
import { loadTopics } from '../modules/advisers/content/load-topics.ts';
import type { EnteredDecision } from '../modules/advisers/domain/application.ts';
import type { EnteredProfile } from '../modules/advisers/domain/read-profile.ts';
import { findApplication } from '../modules/advisers/store/applications.read.ts';
import { loadLocalities } from '../modules/localities/index.ts';
import { at, aWorldOfCases, COMMUNE, MONDAY } from './world-of-cases.ts';

const [places, network, topics] = [loadLocalities(), loadNetwork(), loadTopics()];

const PROFILE: EnteredProfile = {
  ...{ kind: 'person', name: 'Nguyễn Thị Thử', communeId: COMMUNE, provinceId: '', about: '' },
  ...{ fields: ['security', 'people'], languages: ['vi'], remote: 'yes', capacity: '4' },
};
const DECISION: EnteredDecision = {
  ...{ outcome: 'recognised', ministry: 'most', fields: ['security'], decisionNo: '12/QĐ-BKHCN', reason: '' },
  ...{ decidedOn: '02/06/2026', until: '', message: '' },
};

export function aNetwork(db: Db) {
  const world = aWorldOfCases(db);
  const { ids, ledger } = world.deps;
  const effects = { 'adviser-recognition': followApplication({ ids, ledger }) };
  const deps: AdviserDeps = { ...world.deps, effects, places, network, topics };

  const someone = async (name = 'Nguyễn Thị Thử'): Promise<Actor> => {
    const personId = randomIds.next();
    await insertPerson(db as Trx, { id: personId, email: `${personId}@example.vn`, name, createdAt: MONDAY });
    return { personId, sessionId: randomIds.next(), name };
  };

  const apply = (
    actor: Actor | undefined,
    entered: Partial<EnteredProfile> = {},
    order: Partial<Omit<ApplyOrder, 'actor' | 'entered'>> = {},
  ) =>
    applyAsAdviser(deps, {
      ...{ actor, command: randomIds.next(), now: MONDAY, entered: { ...PROFILE, ...entered }, declared: true },
      ...{ conflicts: [], wish: { ministry: '', fields: [] }, ...order },
    });

  const decide = (
    caseId: string,
    actor: Actor | undefined,
    entered: Partial<EnteredDecision> = {},
    order: Partial<Pick<DecideOrder, 'command' | 'now'>> = {},
  ) =>
    decideApplication(deps, {
      ...{ actor, caseId, command: randomIds.next(), now: at('2026-06-03') },
      ...{ entered: { ...DECISION, ...entered }, ...order },
    });

  /** Applies, is found complete and admitted; gives who and the adviser's id. */
  const adviser = async (
    officer: Actor,
    entered: Partial<EnteredProfile> = {},
    decision: Partial<EnteredDecision> = {},
  ) => {
    const actor = await someone(entered.name);
    const caseId = certain(await apply(actor, entered));
    certain(await world.act(caseId, 'complete', { side: 'desk', actor: officer }));
    certain(await decide(caseId, officer, { outcome: 'admitted', ...decision }));
    const { adviserId } = (await findApplication(db, caseId))!;
    return { actor, adviserId, caseId };
  };

  return { ...world, deps, someone, apply, decide, adviser };
}

/** For what must succeed before a test begins. */
export function certain<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusals: readonly { code: string }[] },
): T {
  if (result.ok) return result.value;
  throw new Error(result.refusals.map(({ code }) => code).join(', '));
}
