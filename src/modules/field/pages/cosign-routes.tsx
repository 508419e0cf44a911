/** Addresses of the owner's signature: whoever holds the code may read, sign or refuse that one record, and nothing else. */
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { answerOffered, openOffered, type SigningRefusal } from '../actions/sign-record.ts';
import { groupSecret, parseSecret } from '../domain/cosign.ts';
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
          issues: [{ field: 'code', message: text.errors['field.code.wrong'] ?? '' }],
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
  return { kind: 'redirect', to: `/${request.language}/co-sign/${groupSecret(secret)}` };
}

async function show(deps: FieldPageDeps, request: PageRequest, refusal?: SigningRefusal): Promise<Reply> {
  const { language, params, now } = request;
  const typed = params.code ?? '';
  const opened = await openOffered(deps, typed, now);
  const text = fieldText(language);
  if (!opened.ok)
    return { kind: 'page', status: 404, title: text.cosign.closedTitle, body: <ClosedCodePage language={language} /> };
  const view = await readRecordView(deps, { record: opened.value.record, isOwn: false, rivals: [] });
  return {
    kind: 'page',
    ...(refusal && { status: 422 }),
    title: text.cosign.title,
    body: (
      <CosignPage
        {...{ language, view, command: deps.ids.next() }}
        address={`/${language}/co-sign/${groupSecret(parseSecret(typed) ?? '')}`}
        {...(refusal && { issues: [{ field: '', message: text.errors[refusal.code] ?? refusal.code }] })}
      />
    ),
  };
}

async function answer(deps: FieldPageDeps, request: PageRequest): Promise<Reply> {
  const { actor, params, form, now, language } = request;
  const typed = params.code ?? '';
  const said = form.get('answer');
  if (said !== 'confirm' && said !== 'refuse') return show(deps, request);
  const answered = await answerOffered(deps, { actor, typed, answer: said, now });
  if (!answered.ok) return show(deps, request, answered.refusals[0]!);
  return { kind: 'redirect', to: `/${language}/co-sign/${groupSecret(parseSecret(typed) ?? '')}` };
}
