/** The page of a case and what is done on it, the same for each of its sides: shown, acted in, confirmed, rated. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Result } from '../../../foundation/result.ts';
import { actOnCase } from '../actions/act-on-case.ts';
import { confirmFiled } from '../actions/confirm-filed.ts';
import { rateCase } from '../actions/rate-case.ts';
import type { Again } from './asker-case-page.tsx';
import type { CaseAddress, CaseDoor } from './case-doors.ts';
import type { CasePageDeps } from './page-deps.ts';

type Handler = (request: PageRequest, door: CaseDoor) => Promise<Reply>;

/** An address under that of a case, for whoever its door opens to. */
export function underDoor(
  deps: CasePageDeps,
  { path, privacy, verbs, open }: CaseAddress,
  method: Route['method'],
  suffix: string,
  handle: Handler,
): Route {
  return {
    ...{ method, path: `${path}${suffix}`, verb: method === 'GET' ? verbs.see : verbs.act, privacy },
    handle: async (request) => {
      const door = await open(deps, request);
      return 'kind' in door ? door : handle(request, door);
    },
  };
}

export function pageRoutesOf(deps: CasePageDeps, address: CaseAddress): Route[] {
  const at = (method: Route['method'], suffix: string, handle: Handler): Route =>
    underDoor(deps, address, method, suffix, handle);
  return [
    at('GET', '', (_, door) => door.page()),
    at('POST', '', (request, door) => act(deps, request, door)),
    ...(address.asks
      ? [
          at('POST', '/filed', (request, door) => answerFiled(deps, request, door)),
          at('POST', '/rate', (request, door) => rate(deps, request, door)),
        ]
      : []),
  ];
}

async function act(deps: CasePageDeps, request: PageRequest, door: CaseDoor): Promise<Reply> {
  const { form, now } = request;
  const message = form.get('message');
  const { found, as } = door;
  const order = { caseId: found.id, act: form.get('act'), as, message, command: commandOf(deps, request), now };
  return answer(door, await actOnCase(deps, order), { entered: message });
}

async function answerFiled(deps: CasePageDeps, request: PageRequest, door: CaseDoor): Promise<Reply> {
  const { found, as } = door;
  if (as.side !== 'firm' && as.side !== 'applicant') return { kind: 'not-found' };
  const said = request.form.get('answer') === 'yes' ? 'yes' : 'no';
  const order = { caseId: found.id, as, answer: said, command: commandOf(deps, request), now: request.now } as const;
  return answer(door, await confirmFiled(deps, order), { entered: '' });
}

async function rate(deps: CasePageDeps, request: PageRequest, door: CaseDoor): Promise<Reply> {
  const { found, as } = door;
  if (as.side !== 'firm' && as.side !== 'applicant') return { kind: 'not-found' };
  const said = (question: string) => request.form.get(`answer-${question}`);
  const order = { caseId: found.id, as, said, command: commandOf(deps, request), now: request.now };
  return answer(door, await rateCase(deps, order), { entered: '', said });
}

/** The page again, with what was refused and what was entered; else once more as it is now. */
async function answer(door: CaseDoor, result: Result<unknown>, entered: Omit<Again, 'refusals'>): Promise<Reply> {
  if (!result.ok) return door.page({ ...entered, refusals: result.refusals });
  return { kind: 'redirect', to: `${door.href}?done=saved`, status: 303 };
}
