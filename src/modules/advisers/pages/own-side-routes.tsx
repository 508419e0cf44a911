/** Where an adviser who was asked about a complaint says their side; of another's nothing is there. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { formatDate, formatInstantDate } from '../../../foundation/i18n/format.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import {
  Actions,
  BackLink,
  Button,
  ErrorSummary,
  HiddenFields,
  issueFor,
  KeyValues,
  Notice,
  PageTitle,
  TextArea,
} from '../../../ui/index.ts';
import { findCase } from '../../cases/index.ts';
import { stateOwnSide } from '../actions/hear-adviser.ts';
import { type Complaint, isOpen } from '../domain/complaint.ts';
import { type Hearing, LONGEST_STATEMENT } from '../domain/hearing.ts';
import { nameIn } from '../domain/named.ts';
import { complaintText } from '../messages/complaints.ts';
import { findAdviserOfPerson } from '../store/advisers.read.ts';
import { findComplaint } from '../store/complaints.read.ts';
import { findHearing } from '../store/hearings.read.ts';
import { Words } from './complaint-decision-page.tsx';
import { deskPage, issuesOf, type NetworkPageDeps } from './network-page.ts';

interface Asked {
  readonly complaint: Complaint;
  readonly hearing: Hearing;
}

export function ownSideRoutes(deps: NetworkPageDeps): Route[] {
  const at =
    (handle: (request: PageRequest, actor: Actor, asked: Asked) => Promise<Reply>) =>
    async (request: PageRequest, actor: Actor): Promise<Reply> => {
      const asked = await own(deps, request, actor);
      return asked === undefined ? { kind: 'not-found' } : handle(request, actor, asked);
    };
  const path = 'profile/complaints/:complaint';
  const verb = 'advisers.self';
  return [
    deskPage(
      deps,
      { method: 'GET', path, verb },
      at((request, _, asked) => page(deps, request, asked)),
    ),
    deskPage(
      deps,
      { method: 'POST', path, verb },
      at((request, actor, asked) => state(deps, request, actor, asked)),
    ),
  ];
}

async function own(deps: NetworkPageDeps, { params, today }: PageRequest, actor: Actor): Promise<Asked | undefined> {
  const caseId = params.complaint ?? '';
  const hearing = isUuid(caseId) ? await findHearing(deps.db, caseId) : undefined;
  const complaint = hearing && (await findComplaint(deps.db, caseId));
  const adviser = complaint && (await findAdviserOfPerson(deps.db, actor.personId, today));
  return hearing !== undefined && complaint !== undefined && adviser?.id === complaint.adviserId
    ? { complaint, hearing }
    : undefined;
}

async function state(deps: NetworkPageDeps, request: PageRequest, actor: Actor, asked: Asked): Promise<Reply> {
  const { form, language, now } = request;
  const words = form.get('words').slice(0, LONGEST_STATEMENT + 1);
  const { caseId } = asked.hearing;
  const stated = await stateOwnSide(deps, { actor, caseId, words, command: commandOf(deps, request), now });
  if (!stated.ok) return page(deps, request, asked, { words, refusals: stated.refusals });
  return { kind: 'redirect', to: `/${language}/desk/profile/complaints/${caseId}?done=sent`, status: 303 };
}

async function page(
  deps: NetworkPageDeps,
  { language, query }: PageRequest,
  { complaint, hearing }: Asked,
  again: { readonly words: string; readonly refusals: readonly Refusal[] } = { words: '', refusals: [] },
): Promise<PageReply> {
  const { side: text, errors } = complaintText(language);
  const issues = issuesOf(again.refusals, errors, 'words');
  const about = hearing.namesRequest ? await findCase(deps.db, complaint.aboutCaseId) : undefined;
  const error = issueFor(issues, 'words');
  const { stated } = hearing;
  const mayState = stated === undefined && isOpen(complaint);
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: text.title,
    section: 'desk',
    deskSection: 'profile',
    body: (
      <>
        <BackLink href={`/${language}/desk/profile#complaints`}>{text.back}</BackLink>
        <ErrorSummary language={language} issues={issues} />
        {query.get('done') === 'sent' && <Notice tone="ok" title={text.sent} />}
        <PageTitle title={text.title} {...(mayState && { lead: text.lead(formatDate(hearing.term.lastDay)) })} />
        <KeyValues
          rows={[
            { label: text.about, value: nameIn(deps.network.complaintGrounds, complaint.ground, language) },
            { label: text.request, value: about?.reference ?? text.unnamedRequest },
            {
              label: text.question,
              value: <Words>{hearing.question ?? complaintText(language).decide.erased}</Words>,
            },
            ...(stated === undefined
              ? []
              : [
                  {
                    label: text.said(formatInstantDate(stated.at)),
                    value: <Words>{stated.words ?? complaintText(language).decide.erased}</Words>,
                  },
                ]),
          ]}
        />
        {mayState && <Notice title={text.fair} />}
        {mayState ? (
          <form class="stack" method="post" action={`/${language}/desk/profile/complaints/${hearing.caseId}`}>
            <HiddenFields fields={{ command: deps.ids.next() }} />
            <TextArea
              {...{ language, name: 'words', label: text.words, hint: text.wordsHint, value: again.words }}
              rows={8}
              maxLength={LONGEST_STATEMENT}
              error={error}
            />
            <Actions>
              <Button>{text.send}</Button>
            </Actions>
          </form>
        ) : (
          !isOpen(complaint) && <p>{text.over}</p>
        )}
      </>
    ),
  };
}
