/** Addresses of asking for advice: under a plan key, and for whoever has none yet, from any page that offers it. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue } from '../../../ui/index.ts';
import { findLastContact } from '../../cases/index.ts';
import {
  closedDossierPage,
  currentDossier,
  type DossierRefusal,
  type OpenDossier,
  openHeldDossier,
  type Statement,
  standingOf,
} from '../../enterprises/index.ts';
import { communeMessage, type Gazetteer, readCommuneAnswer } from '../../localities/index.ts';
import { type AskDeps, requestAdvice } from '../actions/request-advice.ts';
import type { Topic } from '../content/load-topics.ts';
import { ABOUT_KINDS, type AboutKind, hintOf, readAsked, readReach } from '../domain/advice-request.ts';
import { adviserText } from '../messages/index.ts';
import { type Asking, AskPage, type Screen, WhichFirmPage } from './ask-pages.tsx';

export interface AskPageDeps extends AskDeps {
  readonly places: Gazetteer;
  readonly topics: readonly Topic[];
  /** What a firm may ask about besides topics: a step, a platform, a measure; undefined for one nobody knows. */
  readonly titleOf: (kind: AboutKind, code: string) => Bilingual | undefined;
  /** Opens a dossier for whoever has none, as the way in does. */
  readonly openPlan: (start: {
    readonly command: string;
    readonly statements: readonly Statement[];
    readonly now: PageRequest['now'];
  }) => Promise<{ readonly key: string }>;
  /** Firms a signed-in person answers for, with the keys of their plans. */
  readonly firmsOf: (personId: string) => Promise<readonly { readonly name: string; readonly key: string }[]>;
  /** What cannot wait is offered to an adviser now. */
  readonly afterAsking: (caseId: string, now: PageRequest['now']) => Promise<void>;
}

/** Under a plan key, or before there is one. */
interface At {
  readonly base: string;
  readonly held?: { readonly opened: OpenDossier; readonly key: string } | undefined;
}

export function askRoutes(deps: AskPageDeps): Route[] {
  const held = (method: Route['method'], handle: (request: PageRequest, at: At) => Promise<Reply>): Route => ({
    ...{ method, path: '/:lang/plan/:key/ask', privacy: 'private' as const },
    // Another verb than acting on a case: a mandate may open one for a firm, what follows is the owner's.
    verb: method === 'GET' ? 'case.read' : 'case.open',
    handle: async (request) => {
      const held = await openHeldDossier(deps.db, request);
      return 'kind' in held ? held : handle(request, { base: held.base, held });
    },
  });
  const open = (method: Route['method'], handle: (request: PageRequest, at: At) => Promise<Reply>): Route => ({
    ...{ method, path: '/:lang/ask', privacy: 'personal' as const, verb: 'public' },
    handle: (request) => handle(request, { base: `/${request.language}` }),
  });
  const begin = (request: PageRequest, at: At) =>
    askPage(deps, request, at, 'what', enteredFrom(request, asked(request)));
  return [
    held('GET', begin),
    held('POST', (request, at) => onward(deps, request, at)),
    open('GET', async (request, at) => (await forOwnFirm(deps, request)) ?? begin(request, at)),
    open('POST', (request, at) => onward(deps, request, at)),
  ];
}

/** `?step=e-invoice`, `?platform=misa-amis`: what the page that led here was about. */
function asked({ query }: PageRequest): string {
  const kind = ABOUT_KINDS.find((each) => query.get(each) !== '');
  return kind === undefined ? '' : `${kind}:${query.get(kind).slice(0, 80)}`;
}

