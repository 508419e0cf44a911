/** URLs of the way in and of the plan. Everything under a plan key is private; the key is the permission. */
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { type Issue, qrCodeSvg } from '../../../ui/index.ts';
import type { FactDefinition } from '../../conditions/index.ts';
import {
  closedDossierPage,
  type FactAnswer,
  factsOnFile,
  findPublicRecord,
  isPersonalTaxCode,
  type PlanKey,
  type PublicRecord,
  parseFactForm,
  parsePlanKey,
  parseTaxCode,
  refusalMessage,
  type Statement,
  valuesOnFile,
} from '../../enterprises/index.ts';
import { answerQuestion } from '../actions/answer-question.ts';
import { changeStep, type StepAct } from '../actions/change-step.ts';
import { openPlan } from '../actions/open-plan.ts';
import { DROP_REASONS, type DropReason } from '../domain/progress.ts';
import { nextQuestion, QUESTION_COUNT, questionsFor } from '../domain/question-flow.ts';
import type { Step } from '../domain/step.ts';
import { planText } from '../messages/index.ts';
import { can } from '../policy.ts';
import { FirmPage } from './firm-page.tsx';
import { type DrawnHome, drawHome, HomePage, NoPlanPage } from './home-page.tsx';
import { createLookUpLimit, type LookUpLimit } from './look-up-limit.ts';
import { createOpenView, type OpenView, type PlanView } from './open-view.ts';
import type { PlanPageDeps } from './page-deps.ts';
import { createMemory, type Memory } from './plan-memory.ts';
import { PlanPage } from './plan-page.tsx';
import { QuestionPage, StartPage } from './question-page.tsx';
import { StepPage } from './step-page.tsx';

interface Room {
  readonly deps: PlanPageDeps;
  readonly openView: OpenView;
  /** The sample plan of the home page, by day and language. */
  readonly homes: Memory<DrawnHome>;
  readonly mayLookUp: LookUpLimit;
}

export function planRoutes(deps: PlanPageDeps): Route[] {
  const room: Room = { deps, openView: createOpenView(deps), homes: createMemory(4), mayLookUp: createLookUpLimit() };
  const open = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    method,
    path: `/:lang${path}`,
    verb: 'public',
    handle,
  });
  const held = (
    method: Route['method'],
    path: string,
    handle: (request: PageRequest, view: PlanView, key: PlanKey) => Promise<Reply> | Reply,
  ): Route => {
    const verb = method === 'GET' ? 'plan.read' : 'plan.write';
    return {
      method,
      path: `/:lang/plan/:key${path}`,
      verb,
      privacy: 'private',
      handle: async (request) => {
        const key = parsePlanKey(request.params.key ?? '');
        const found = await room.openView(request.params.key ?? '', request.today);
        if (!found.ok || key === undefined)
          return closedDossierPage(
            found.ok ? { code: 'enterprises.dossier.not-found' } : found.refusals[0]!,
            request.language,
          );
        const dossierId = found.value.opened.id;
        const allowed = can({ kind: 'plan-holder', dossierId }, verb, { dossierId });
        if (!allowed.ok) return { kind: 'refused', status: 403, code: 'plans.policy.not-plan-holder' };
        return handle(request, found.value, key);
      },
    };
  };
  return [
    open('GET', '', (request) => home(room, request)),
    { ...open('GET', '/start', (request) => start(room, request)) },
    { ...open('POST', '/start', (request) => begin(room, request)), privacy: 'private' },
    open('GET', '/plan', (request) => noPlan(request, [], '')),
    { ...open('POST', '/plan', findPlan), privacy: 'private' },
    held('GET', '', (request, view, key) => showPlan(room, request, view, key)),
    held('GET', '/qr.svg', (request, _view, key) => ({
      kind: 'file',
      contentType: 'image/svg+xml',
      body: qrCodeSvg(`${request.origin}${baseOf(request, key)}`),
    })),
    held('GET', '/questions/:n', (request, view, key) => ask(room, request, view, key)),
    held('POST', '/questions/:n', (request, view, key) => answer(room, request, view, key)),
    held('GET', '/steps/:step', (request, view, key) => showStep(room, request, view, key)),
    held('POST', '/steps/:step/start', (request, _view, key) => change(room, request, key, { act: 'start' })),
    held('POST', '/steps/:step/reopen', (request, _view, key) => change(room, request, key, { act: 'reopen' })),
    held('POST', '/steps/:step/done', (request, view, key) => finish(room, request, view, key)),
    held('POST', '/steps/:step/drop', (request, view, key) => drop(room, request, view, key)),
  ];
}

/** The key in canonical form: letters and digits only, safe in any address. */
const baseOf = ({ language }: PageRequest, key: PlanKey): string => `/${language}/plan/${key}`;

const commandOf = ({ form }: PageRequest, { deps }: Room): string => {
  const command = form.get('command');
  return isUuid(command) ? command : deps.ids.next();
};

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

function start({ deps }: Room, { language }: PageRequest, issues: readonly Issue[] = [], entered = ''): PageReply {
  const text = planText(language);
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: text.start.questionTitle(1, QUESTION_COUNT),
    description: text.home.description,
    section: 'plan',
    body: <StartPage language={language} deps={deps} issues={issues} entered={entered} />,
  };
}

