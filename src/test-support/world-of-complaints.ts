/** A world for tests of complaints: a firm whose request an adviser took, the province's officer, and every page that shows it. */
import type { Db } from '../foundation/database/tables.ts';
import { randomIds } from '../foundation/ids.ts';
import { acceptOffer } from '../modules/advisers/actions/answer-offer.ts';
import { complain } from '../modules/advisers/actions/complain.ts';
import { decideComplaint } from '../modules/advisers/actions/decide-complaint.ts';
import { dispatchRequests } from '../modules/advisers/actions/dispatch-requests.ts';
import { followComplaint } from '../modules/advisers/actions/follow-complaint.ts';
import { hearAdviser, stateOwnSide } from '../modules/advisers/actions/hear-adviser.ts';
import { loadNetwork } from '../modules/advisers/content/load-network.ts';
import { loadTopics } from '../modules/advisers/content/load-topics.ts';
import { complaintDecisionRoutes } from '../modules/advisers/pages/complaint-decision-routes.tsx';
import { complaintDetails } from '../modules/advisers/pages/complaint-details.tsx';
import { complaintRoutes } from '../modules/advisers/pages/complaint-routes.tsx';
import { officeRoutes } from '../modules/advisers/pages/office-routes.tsx';
import { ownProfileRoutes } from '../modules/advisers/pages/own-profile-routes.tsx';
import { ownSideRoutes } from '../modules/advisers/pages/own-side-routes.tsx';
import { requestDetails } from '../modules/advisers/pages/request-details.tsx';
import { actOnCase, deskCaseRoutes, firmCaseRoutes } from '../modules/cases/index.ts';
import type { PlanKey } from '../modules/enterprises/index.ts';
import { loadLocalities } from '../modules/localities/index.ts';
import { deskOf } from './at-a-desk.ts';
import { fixedClock } from './fixed-clock.ts';
import { aWorldOfAdvisers } from './world-of-advisers.ts';
import { at, PROVINCE } from './world-of-cases.ts';

export const SOON = at('2026-06-01', '09:15');
export const FIRM_KEY = 'abcdefghjkmnpqrstvwxyz0123' as PlanKey;
export const OTHER_KEY = '0123abcdefghjkmnpqrstvwxyz' as PlanKey;
export const COMPLAINED = 'Hẹn ba lần không đến.';
const [places, network, topics] = [loadLocalities(), loadNetwork(), loadTopics()];

export async function aWorldOfComplaints(db: Db) {
  const world = aWorldOfAdvisers(db);
  const effects = { ...world.deps.effects, 'adviser-complaint': followComplaint(world.deps) };
  const deps = { ...world.deps, effects, places, network, topics, vendors: () => [] };
  const [officer, mai] = [await world.officer(PROVINCE, 'Cán bộ tỉnh'), await world.adviser('Mai')];
  const { id, dossierId } = await world.request();
  await world.keyTo(dossierId, FIRM_KEY);
  await world.keyTo(await world.dossier(), OTHER_KEY);
  const accept = async () => {
    await dispatchRequests(world.deps, SOON);
    const offer = (await world.live(id))!;
    return acceptOffer(world.deps, { actor: mai.actor, offerId: offer.id, now: SOON, command: randomIds.next() });
  };
  const send = (more: Partial<Parameters<typeof complain>[1]> = {}) =>
    complain(deps, {
      ...{ key: FIRM_KEY, aboutCaseId: id, entered: { ground: 'no-help', words: COMPLAINED } },
      ...{ command: randomIds.next(), now: SOON, ...more },
    });
  const pages = {
    ...deps,
    details: { 'advice-request': requestDetails, 'adviser-complaint': complaintDetails({ network, places }) },
    aboutInWords: ({ code }: { code: string }) => `Việc ${code}`,
  };
  const visit = deskOf(
    [
      ...[...deskCaseRoutes(pages), ...firmCaseRoutes(pages), ...complaintRoutes(deps), ...officeRoutes(deps)],
      ...[...complaintDecisionRoutes(deps), ...ownProfileRoutes(deps), ...ownSideRoutes(deps)],
    ],
    { clock: fixedClock(SOON) },
  );
  const actWith: typeof world.actWith = (caseId, what, as, message = '', now = SOON) =>
    actOnCase(deps, { caseId, act: what, as, message, command: randomIds.next(), now });
  const act = (caseId: string, what: string, message = 'Đã gọi hai bên.') =>
    actWith(caseId, what, { side: 'desk', actor: officer }, message);
  const decide = (caseId: string, outcome: string, by = officer, message = 'Đã gọi hai bên.', now = SOON) =>
    decideComplaint(deps, { actor: by, caseId, outcome, message, command: randomIds.next(), now });
  const hear = (caseId: string, by = officer, question = 'Ngày 20 bạn có đến không?', namesRequest = false) =>
    hearAdviser(deps, { actor: by, caseId, question, namesRequest, command: randomIds.next(), now: SOON });
  const state = (caseId: string, by = mai.actor, words = 'Tôi đã gọi hai lần.', now = SOON) =>
    stateOwnSide(deps, { actor: by, caseId, words, command: randomIds.next(), now });
  return { ...world, decide, hear, state, actWith, deps, officer, mai, id, dossierId, accept, send, visit, act };
}
