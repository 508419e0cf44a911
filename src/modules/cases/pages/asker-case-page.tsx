/** The page of a case for whoever asked: the same for a firm under its plan key and for a person with an account. */
import type { PageReply, PageRequest } from '../../../foundation/http/route.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { listPapers } from '../../documents/index.ts';
import { actingAdviser } from '../../enterprises/index.ts';
import { rulesOf } from '../actions/case-deps.ts';
import { papersOf } from '../actions/case-papers.ts';
import type { Case } from '../domain/case.ts';
import { findAsking, listAnswers } from '../store/askings.read.ts';
import { findCase, findContact, listHistory } from '../store/cases.read.ts';
import { issueOf, namesIn, refusesLetters } from './case-words.ts';
import { FirmCasePage } from './firm-case-page.tsx';
import type { CasePageDeps } from './page-deps.ts';

/** A refused form comes back with what was entered. */
export interface Again {
  readonly refusals: readonly Refusal[];
  readonly entered: string;
  /** To the closing questions, by code. */
  readonly said?: (question: string) => string;
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
  const contact = await findContact(deps.db, found.id);
  const names = await namesIn(deps.db, found, history);
  const goesOn = found.mergedInto === undefined ? undefined : await findCase(deps.db, found.mergedInto);
  const allNames = goesOn === undefined ? names : new Map([...names, ...(await namesIn(deps.db, goesOn, []))]);
  const questionOf = (field: string) =>
    rulesOf(deps, found).type.atEnd?.find(({ code }) => `answer-${code}` === field)?.label[language];
  const said = query.get('done');
  const asking = await findAsking(deps.db, found.id);
  const isDue = found.turn === 'nobody' && asking !== undefined && asking.askAt <= now;
  // An erased case has no rules any more that could be shown.
  const details = found.state === 'erased' ? undefined : deps.details[rulesOf(deps, found).type.id];
  return {
    kind: 'page',
    ...(again && { status: 422, address: `${base}/cases/${found.id}` }),
    title: `${deps.aboutInWords(found.about, language)}, ${found.reference}`,
    ...(section !== undefined && { section }),
    body: (
      <FirmCasePage
        {...{ deps, found, history, base, language, now, today, goesOn, names: allNames }}
        contact={contact}
        readOnly={actingAdviser() !== undefined}
        refused={await refusesLetters(deps, contact)}
        details={await details?.(deps.db, found, language, 'firm', { now, base })}
        papers={await listPapers(deps.db, papersOf(found))}
        closing={
          !isDue
            ? undefined
            : asking.answeredAt === undefined
              ? { form: again?.said ?? (() => '') }
              : { answers: await listAnswers(deps.db, found.id) }
        }
        notice={said === 'sent' || said === 'saved' ? said : undefined}
        {...(again && { issues: issueOf(again.refusals, language, questionOf), entered: again.entered })}
      />
    ),
  };
}