/** The first answer opens the dossier. A refused code is shown again at its field and nothing is opened. */
async function begin(room: Room, request: PageRequest): Promise<Reply> {
  const { form, language, now, today } = request;
  const entered = form.get('taxCode');
  const statements: Statement[] = [];
  let record: PublicRecord | undefined;
  if (form.get('skip') !== '1') {
    const code = parseTaxCode(entered, Number(today.slice(0, 4)));
    if (!code.ok) {
      const message = refusalMessage(code.refusals[0]!, language);
      return start(room, request, [{ field: 'taxCode', message }], entered.slice(0, 64));
    }
    record = await findFirm(room, request, code.value.normalized);
    if (record !== undefined && form.get('firm') !== 'shown')
      return firmPage(room, request, record, `/${language}/start`);
    statements.push({ key: 'taxCode', kind: 'one', value: code.value.normalized });
  }
  const command = commandOf(request, room);
  const ofRegister = form.get('own') === '1' ? undefined : record?.taxCode;
  const { key } = await openPlan(room.deps, {
    command,
    statements,
    now,
    ...(ofRegister !== undefined && { ofRegister }),
  });
  const opened = ofRegister === undefined ? undefined : await room.openView(key, today);
  if (opened?.ok === true) return onward(request, opened.value, key, 1);
  return { kind: 'redirect', to: `${baseOf(request, key)}/questions/2`, status: 303 };
}

/** What the register shows anybody; of a person's own code nothing, and nothing more to an address that has asked for too many. */
async function findFirm(
  { deps, mayLookUp }: Room,
  { clientAddress, now }: PageRequest,
  taxCode: string,
): Promise<PublicRecord | undefined> {
  if (isPersonalTaxCode(taxCode) || !mayLookUp(clientAddress, taxCode, now)) return undefined;
  return findPublicRecord(deps.db, taxCode);
}

function firmPage({ deps }: Room, { language, today }: PageRequest, record: PublicRecord, action: string): PageReply {
  return {
    kind: 'page',
    title: planText(language).firm.question,
    section: 'plan',
    address: action,
    body: <FirmPage language={language} today={today} deps={deps} record={record} action={action} />,
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

interface Asked {
  readonly number: number;
  readonly definition: FactDefinition;
}

function askedQuestion(request: PageRequest, view: PlanView): Asked | undefined {
  const number = /^[1-8]$/.test(request.params.n ?? '') ? Number(request.params.n) : undefined;
  const fact = number === undefined ? undefined : questionsFor(view.reader)[number - 1];
  const definition = fact === undefined ? undefined : view.context.vocabulary.facts[fact];
  return number === undefined || definition === undefined ? undefined : { number, definition };
}

function ask(room: Room, request: PageRequest, view: PlanView, key: PlanKey): Reply {
  const asked = askedQuestion(request, view);
  return asked === undefined ? { kind: 'not-found' } : questionPage(room, request, view, key, asked);
}

function questionPage(
  { deps }: Room,
  request: PageRequest,
  view: PlanView,
  key: PlanKey,
  { number, definition }: Asked,
  again?: Extract<FactAnswer, { kind: 'again' }>,
): PageReply {
  const { language, today } = request;
  return {
    kind: 'page',
    ...(again && again.issues.length > 0 && { status: 422 }),
    title: planText(language).start.questionTitle(number, QUESTION_COUNT),
    section: 'plan',
    body: (
      <QuestionPage
        view={view}
        definition={definition}
        number={number}
        base={baseOf(request, key)}
        language={language}
        today={today}
        deps={deps}
        {...(again && { entry: again.entry, issues: again.issues })}
      />
    ),
  };
}

async function answer(room: Room, request: PageRequest, view: PlanView, key: PlanKey): Promise<Reply> {
  const { deps } = room;
  const { form, language, now, today } = request;
  const asked = askedQuestion(request, view);
  if (asked === undefined) return { kind: 'not-found' };
  if (form.get('skip') === '1') return onward(request, view, key, asked.number);
  const onFile = factsOnFile(view.opened.facts, view.context.vocabulary, asked.definition.key, today);
  const { items = [], value } = valuesOnFile(asked.definition, onFile);
  // A personal code is never shown again: leaving its field empty confirms it.
  const confirmed = asked.definition.personal === true && value !== undefined && form.get(asked.definition.key) === '';
  if (confirmed) return onward(request, view, key, asked.number);
  const functions = asked.definition.key === 'functionsInUse';
  const said = parseFactForm(
    asked.definition,
    form,
    { language, today, places: deps.places, industries: deps.industries },
    { current: items, ...(functions && { offered: deps.catalogue.askedFunctions.map(({ code }) => code) }) },
  );
  if (said.kind === 'again') return questionPage(room, request, view, key, asked, said);
  const { statement } = said;
  const record =
    statement.key === 'taxCode' && statement.kind === 'one'
      ? await findFirm(room, request, String(statement.value))
      : undefined;
  if (record !== undefined && form.get('firm') !== 'shown') return firmPage(room, request, record, request.path);
  const saved = await answerQuestion(deps, {
    key,
    command: commandOf(request, room),
    statements: [statement],
    ...(record !== undefined && form.get('own') !== '1' && { ofRegister: record.taxCode }),
    now,
  });
  if (!saved.ok) return closedDossierPage(saved.refusals[0]!, language);
  const after = await room.openView(key, today);
  return onward(request, after.ok ? after.value : view, key, asked.number);
}

/** To the next question nobody has answered, else to the plan. */
function onward(request: PageRequest, view: PlanView, key: PlanKey, answered: number): Reply {
  const next = nextQuestion(view.reader, answered);
  const base = baseOf(request, key);
  return { kind: 'redirect', to: next === undefined ? base : `${base}/questions/${String(next)}`, status: 303 };
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
    command: commandOf(request, room),
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
