/** Addresses of a firm's own cases, under its plan key: the key is the permission. */
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { openHeldDossier } from '../../enterprises/index.ts';
import { caseText } from '../messages/index.ts';
import { mayAsFirm } from '../policy.ts';
import { listUnanswered } from '../store/askings.read.ts';
import { listCasesOfDossier } from '../store/cases.read.ts';
import { FIRM_CASES } from './case-doors.ts';
import { pageRoutesOf } from './case-page-routes.ts';
import { FirmCasesPage } from './firm-cases-page.tsx';
import type { CasePageDeps } from './page-deps.ts';

export function firmCaseRoutes(deps: CasePageDeps): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/:lang/plan/:key/cases', verb: 'case.read', privacy: 'private' },
      handle: (request) => showList(deps, request),
    },
    ...pageRoutesOf(deps, FIRM_CASES),
  ];
}

async function showList(deps: CasePageDeps, request: PageRequest): Promise<Reply> {
  const { language, actor, now } = request;
  const held = await openHeldDossier(deps.db, request);
  if ('kind' in held) return held;
  const { base } = held;
  const { id: dossierId } = held.opened;
  const holder = { kind: 'plan-holder', dossierId } as const;
  const cases = (await listCasesOfDossier(deps.db, dossierId)).filter((each) => mayAsFirm(holder, each, actor).ok);
  return {
    kind: 'page',
    title: caseText(language).firm.listTitle,
    section: 'plan',
    body: (
      <FirmCasesPage
        {...{ deps, cases, base, language }}
        asked={
          await listUnanswered(
            deps.db,
            cases.map(({ id }) => id),
            now,
          )
        }
        of="firm"
      />
    ),
  };
}
