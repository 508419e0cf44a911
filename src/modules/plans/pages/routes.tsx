/** URLs of the home page and of the plan: the plan itself, its steps and what is said about them. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { type Issue, qrCodeSvg } from '../../../ui/index.ts';
import { closedDossierPage, type PlanKey, parsePlanKey } from '../../enterprises/index.ts';
import { changeStep, type StepAct } from '../actions/change-step.ts';
import { DROP_REASONS, type DropReason } from '../domain/progress.ts';
import type { Step } from '../domain/step.ts';
import { planText } from '../messages/index.ts';
import { drawHome, HomePage, NoPlanPage } from './home-page.tsx';
import type { PlanView } from './open-view.ts';
import type { PlanPageDeps } from './page-deps.ts';
import { PlanPage } from './plan-page.tsx';
import { baseOf, createRoom, heldRoute, openRoute, type Room } from './plan-room.ts';
import { questionRoutes } from './question-routes.tsx';
import { StepPage } from './step-page.tsx';

export function planRoutes(deps: PlanPageDeps): Route[] {
  const room = createRoom(deps);
  return [
    openRoute('GET', '', (request) => home(room, request)),
    ...questionRoutes(room),
    openRoute('GET', '/plan', (request) => noPlan(request, [], '')),
    { ...openRoute('POST', '/plan', findPlan), privacy: 'private' },
    heldRoute(room, 'GET', '', (request, view, key) => showPlan(room, request, view, key)),
    heldRoute(room, 'GET', '/qr.svg', (request, _view, key) => ({
      kind: 'file',
      contentType: 'image/svg+xml',
      body: qrCodeSvg(`${request.origin}${baseOf(request, key)}`),
    })),
    heldRoute(room, 'GET', '/steps/:step', (request, view, key) => showStep(room, request, view, key)),
    heldRoute(room, 'POST', '/steps/:step/start', (request, _view, key) =>
      change(room, request, key, { act: 'start' }),
    ),
    heldRoute(room, 'POST', '/steps/:step/reopen', (request, _view, key) =>
      change(room, request, key, { act: 'reopen' }),
    ),
    heldRoute(room, 'POST', '/steps/:step/done', (request, view, key) => finish(room, request, view, key)),
    heldRoute(room, 'POST', '/steps/:step/drop', (request, view, key) => drop(room, request, view, key)),
  ];
}

function home({ deps, homes }: Room, { language, today }: PageRequest): PageReply {
  const text = planText(language).home;
  return {
    kind: 'page',
    title: text.title,
    description: text.description,
    section: 'home',
    body: (
      <HomePage
        language={language}
        drawn={homes.get(`${today} ${language}`, () => drawHome(deps, today, language))}
        deps={deps}
      />
    ),
  };
}

function noPlan({ language }: PageRequest, issues: readonly Issue[], entered: string): PageReply {
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: planText(language).start.noPlanTitle,
    section: 'plan',
    body: <NoPlanPage language={language} issues={issues} entered={entered} />,
  };
}

function findPlan(request: PageRequest): Reply {
  const entered = request.form.get('key').slice(0, 80);
  const key = parsePlanKey(entered);
  if (key !== undefined) return { kind: 'redirect', to: baseOf(request, key), status: 303 };
  return noPlan(request, [{ field: 'key', message: planText(request.language).start.keyWrong }], entered);
}

function showPlan({ deps }: Room, request: PageRequest, view: PlanView, key: PlanKey): PageReply {
  const { language, today, origin } = request;
  return {
    kind: 'page',
    title: planText(language).plan.title,
    section: 'plan',
    body: (
      <PlanPage
        view={view}
        planKey={key}
        language={language}
        today={today}
        origin={origin}
        deps={deps}
        saved={request.query.get('saved') === '1'}
      />
    ),
  };
}

function stepOf({ deps }: Room, request: PageRequest): Step | undefined {
  return deps.catalogue.byId.get(request.params.step ?? '');
}

function showStep(
  room: Room,
  request: PageRequest,
  view: PlanView,
  key: PlanKey,
  issues: readonly Issue[] = [],
  ticked?: readonly string[],
): Reply {
  const step = stepOf(room, request);
  if (step === undefined) return { kind: 'not-found' };
  const { language, today } = request;
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422, address: request.path.replace(/\/drop$/, '') }),
    title: step.title[language],
    section: 'plan',
    body: (
      <StepPage
        view={view}
        step={step}
        planned={[...view.plan.now, ...view.plan.later].find((planned) => planned.step === step.id)}
        base={baseOf(request, key)}
        language={language}
        today={today}
        deps={room.deps}
        issues={issues}
        ticked={ticked ?? inUse(view)}
      />
    ),
  };
}

function inUse({ dossier }: PlanView): readonly string[] {
  return (dossier.many.functionsInUse ?? []).map((item) => String(item.fields.code));
}

async function change(room: Room, request: PageRequest, key: PlanKey, act: StepAct): Promise<Reply> {
  const { now, language } = request;
  const changed = await changeStep(room.deps, {
    key,
    command: commandOf(room.deps, request),
    step: request.params.step ?? '',
    change: act,
    now,
  });
  if (changed.ok) return { kind: 'redirect', to: `${baseOf(request, key)}?saved=1`, status: 303 };
  const [refusal] = changed.refusals;
  switch (refusal?.code) {
    case 'enterprises.dossier.not-found':
    case 'enterprises.dossier.expired':
    case 'enterprises.dossier.erased':
      return closedDossierPage({ code: refusal.code }, language);
    case 'plans.step.function-unknown':
      return { kind: 'refused', status: 422, code: refusal.code };
    default:
      return { kind: 'not-found' };
  }
}

function finish(room: Room, request: PageRequest, view: PlanView, key: PlanKey): Promise<Reply> | Reply {
  const step = stepOf(room, request);
  if (step === undefined) return { kind: 'not-found' };
  const used = new Set(inUse(view));
  const functions = [...new Set(request.form.all('functions'))].filter((code) => code !== '' && !used.has(code));
  return change(room, request, key, { act: 'finish', functions });
}

function drop(room: Room, request: PageRequest, view: PlanView, key: PlanKey): Promise<Reply> | Reply {
  const reason = request.form.get('reason');
  if (isReason(reason)) return change(room, request, key, { act: 'drop', reason });
  const message = planText(request.language).step.reasonRequired;
  return showStep(room, request, view, key, [{ field: 'reason', message }]);
}

function isReason(text: string): text is DropReason {
  return (DROP_REASONS as readonly string[]).includes(text);
}
