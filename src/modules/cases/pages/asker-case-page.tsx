/** The page of a case for whoever asked: the same for a firm under its plan key and for a person with an account. */
import type { PageReply, PageRequest } from '../../../foundation/http/route.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { rulesOf } from '../actions/case-deps.ts';
import type { Case } from '../domain/case.ts';
import { findContact, listHistory } from '../store/cases.read.ts';
import { issueOf, namesIn } from './case-words.ts';
import { FirmCasePage } from './firm-case-page.tsx';
import type { CasePageDeps } from './page-deps.ts';

export interface Again {
  readonly refusals: readonly Refusal[];
  readonly entered: string;
}

/** `base`: the page above their cases, `/vi/plan/KEY` or `/vi/account`. */
export async function askerCasePage(
  deps: CasePageDeps,
  { language, now, today, query }: PageRequest,
  { base, section }: { readonly base: string; readonly section?: PageReply['section'] },
  found: Case,
  again?: Again,
): Promise<PageReply> {
  const history = await listHistory(deps.db, found.id);
  const names = await namesIn(deps.db, found, history);
  const said = query.get('done');
  // An erased case has no rules any more that could be shown.
  const details = found.state === 'erased' ? undefined : deps.details[rulesOf(deps, found).type.id];
  return {
    kind: 'page',
    ...(again && { status: 422, address: `${base}/cases/${found.id}` }),
    title: `${deps.aboutInWords(found.about, language)}, ${found.reference}`,
    ...(section !== undefined && { section }),
    body: (
      <FirmCasePage
        {...{ deps, found, history, names, base, language, now, today }}
        contact={await findContact(deps.db, found.id)}
        details={await details?.(deps.db, found, language, 'firm')}
        notice={said === 'sent' || said === 'saved' ? said : undefined}
        {...(again && { issues: issueOf(again.refusals, language), entered: again.entered })}
      />
    ),
  };
}
