/** The page of a case at its desk; that somebody is shown how to reach whoever asked is a reading. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageReply, PageRequest } from '../../../foundation/http/route.ts';
import { findPerson } from '../../accounts/index.ts';
import { listPapers } from '../../documents/index.ts';
import { findClaim, recordReading } from '../../enterprises/index.ts';
import { mayStillAct } from '../actions/act-on-case.ts';
import { papersOf } from '../actions/case-papers.ts';
import { listCandidates } from '../actions/hand-over.ts';
import { queueScopeOf } from '../actions/queue-scope.ts';
import { askerOf, type Case, type Contact } from '../domain/case.ts';
import { listAnswers } from '../store/askings.read.ts';
import { findCase, findContact, listHistory, listLikeCases, listMergedInto } from '../store/cases.read.ts';
import type { Again } from './asker-case-page.tsx';
import { issueOf, namesIn, refusesLetters } from './case-words.ts';
import { DeskCasePage } from './desk-case-page.tsx';
import type { PrintedCode } from './filed-sections.tsx';
import type { CasePageDeps } from './page-deps.ts';

export async function deskCasePage(
  deps: CasePageDeps,
  request: PageRequest,
  actor: Actor,
  found: Case,
  again?: Again,
  printed?: PrintedCode,
): Promise<PageReply> {
  const { language, now, today, query } = request;
  const history = await listHistory(deps.db, found.id);
  await recordReading(deps, {
    ...{ actor, now, fields: ['contact', 'case'], purpose: 'advice' },
    subject: askerOf(found),
  });
  const holdsOnly = queueScopeOf(deps, actor)?.level === 'holder';
  const mayAct = mayStillAct(deps, actor, found).ok;
  const contact = await contactOf(deps, found);
  return {
    kind: 'page',
    ...(again && { status: 422, address: `/${language}/desk/cases/${found.id}` }),
    title: `${deps.aboutInWords(found.about, language)}, ${found.reference}`,
    section: 'desk',
    deskSection: 'cases',
    body: (
      <DeskCasePage
        {...{ deps, found, history, language, now, today, base: `/${language}/desk/cases` }}
        contact={contact}
        refused={await refusesLetters(deps, contact)}
        names={await namesIn(deps.db, found, history)}
        details={await deps.details[found.type]?.(deps.db, found, language, 'desk', { now, actor })}
        answers={found.turn === 'nobody' ? await listAnswers(deps.db, found.id) : []}
        printed={printed}
        hasOwner={found.awaitsOwner && (await hasOwner(deps, found))}
        merging={await mergingOf(deps, request, found)}
        mayAct={mayAct}
        mayHandOver={!holdsOnly && mayAct}
        candidates={
          found.turn === 'nobody' || holdsOnly || !mayAct ? [] : await listCandidates(deps.db, deps, found, today)
        }
        papers={await listPapers(deps.db, papersOf(found))}
        saved={query.get('done') === 'saved'}
        {...(again && { issues: issueOf(again.refusals, language), entered: again.entered })}
      />
    ),
  };
}

/** What may be one with it, and what is. */
async function mergingOf({ db }: CasePageDeps, { form }: PageRequest, found: Case) {
  const contact = await findContact(db, found.id);
  return {
    like: found.turn === 'nobody' ? [] : await listLikeCases(db, found, contact?.phone),
    absorbed: await listMergedInto(db, found.id),
    goesOn: found.mergedInto === undefined ? undefined : await findCase(db, found.mergedInto),
    entered: { into: form.get('into').slice(0, 20), reason: form.get('reason').slice(0, 40) },
  };
}

/** As the firm asked to be reached; a person who asked for themselves by their account. */
async function contactOf({ db }: CasePageDeps, found: Case): Promise<Contact | undefined> {
  const given = await findContact(db, found.id);
  if (given !== undefined || found.applicantPersonId === undefined) return given;
  const person = await findPerson(db, found.applicantPersonId);
  if (person === undefined || person.email === null) return undefined;
  return { name: person.name ?? person.email, email: person.email, callWhen: 'any' };
}

/** Whoever claimed the firm has an account, and answers there alone what was filed in its name. */
export async function hasOwner({ db }: CasePageDeps, { dossierId }: Case): Promise<boolean> {
  return dossierId !== undefined && (await findClaim(db, dossierId)) !== undefined;
}
