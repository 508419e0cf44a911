/** URLs of assessments: public introductions, and under a plan key the draft, its parts and the result. */
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { openDossier, parsePlanKey } from '../../enterprises/index.ts';
import type { AssessmentDeps } from '../actions/assessment-deps.ts';
import { startAssessment } from '../actions/start-assessment.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { assessmentText } from '../messages/index.ts';
import { draftRoutes } from './draft-routes.tsx';
import { IntroPage } from './intro-page.tsx';
import { ListPage } from './list-page.tsx';

export function routes(deps: AssessmentDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/:lang/assess', verb: 'public', handle: (request) => listPage(deps, request) },
    {
      method: 'GET',
      path: '/:lang/assess/:framework',
      verb: 'public',
      handle: (request) => withFramework(deps, request, (compiled) => introPage(deps, request, compiled)),
    },
    {
      method: 'POST',
      path: '/:lang/assess/:framework/start',
      verb: 'public',
      privacy: 'private',
      handle: (request) => withFramework(deps, request, (compiled) => start(deps, request, compiled)),
    },
    ...draftRoutes(deps),
  ];
}

function withFramework(
  deps: AssessmentDeps,
  request: PageRequest,
  answer: (compiled: CompiledFramework) => Promise<Reply> | Reply,
): Promise<Reply> | Reply {
  const compiled = deps.frameworks.find(request.params.framework ?? '');
  return compiled ? answer(compiled) : { kind: 'not-found' };
}

function listPage({ frameworks }: AssessmentDeps, { language }: PageRequest): PageReply {
  const text = assessmentText(language).list;
  return {
    kind: 'page',
    title: text.title,
    description: text.description,
    section: 'assess',
    body: <ListPage language={language} frameworks={frameworks} />,
  };
}

function introPage(
  deps: AssessmentDeps,
  { language }: PageRequest,
  compiled: CompiledFramework,
  failed?: { readonly field: string; readonly message: string },
): PageReply {
  const { framework } = compiled;
  return {
    kind: 'page',
    ...(failed && { status: 422, address: `/${language}/assess/${framework.id}` }),
    title: framework.title[language],
    description: assessmentText(language).intro.description(framework.title[language], framework.citation.document),
    section: 'assess',
    body: (
      <IntroPage
        language={language}
        frameworks={deps.frameworks}
        compiled={compiled}
        command={deps.ids.next()}
        issues={failed ? [failed] : []}
      />
    ),
  };
}

/** Without a key a dossier is opened and the draft with it; with one, the assessment goes on inside that plan. */
async function start(deps: AssessmentDeps, request: PageRequest, compiled: CompiledFramework): Promise<Reply> {
  const { language, form, now } = request;
  const to = (key: string) => `/${language}/plan/${key}/assess/${compiled.framework.id}`;
  if (form.names().includes('key')) {
    const key = parsePlanKey(form.get('key'));
    if (key) return { kind: 'redirect', to: to(key), status: 303 };
    const { keyWrong } = assessmentText(language).intro;
    return introPage(deps, request, compiled, { field: 'key', message: keyWrong });
  }
  const key = await inTransaction(deps.db, async (trx) => {
    const opened = await openDossier(trx, deps, { command: commandOf(deps, request), now });
    await startAssessment(trx, deps, { dossier: opened.dossier, compiled, now });
    return opened.key;
  });
  return { kind: 'redirect', to: to(key), status: 303 };
}
