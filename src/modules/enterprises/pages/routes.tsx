/** URLs of the dossier: the facts, one fact, a copy of everything, deletion. All under the plan key, all private. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { ConditionContext, Dossier, FactDefinition } from '../../conditions/index.ts';
import { actingFor } from '../actions/acting-for.ts';
import { type AnsweringDeps, answerFact } from '../actions/answer-fact.ts';
import type { DossierEraser, DossierExporter } from '../actions/dossier-deps.ts';
import { eraseDossier } from '../actions/erase-dossier.ts';
import { exportDossier } from '../actions/export-dossier.ts';
import { openByKey } from '../actions/open-by-key.ts';
import { currentDossier } from '../domain/current-dossier.ts';
import type { Statement } from '../domain/fact.ts';
import type { OpenDossier } from '../domain/open-dossier.ts';
import { dossierText } from '../messages/index.ts';
import { readingText } from '../messages/readings.ts';
import { findClaim } from '../store/claims.read.ts';
import { countReadings, listReadings } from '../store/readings.read.ts';
import { closedDossierPage } from './closed-dossier-page.tsx';
import { ErasePage } from './erase-page.tsx';
import { type FactAnswer, parseFactForm } from './fact-form.ts';
import { FactPage, factsOnFile, valuesOnFile } from './fact-page.tsx';
import type { FactNames } from './fact-words.ts';
import { FactsPage } from './facts-page.tsx';
import { type OfficeName, ReadingsPage } from './readings-page.tsx';

export interface DossierRoutesDeps extends AnsweringDeps {
  readonly names: FactNames;
  readonly officeName: OfficeName;
  readonly erasers: readonly DossierEraser[];
  readonly exporters: readonly DossierExporter[];
  readonly offersClaims?: boolean;
  /** Keys of unknown facts, the most useful first; app.ts asks the capabilities. */
  readonly mostUseful?: (dossier: Dossier, context: ConditionContext) => readonly string[];
}

export function dossierRoutes(deps: DossierRoutesDeps): Route[] {
  const route = (method: Route['method'], path: string, verb: string, handle: Route['handle']): Route => ({
    method,
    path: `/:lang/plan/:key${path}`,
    verb,
    privacy: 'private',
    handle,
  });
  return [
    route('GET', '/facts', 'dossier.read', (request) => showFacts(deps, request)),
    route('GET', '/facts/:fact', 'dossier.read', (request) => showFact(deps, request)),
    route('POST', '/facts/:fact', 'dossier.write', (request) => saveFact(deps, request)),
    route('GET', '/readings', 'dossier.read', (request) => showReadings(deps, request)),
    route('POST', '/export', 'dossier.export', (request) => sendCopy(deps, request)),
    route('GET', '/delete', 'dossier.erase', (request) => askToErase(deps, request)),
    route('POST', '/delete', 'dossier.erase', (request) => eraseAll(deps, request)),
  ];
}

const baseOf = ({ language, params }: PageRequest): string =>
  `/${language}/plan/${encodeURIComponent(params.key ?? '')}`;

async function open(deps: DossierRoutesDeps, request: PageRequest): Promise<OpenDossier | PageReply> {
  const opened = await openByKey(deps.db, request.params.key ?? '', request.today);
  return opened.ok ? opened.value : closedDossierPage(opened.refusals[0]!, request.language);
}

async function showFacts(deps: DossierRoutesDeps, request: PageRequest): Promise<Reply> {
  const { language, today } = request;
  const opened = await open(deps, request);
  if ('kind' in opened) return opened;
  const context = deps.contextAt(today);
  const dossier = currentDossier(opened.facts, context.vocabulary, today);
  return {
    kind: 'page',
    title: dossierText(language).facts.title,
    section: 'plan',
    body: (
      <FactsPage
        language={language}
        today={today}
        opened={opened}
        readings={await listReadings(deps.db, await whoseReadings(deps, opened), { limit: 3, offset: 0 })}
        officeName={deps.officeName}
        context={context}
        names={deps.names}
        base={baseOf(request)}
        mostUseful={deps.mostUseful?.(dossier, context) ?? []}
        command={deps.ids.next()}
        saved={request.query.get('saved') === '1'}
        offersClaims={deps.offersClaims ?? false}
        underMandate={actingFor() !== undefined}
      />
    ),
  };
}

/** Readings of the register's row belong to whoever an officer confirmed: anybody may type another's tax code. */
async function whoseReadings(deps: DossierRoutesDeps, opened: OpenDossier) {
  const claim = opened.claimed ? await findClaim(deps.db, opened.id) : undefined;
  const taxCode = claim?.confirmedTaxCode ?? undefined;
  return { dossierId: opened.id, ...(taxCode !== undefined && { taxCode }) };
}

const READINGS_A_PAGE = 50;

async function showReadings(deps: DossierRoutesDeps, request: PageRequest): Promise<Reply> {
  const opened = await open(deps, request);
  if ('kind' in opened) return opened;
  const of = await whoseReadings(deps, opened);
  const pages = Math.max(1, Math.ceil((await countReadings(deps.db, of)) / READINGS_A_PAGE));
  const asked = Number(request.query.get('page') || '1');
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  const { language } = request;
  const readings = await listReadings(deps.db, of, { limit: READINGS_A_PAGE, offset: (page - 1) * READINGS_A_PAGE });
  const { officeName } = deps;
  return {
    kind: 'page',
    title: readingText(language).title,
    section: 'plan',
    body: <ReadingsPage {...{ language, base: baseOf(request), readings, officeName, page, pages }} />,
  };
}

