/** The public address on the slip of a case filed at a counter: two codes, then the owner's word. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { caseOfPaper, confirmByCode } from '../actions/confirm-filed.ts';
import type { Case } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { ConfirmPage, type ConfirmPageProps } from './filed-sections.tsx';
import type { CasePageDeps } from './page-deps.ts';

export function confirmRoutes(deps: CasePageDeps): Route[] {
  // What stands on the page is said to whoever holds the slip: nothing of it is kept on the way.
  const route = { path: '/:lang/confirm-request', verb: 'public', privacy: 'personal' } as const;
  return [
    { ...route, method: 'GET', handle: (request) => page(deps, request, {}) },
    { ...route, method: 'POST', handle: (request) => confirm(deps, request) },
  ];
}

async function confirm(deps: CasePageDeps, request: PageRequest): Promise<Reply> {
  const { form, now } = request;
  const order = { reference: form.get('reference').slice(0, 20), typed: form.get('code').slice(0, 40), now };
  const answer = form.get('answer');
  if (answer !== 'yes' && answer !== 'no') {
    const found = await caseOfPaper(deps, order);
    return found.ok ? page(deps, request, { found: found.value }) : page(deps, request, { refused: 'wrong' });
  }
  const result = await confirmByCode(deps, { ...order, answer, command: commandOf(deps, request) });
  if (result.ok) return page(deps, request, { done: answer });
  const isWrong = result.refusals.some(({ code }) => code === 'cases.filed.wrong-code');
  return page(deps, request, { refused: isWrong ? 'wrong' : 'notWaiting' });
}

function page(
  deps: CasePageDeps,
  { form, query, language }: PageRequest,
  said: { readonly found?: Case; readonly refused?: 'wrong' | 'notWaiting'; readonly done?: ConfirmPageProps['done'] },
): Reply {
  const text = caseText(language).filed;
  const reference = form.get('reference') === '' ? query.get('ref') : form.get('reference');
  const entered = { reference: reference.slice(0, 20), code: form.get('code').slice(0, 40) };
  const missing = [
    ...(entered.reference.trim() === '' ? [{ field: 'reference', message: text.noReference }] : []),
    ...(entered.code.trim() === '' ? [{ field: 'code', message: text.noCode }] : []),
  ];
  return {
    kind: 'page',
    ...(said.refused !== undefined && { status: 422 }),
    title: text.pageTitle,
    body: (
      <ConfirmPage
        {...{ deps, language, entered, found: said.found, done: said.done }}
        issues={
          said.refused === undefined
            ? []
            : missing.length > 0
              ? missing
              : [{ field: 'code', message: text[said.refused] }]
        }
      />
    ),
  };
}
