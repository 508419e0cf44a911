/** What the addresses of the way in and of the plan are handed, and the door to a plan: its key is the permission. */
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { closedDossierPage, type PlanKey, parsePlanKey } from '../../enterprises/index.ts';
import { can } from '../policy.ts';
import type { DrawnHome } from './home-page.tsx';
import { createLookUpLimit, type LookUpLimit } from './look-up-limit.ts';
import { createOpenView, type OpenView, type PlanView } from './open-view.ts';
import type { PlanPageDeps } from './page-deps.ts';
import { createMemory, type Memory } from './plan-memory.ts';

export interface Room {
  readonly deps: PlanPageDeps;
  readonly openView: OpenView;
  /** The sample plan of the home page, by day and language. */
  readonly homes: Memory<DrawnHome>;
  readonly mayLookUp: LookUpLimit;
}

export function createRoom(deps: PlanPageDeps): Room {
  return { deps, openView: createOpenView(deps), homes: createMemory(4), mayLookUp: createLookUpLimit() };
}

export function openRoute(method: Route['method'], path: string, handle: Route['handle']): Route {
  return { method, path: `/:lang${path}`, verb: 'public', handle };
}

/** Under a plan key: everything there is private. */
export function heldRoute(
  { openView }: Room,
  method: Route['method'],
  path: string,
  handle: (request: PageRequest, view: PlanView, key: PlanKey) => Promise<Reply> | Reply,
): Route {
  const verb = method === 'GET' ? 'plan.read' : 'plan.write';
  return {
    ...{ method, path: `/:lang/plan/:key${path}`, verb, privacy: 'private' },
    handle: async (request) => {
      const { params, today, language } = request;
      const key = parsePlanKey(params.key ?? '');
      const found = await openView(params.key ?? '', today);
      if (!found.ok || key === undefined)
        return closedDossierPage(found.ok ? { code: 'enterprises.dossier.not-found' } : found.refusals[0]!, language);
      const dossierId = found.value.opened.id;
      const allowed = can({ kind: 'plan-holder', dossierId }, verb, { dossierId });
      if (!allowed.ok) return { kind: 'refused', status: 403, code: 'plans.policy.not-plan-holder' };
      return handle(request, found.value, key);
    },
  };
}

/** The key in canonical form: letters and digits only, safe in any address. */
export const baseOf = ({ language }: PageRequest, key: PlanKey): string => `/${language}/plan/${key}`;