/** Facts a person may answer; derived and unknown keys have no page. */
function askable(deps: DossierRoutesDeps, request: PageRequest): FactDefinition | undefined {
  const facts = deps.contextAt(request.today).vocabulary.facts;
  const key = request.params.fact ?? '';
  const definition = Object.hasOwn(facts, key) ? facts[key] : undefined;
  return definition?.derivedFrom === undefined ? definition : undefined;
}

/** Only pages under the same plan, so that a form cannot send anybody elsewhere. */
function nextOf(text: string): string {
  return /^(?:|\/(?:facts|support|questions|assess|steps)(?:\/[A-Za-z0-9-]{1,80}){0,2})$/.test(text) ? text : '/facts';
}

function factPage(
  deps: DossierRoutesDeps,
  request: PageRequest,
  opened: OpenDossier,
  definition: FactDefinition,
  again?: Extract<FactAnswer, { kind: 'again' }>,
): PageReply {
  const { language, today } = request;
  const asked =
    [request.form, request.query].find((fields) => fields.names().includes('next'))?.get('next') ?? '/facts';
  return {
    kind: 'page',
    ...(again && again.issues.length > 0 && { status: 422 }),
    title: definition.label[language],
    section: 'plan',
    body: (
      <FactPage
        language={language}
        definition={definition}
        onFile={factsOnFile(opened.facts, deps.contextAt(today).vocabulary, definition.key, today)}
        names={deps.names}
        base={baseOf(request)}
        next={nextOf(asked)}
        command={deps.ids.next()}
        clearCommand={deps.ids.next()}
        {...(again && { entry: again.entry, issues: again.issues })}
      />
    ),
  };
}

async function showFact(deps: DossierRoutesDeps, request: PageRequest): Promise<Reply> {
  const definition = askable(deps, request);
  if (definition === undefined) return { kind: 'not-found' };
  const opened = await open(deps, request);
  return 'kind' in opened ? opened : factPage(deps, request, opened, definition);
}

async function saveFact(deps: DossierRoutesDeps, request: PageRequest): Promise<Reply> {
  const definition = askable(deps, request);
  if (definition === undefined) return { kind: 'not-found' };
  const opened = await open(deps, request);
  if ('kind' in opened) return opened;
  const answer = readAnswer(deps, request, opened, definition);
  if (answer.kind === 'again') return factPage(deps, request, opened, definition, answer);
  const saved = await answerFact(deps, {
    key: request.params.key ?? '',
    // A form without its key (an old page, a hand-made request) is still one answer.
    command: commandOf(deps, request),
    statement: answer.statement,
    now: request.now,
  });
  if (!saved.ok) return closedDossierPage(saved.refusals[0]!, request.language);
  const next = nextOf(request.form.names().includes('next') ? request.form.get('next') : '/facts');
  return { kind: 'redirect', to: `${baseOf(request)}${next}${next === '/facts' ? '?saved=1' : ''}`, status: 303 };
}

function readAnswer(
  deps: DossierRoutesDeps,
  request: PageRequest,
  opened: OpenDossier,
  definition: FactDefinition,
): FactAnswer {
  const unknown: Statement = { key: definition.key, kind: 'unknown' };
  if (request.form.get('clear') === '1') return { kind: 'said', statement: unknown };
  const { language, today } = request;
  const onFile = factsOnFile(opened.facts, deps.contextAt(today).vocabulary, definition.key, today);
  const { items = [] } = valuesOnFile(definition, onFile);
  return parseFactForm(
    definition,
    request.form,
    { language, today, places: deps.names.places, industries: deps.names.industries },
    { current: items },
  );
}

async function sendCopy(deps: DossierRoutesDeps, request: PageRequest): Promise<Reply> {
  const copy = await exportDossier(deps, { key: request.params.key ?? '', now: request.now });
  if (!copy.ok) return closedDossierPage(copy.refusals[0]!, request.language);
  return {
    kind: 'file',
    contentType: 'application/json; charset=utf-8',
    body: `${JSON.stringify(copy.value, undefined, 2)}\n`,
    fileName: dossierText(request.language).data.fileName,
  };
}

async function askToErase(deps: DossierRoutesDeps, request: PageRequest): Promise<Reply> {
  const opened = await open(deps, request);
  if ('kind' in opened) return opened;
  const { language } = request;
  return {
    kind: 'page',
    title: dossierText(language).erase.title,
    section: 'plan',
    body: <ErasePage language={language} base={baseOf(request)} command={deps.ids.next()} />,
  };
}

/** Whatever happened before (erased already, expired), the confirmation page says where things stand. */
async function eraseAll(deps: DossierRoutesDeps, request: PageRequest): Promise<Reply> {
  await eraseDossier(deps, { key: request.params.key ?? '', now: request.now });
  return { kind: 'redirect', to: `${baseOf(request)}/delete`, status: 303 };
}
