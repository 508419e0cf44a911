/** Addresses of a firm's own cases, under its plan key: the key is the permission. */
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { closedDossierPage, openByKey, parsePlanKey } from '../../enterprises/index.ts';
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

async function showList(deps: CasePageDeps, { language, actor, params, today, now }: PageRequest): Promise<Reply> {
  const key = parsePlanKey(params.key ?? '');
  const opened = await openByKey(deps.db, params.key ?? '', today);
  if (!opened.ok || key === undefined)
    return closedDossierPage(opened.ok ? { code: 'enterprises.dossier.not-found' } : opened.refusals[0]!, language);
  const { id: dossierId } = opened.value;
  const holder = { kind: 'plan-holder', dossierId } as const;
  const cases = (await listCasesOfDossier(deps.db, dossierId)).filter((each) => mayAsFirm(holder, each, actor).ok);
  const base = `/${language}/plan/${key}`;
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