/** Whoever answers for a firm here asks for it, under its plan. */
async function forOwnFirm(
  deps: AskPageDeps,
  { actor, language, path, query }: PageRequest,
): Promise<Reply | undefined> {
  if (actor === undefined || query.get('firm') === 'none') return undefined;
  const firms = await deps.firmsOf(actor.personId);
  const about = new URLSearchParams(
    ABOUT_KINDS.flatMap((kind) => (query.get(kind) === '' ? [] : [[kind, query.get(kind)]])),
  );
  const hrefOf = (key: string) => `/${language}/plan/${key}/ask${about.size === 0 ? '' : `?${about.toString()}`}`;
  const [only, ...others] = firms;
  if (only === undefined) return undefined;
  if (others.length === 0) return { kind: 'redirect', to: hrefOf(only.key), status: 303 };
  const anonymous = new URLSearchParams([...about, ['firm', 'none']]);
  return {
    kind: 'page',
    title: adviserText(language).ask.whichFirm,
    section: 'advisers',
    body: (
      <WhichFirmPage
        language={language}
        firms={firms.map(({ name, key }) => ({ name, href: hrefOf(key) }))}
        anonymousHref={`${path}?${anonymous.toString()}`}
      />
    ),
  };
}

function enteredFrom({ form }: PageRequest, about = form.get('about')): Asking {
  const short = (name: string, most: number) => form.get(name).slice(0, most);
  return {
    ...{ about: about.slice(0, 80), message: short('message', 4000), name: short('name', 200) },
    ...{ phone: short('phone', 40), email: short('email', 300), callWhen: short('callWhen', 20) },
    ...{ meet: short('meet', 10), otherway: short('otherway', 1), commune: short('commune', 40) },
  };
}

/** Each screen is checked when it is left, all of them before sending: a form put together by hand meets the same rules. */
async function onward(deps: AskPageDeps, request: PageRequest, at: At): Promise<Reply> {
  const { form, language } = request;
  const entered = enteredFrom(request);
  const again = (screen: Screen, refusals: readonly Refusal[] = []) =>
    askPage(deps, request, at, screen, entered, issuesOf(refusals, language));
  const to = form.get('to');
  if (to === 'what') return again(to);
  if (to === 'reach') return again(to);
  const about = readAsked(entered, (kind, code) => labelOf(deps, kind, code) !== undefined);
  if (!about.ok) return again('what', about.refusals);
  const before = at.held && (await findLastContact(deps.db, at.held.opened.id));
  const isBefore = before !== undefined && entered.otherway !== '1';
  if (form.get('screen') === 'what') return again(isBefore ? 'check' : 'reach');
  const place = at.held === undefined ? readCommuneAnswer(deps.places, form, 'commune') : undefined;
  const reach = isBefore ? undefined : readReach(entered);
  if (place?.kind === 'ask') {
    const message = communeMessage(place, language);
    const issues = issuesOf(reach?.ok === false && !place.first ? reach.refusals : [], language);
    const wrong = message === undefined ? issues : [{ field: 'commune', message }, ...issues];
    return askPage(deps, request, at, 'reach', { ...entered, commune: '' }, wrong);
  }
  const said = { ...entered, commune: place?.kind === 'chosen' ? place.id : '' };
  if (reach?.ok === false) return askPage(deps, request, at, 'reach', said, issuesOf(reach.refusals, language));
  if (form.get('screen') !== 'check') return askPage(deps, request, at, 'check', said);
  return send(deps, request, at, { entered: said, asked: about.value, reach: reach?.value ?? 'as-before' });
}

async function send(
  deps: AskPageDeps,
  request: PageRequest,
  at: At,
  ready: {
    readonly entered: Asking;
    readonly asked: Parameters<typeof requestAdvice>[1]['asked'];
    readonly reach: Parameters<typeof requestAdvice>[1]['reach'];
  },
): Promise<Reply> {
  const { language, now } = request;
  const { entered, reach } = ready;
  const key =
    at.held?.key ??
    (await openLight(deps, { command: commandOf(deps, request, 'opening'), commune: entered.commune, now }));
  const sent = await requestAdvice(deps, {
    ...{ key, asked: ready.asked, reach, language, remoteOk: entered.meet !== 'visit', now },
    command: commandOf(deps, request),
  });
  if (sent.ok) {
    await deps.afterAsking(sent.value, now);
    return { kind: 'redirect', to: `/${language}/plan/${key}/cases/${sent.value}?done=sent`, status: 303 };
  }
  const [refusal] = sent.refusals;
  if (refusal?.code === 'advisers.request.too-many')
    return askPage(deps, request, at, 'check', entered, issuesOf(sent.refusals, language));
  if (refusal?.code === 'advisers.request.reach')
    return askPage(deps, request, at, 'reach', entered, issuesOf(sent.refusals, language));
  return closedDossierPage(refusal as DossierRefusal, language);
}

