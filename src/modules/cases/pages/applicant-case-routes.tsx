/** Addresses of what a person asked for themselves, under their account. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { signedInRoute } from '../../accounts/index.ts';
import { caseText } from '../messages/index.ts';
import { listUnanswered } from '../store/askings.read.ts';
import { listCasesOfApplicant } from '../store/cases.read.ts';
import { APPLICANT_CASES } from './case-doors.ts';
import { pageRoutesOf } from './case-page-routes.ts';
import { FirmCasesPage } from './firm-cases-page.tsx';
import type { CasePageDeps } from './page-deps.ts';

export function applicantCaseRoutes(deps: CasePageDeps): Route[] {
  return [
    signedInRoute({ method: 'GET', path: '/:lang/account/cases', verb: 'account.read' }, (request, actor) =>
      showList(deps, request, actor),
    ),
    ...pageRoutesOf(deps, APPLICANT_CASES),
  ];
}

async function showList(deps: CasePageDeps, request: PageRequest, { personId }: Actor): Promise<Reply> {
  const { language, now } = request;
  const cases = await listCasesOfApplicant(deps.db, personId);
  return {
    kind: 'page',
    title: caseText(language).firm.listTitle,
    body: (
      <FirmCasesPage
        {...{ deps, cases, language }}
        asked={
          await listUnanswered(
            deps.db,
            cases.map(({ id }) => id),
            now,
          )
        }
        base={`/${language}/account`}
        of="applicant"
      />
    ),
  };
}
