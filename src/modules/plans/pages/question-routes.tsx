/** URLs of the way in: the first question opens a dossier, the others are asked under its key, one a screen. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Issue } from '../../../ui/index.ts';
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
  parseTaxCode,
  refusalMessage,
  type Statement,
  valuesOnFile,
} from '../../enterprises/index.ts';
import { answerQuestion } from '../actions/answer-question.ts';
import { openPlan } from '../actions/open-plan.ts';
import { nextQuestion, QUESTION_COUNT, questionsFor } from '../domain/question-flow.ts';
import { planText } from '../messages/index.ts';
import { FirmPage } from './firm-page.tsx';
import type { PlanView } from './open-view.ts';
import { baseOf, heldRoute, openRoute, type Room } from './plan-room.ts';
import { QuestionPage, StartPage } from './question-page.tsx';

export function questionRoutes(room: Room): Route[] {
  return [
    openRoute('GET', '/start', (request) => start(room, request)),
    { ...openRoute('POST', '/start', (request) => begin(room, request)), privacy: 'private' },
    heldRoute(room, 'GET', '/questions/:n', (request, view, key) => ask(room, request, view, key)),
    heldRoute(room, 'POST', '/questions/:n', (request, view, key) => answer(room, request, view, key)),
  ];
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
  const command = commandOf(room.deps, request);
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
    command: commandOf(room.deps, request),
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
