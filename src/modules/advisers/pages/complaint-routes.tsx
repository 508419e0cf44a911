/** Addresses of complaining, from the page of a request an adviser had in hand. The key of a mandate does not open them. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Issue } from '../../../ui/index.ts';
import { findCase, mayAsFirm } from '../../cases/index.ts';
import { openHeldDossier } from '../../enterprises/index.ts';
import { complain } from '../actions/complain.ts';
import type { Adviser } from '../domain/adviser.ts';
import { type EnteredComplaint, LONGEST_COMPLAINT } from '../domain/complaint.ts';
import { complaintText } from '../messages/complaints.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findAdviserWhoHeld, findOpenComplaint } from '../store/complaints.read.ts';
import { ComplaintPage } from './complaint-page.tsx';
import { issuesOf, type NetworkPageDeps } from './network-page.ts';

interface At {
  readonly key: string;
  readonly caseId: string;
  readonly base: string;
  readonly adviser: Adviser;
}

type Handler = (request: PageRequest, at: At) => Promise<Reply> | Reply;

export function complaintRoutes(deps: NetworkPageDeps): Route[] {
  const held = (method: Route['method'], handle: Handler): Route => ({
    ...{ method, path: '/:lang/plan/:key/cases/:case/complaint', verb: 'case.write', privacy: 'private' },
    handle: async (request) => {
      const held = await openHeldDossier(deps.db, request);
      if ('kind' in held) return held;
      const { opened, key, base } = held;
      const caseId = request.params.case ?? '';
      const about = isUuid(caseId) ? await findCase(deps.db, caseId) : undefined;
      if (about === undefined || !mayAsFirm({ kind: 'plan-holder', dossierId: opened.id }, about).ok)
        return { kind: 'redirect', to: `${base}/cases`, status: 303 };
      const adviserId = await findAdviserWhoHeld(deps.db, caseId);
      const adviser = adviserId && (await findAdviser(deps.db, adviserId, request.today));
      return adviser
        ? handle(request, { key, caseId, base, adviser })
        : { kind: 'redirect', to: `${base}/cases/${caseId}`, status: 303 };
    },
  });
  return [
    held('GET', (request, at) => begin(deps, request, at)),
    held('POST', (request, at) => send(deps, request, at)),
  ];
}

async function begin(deps: NetworkPageDeps, request: PageRequest, at: At): Promise<Reply> {
  const open = await findOpenComplaint(deps.db, at.caseId);
  return open === undefined
    ? page(deps, request, at, { ground: '', words: '' })
    : { kind: 'redirect', to: `${at.base}/cases/${open.caseId}`, status: 303 };
}

async function send(deps: NetworkPageDeps, request: PageRequest, at: At): Promise<Reply> {
  const { form, language, now } = request;
  const entered = { ground: form.get('ground').slice(0, 40), words: form.get('words').slice(0, LONGEST_COMPLAINT + 1) };
  const { key, caseId, base } = at;
  const sent = await complain(deps, { key, aboutCaseId: caseId, entered, command: commandOf(deps, request), now });
  if (sent.ok) return { kind: 'redirect', to: `${base}/cases/${sent.value}?done=sent`, status: 303 };
  return page(deps, request, at, entered, issuesOf(sent.refusals, complaintText(language).errors, 'ground'));
}

function page(
  deps: NetworkPageDeps,
  { language }: PageRequest,
  at: At,
  entered: EnteredComplaint,
  issues: readonly Issue[] = [],
): PageReply {
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: complaintText(language).form.title,
    section: 'plan',
    body: (
      <ComplaintPage
        {...{ language, entered, issues, adviser: at.adviser, grounds: deps.network.complaintGrounds }}
        href={`${at.base}/cases/${at.caseId}`}
        command={deps.ids.next()}
      />
    ),
  };
}