/** A plan of one answer or none, so that the request has a key; its other questions wait there. */
async function openLight(
  { openPlan }: AskPageDeps,
  { command, commune, now }: { readonly command: string; readonly commune: string; readonly now: PageRequest['now'] },
): Promise<string> {
  const statements: readonly Statement[] = commune === '' ? [] : [{ key: 'commune', kind: 'one', value: commune }];
  return (await openPlan({ command, statements, now })).key;
}

async function askPage(
  deps: AskPageDeps,
  request: PageRequest,
  { base, held }: At,
  screen: Screen,
  entered: Asking,
  issues: readonly Issue[] = [],
): Promise<PageReply> {
  const { language, form } = request;
  const text = adviserText(language).ask;
  const before = held && (await findLastContact(deps.db, held.opened.id));
  const answer = held === undefined ? readCommuneAnswer(deps.places, form, 'commune') : undefined;
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: { what: text.whatTitle, reach: text.reachTitle, check: text.checkTitle }[screen],
    section: held === undefined ? 'advisers' : 'plan',
    address: `${base}/ask`,
    body: (
      <AskPage
        {...{ language, base, screen, entered, issues }}
        back={held === undefined ? wayBack(entered.about, language) : { href: base, label: text.back }}
        options={optionsOf(deps, entered.about, language)}
        asBefore={before && hintOf(before)}
        addPlaceHref={
          held !== undefined && !knowsPlace(deps, request, held.opened) ? `${base}/facts/commune` : undefined
        }
        place={held === undefined ? { places: deps.places, answer } : undefined}
        commands={{ command: deps.ids.next(), ...(held === undefined && { opening: deps.ids.next() }) }}
      />
    ),
  };
}

/** To the page the visitor came from. */
function wayBack(about: string, language: Language): { readonly href: string; readonly label: string } {
  const text = adviserText(language).ask;
  const [kind, code] = about.split(':');
  if (kind === 'platform') return { href: `/${language}/platforms/${code}`, label: text.backToPlatform };
  if (kind === 'measure') return { href: `/${language}/support/${code}`, label: text.backToMeasure };
  return { href: `/${language}/advisers`, label: text.backToAdvisers };
}

function knowsPlace(deps: AskPageDeps, { today }: PageRequest, { facts }: OpenDossier): boolean {
  const context = deps.contextAt(today);
  return standingOf(currentDossier(facts, context.vocabulary, today), context).localityId !== undefined;
}

function optionsOf(deps: AskPageDeps, about: string, language: Language) {
  const text = adviserText(language).ask;
  const [kind, code = ''] = about.split(':');
  const from = ABOUT_KINDS.find((each) => each === kind && each !== 'topic');
  const title = from === undefined ? undefined : deps.titleOf(from, code);
  return [
    ...(title === undefined
      ? []
      : [{ value: about, label: title[language], detail: from === 'step' ? text.fromPlan : text.fromPage }]),
    ...deps.topics.map((topic) => ({ value: `topic:${topic.code}`, label: topic.label[language] })),
  ];
}

function labelOf(deps: AskPageDeps, kind: AboutKind, code: string): Bilingual | undefined {
  return kind === 'topic' ? deps.topics.find((topic) => topic.code === code)?.label : deps.titleOf(kind, code);
}

function issuesOf(refusals: readonly Refusal[], language: Language): Issue[] {
  const errors: Readonly<Record<string, string>> = adviserText(language).errors;
  return refusals.map(({ code, field }) => ({ field: field ?? 'about', message: errors[code] ?? code }));
}
