/** Addresses of the owner's signature: whoever holds the code may read, sign or refuse that one record, and nothing else. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { inGroups } from '../../../foundation/typed-code.ts';
import type { Issue } from '../../../ui/index.ts';
import { sendSheetCode } from '../actions/ask-for-signature.ts';
import { secondProofOf } from '../actions/second-proof.ts';
import { answerOffered, openOffered, type SigningRefusal } from '../actions/sign-record.ts';
import { parseSecret } from '../domain/cosign.ts';
import { fieldText } from '../messages/index.ts';
import { ClosedCodePage, CosignPage, EnterCodePage } from './cosign-page.tsx';
import type { FieldPageDeps } from './page-deps.ts';
import { readRecordView } from './record-view.ts';

export function cosignRoutes(deps: FieldPageDeps): Route[] {
  return [
    { method: 'GET', path: '/:lang/co-sign', verb: 'public', handle: (request) => enter(deps, request) },
    {
      ...{ method: 'POST', path: '/:lang/co-sign', verb: 'public', privacy: 'private' },
      handle: (request) => lead(deps, request),
    },
    {
      ...{ method: 'GET', path: '/:lang/co-sign/:code', verb: 'field.sign', privacy: 'private' },
      handle: (request) => show(deps, request),
    },
    {
      ...{ method: 'POST', path: '/:lang/co-sign/:code/send', verb: 'field.sign', privacy: 'private' },
      handle: (request) => sendSecond(deps, request),
    },
    {
      ...{ method: 'POST', path: '/:lang/co-sign/:code', verb: 'field.sign', privacy: 'private' },
      handle: (request) => answer(deps, request),
    },
  ];
}

function enter({ ids }: FieldPageDeps, { language }: PageRequest, entered?: string): Reply {
  const text = fieldText(language);
  return {
    kind: 'page',
    ...(entered !== undefined && { status: 422 }),
    title: text.cosign.enterTitle,
    body: (
      <EnterCodePage
        {...{ language, command: ids.next() }}
        {...(entered !== undefined && {
          entered,
          issues: [{ field: 'code', message: text.cosign.enterWrong }],
        })}
      />
    ),
  };
}

/** A code in an address would stay in the browser's history of what was typed: it is sent as a form and led on. */
function lead(deps: FieldPageDeps, request: PageRequest): Reply {
  const typed = request.form.get('code').slice(0, 40);
  const secret = parseSecret(typed);
  if (secret === undefined) return enter(deps, request, typed);
  return { kind: 'redirect', to: `/${request.language}/co-sign/${inGroups(secret)}` };
}

type Refused = SigningRefusal | Refusal<'field.code.too-often'>;

const addressOf = ({ language, params }: PageRequest): string =>
  `/${language}/co-sign/${inGroups(parseSecret(params.code ?? '') ?? '')}`;

async function show(deps: FieldPageDeps, request: PageRequest, refusal?: Refused): Promise<Reply> {
  const { language, params, now, actor, query } = request;
  const typed = params.code ?? '';
  const opened = await openOffered(deps, typed, now);
  const text = fieldText(language);
  if (!opened.ok)
    return { kind: 'page', status: 404, title: text.cosign.closedTitle, body: <ClosedCodePage language={language} /> };
  const { record, method } = opened.value;
  const view = await readRecordView(deps, { record, isOwn: false, rivals: [] });
  const proof = method === 'paper' ? await secondProofOf(deps, deps.db, { record, actor, now }) : undefined;
  return {
    kind: 'page',
    ...(refusal && { status: 422 }),
    title: text.cosign.title,
    body: (
      <CosignPage
        {...{ language, view, proof, address: addressOf(request), nextCommand: () => deps.ids.next() }}
        isSent={refusal !== undefined || query.get('sent') === '1'}
        {...(refusal && { issues: [issueOf(language, refusal)] })}
      />
    ),
  };
}

async function answer(deps: FieldPageDeps, request: PageRequest): Promise<Reply> {
  const { actor, params, form, now } = request;
  const typed = params.code ?? '';
  const said = form.get('answer');
  if (said !== 'confirm' && said !== 'refuse') return show(deps, request);
  const digits = form.get('digits').slice(0, 20);
  const answered = await answerOffered(deps, { actor, typed, answer: said, digits, now });
  if (!answered.ok) return show(deps, request, answered.refusals[0]!);
  return { kind: 'redirect', to: addressOf(request) };
}

/** The code a sheet needs beside itself; a link needs none. */
async function sendSecond(deps: FieldPageDeps, request: PageRequest): Promise<Reply> {
  const { params, now, language } = request;
  const opened = await openOffered(deps, params.code ?? '', now);
  if (!opened.ok || opened.value.method !== 'paper') return show(deps, request);
  const { record } = opened.value;
  if (record.state !== 'unconfirmed' && record.state !== 'set-aside') return show(deps, request);
  const command = commandOf(deps, request);
  const sent = await sendSheetCode(deps, { record, command, language, now });
  if (!sent.ok) return show(deps, request, sent.refusals[0]!);
  return { kind: 'redirect', to: `${addressOf(request)}?sent=1#decide` };
}

/** At the field where the code is typed, in the words of a sheet. */
function issueOf(language: Language, { code }: Refused): Issue {
  const { cosign, errors } = fieldText(language);
  const own = cosign.sheet.errors[code];
  return own === undefined ? { field: '', message: errors[code] ?? code } : { field: 'digits', message: own };
}
