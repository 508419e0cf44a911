/** The page of a case for the partner that takes part in it; that its people see the case is a reading. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageReply, PageRequest } from '../../../foundation/http/route.ts';
import { listPapers, type Paper } from '../../documents/index.ts';
import { recordReading } from '../../enterprises/index.ts';
import { papersOf } from '../actions/case-papers.ts';
import { askerOf, type Case } from '../domain/case.ts';
import { listHistory } from '../store/cases.read.ts';
import type { Again } from './asker-case-page.tsx';
import { issueOf, namesIn } from './case-words.ts';
import type { CasePageDeps } from './page-deps.ts';
import { PartnerCasePage } from './partner-case-page.tsx';

export async function partnerCasePage(
  deps: CasePageDeps,
  request: PageRequest,
  actor: Actor,
  found: Case,
  again?: Again,
): Promise<PageReply> {
  const { language, now, today, query } = request;
  await recordReading(deps, { actor, subject: askerOf(found), fields: ['case'], purpose: 'support', now });
  const history = await listHistory(deps.db, found.id);
  return {
    kind: 'page',
    ...(again && { status: 422, address: `/${language}/desk/partner-cases/${found.id}` }),
    title: `${deps.aboutInWords(found.about, language)}, ${found.reference}`,
    section: 'desk',
    deskSection: 'cases',
    body: (
      <PartnerCasePage
        {...{ deps, found, history, language, now, today, base: `/${language}/desk/partner-cases` }}
        names={await namesIn(deps.db, found, history)}
        details={await deps.details[found.type]?.(deps.db, found, language, 'partner', { now, actor })}
        papers={found.turn === 'nobody' ? [] : (await listPapers(deps.db, papersOf(found))).filter(isShown)}
        saved={query.get('done') === 'saved'}
        {...(again && { issues: issueOf(again.refusals, language), entered: again.entered })}
      />
    ),
  };
}

const isShown = ({ sharedAt }: Paper): boolean => sharedAt !== undefined;
