/** Addresses of asking for advice, under the plan key. */
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue } from '../../../ui/index.ts';
import {
  closedDossierPage,
  currentDossier,
  type DossierRefusal,
  type OpenDossier,
  openByKey,
  parsePlanKey,
  standingOf,
} from '../../enterprises/index.ts';
import { type AskDeps, requestAdvice } from '../actions/request-advice.ts';
import type { Topic } from '../content/load-topics.ts';
import { type Asked, type Entered, readAsked, readReach } from '../domain/advice-request.ts';
import { adviserText } from '../messages/index.ts';
import { AskPage, type Screen } from './ask-pages.tsx';

export interface AskPageDeps extends AskDeps {
  readonly topics: readonly Topic[];
  /** The title of a step of plans; undefined for one nobody knows. */
  readonly stepTitle: (id: string) => Bilingual | undefined;
}

interface Held {
  readonly opened: OpenDossier;
  readonly key: string;
  readonly base: string;
}

export function askRoutes(deps: AskPageDeps): Route[] {
  const held = (
    method: Route['method'],
    handle: (request: PageRequest, at: Held) => Promise<Reply> | Reply,
  ): Route => ({
    ...{ method, path: '/:lang/plan/:key/ask', privacy: 'private' as const },
    // Another verb than acting on a case: a mandate may open one for a firm, what follows is the owner's.
    verb: method === 'GET' ? 'case.read' : 'case.open',
    handle: async (request) => {
      const key = parsePlanKey(request.params.key ?? '');
      const opened = await openByKey(deps.db, request.params.key ?? '', request.today);
      if (!opened.ok || key === undefined)
        return closedDossierPage(
          opened.ok ? { code: 'enterprises.dossier.not-found' } : opened.refusals[0]!,
          request.language,
        );
      return handle(request, { opened: opened.value, key, base: `/${request.language}/plan/${key}` });
    },
  });
  return [
    held('GET', (request, at) => askPage(deps, request, at, 'what', enteredFrom(request, stepAsked(request)))),
    held('POST', (request, at) => onward(deps, request, at)),
  ];
}

/** `?step=e-invoice` from a step of the plan. */
function stepAsked({ query }: PageRequest): string {
  const step = query.get('step');
  return step === '' ? '' : `step:${step.slice(0, 60)}`;
}

function enteredFrom({ form }: PageRequest, about = form.get('about')): Entered {
  const short = (name: string, most: number) => form.get(name).slice(0, most);
  return {
    ...{ about: about.slice(0, 80), message: short('message', 4000), name: short('name', 200) },
    ...{ phone: short('phone', 40), email: short('email', 300), callWhen: short('callWhen', 20) },
  };
}

/** Each screen is checked when it is left, all of them before sending: a form put together by hand meets the same rules. */
async function onward(deps: AskPageDeps, request: PageRequest, at: Held): Promise<Reply> {
  const { form, language, now } = request;
  const entered = enteredFrom(request);
  const again = (screen: Screen, refusals: readonly Refusal[] = []) =>
    askPage(deps, request, at, screen, entered, issuesOf(refusals, language));
  const to = form.get('to');
  if (to === 'what' || to === 'reach') return again(to);
  const asked = readAsked(entered, (kind, code) => labelOf(deps, kind, code) !== undefined);
  if (!asked.ok) return again('what', asked.refusals);
  if (form.get('screen') === 'what') return again('reach');
  const reach = readReach(entered);
  if (!reach.ok) return again('reach', reach.refusals);
  if (form.get('screen') !== 'check') return again('check');
  const command = form.get('command');
  const sent = await requestAdvice(deps, {
    ...{ key: at.key, asked: asked.value, reach: reach.value, now },
    command: isUuid(command) ? command : deps.ids.next(),
  });
  if (sent.ok) return { kind: 'redirect', to: `${at.base}/cases/${sent.value}?done=sent`, status: 303 };
  const [refusal] = sent.refusals;
  if (refusal?.code === 'advisers.request.too-many') return again('check', sent.refusals);
  return closedDossierPage(refusal as DossierRefusal, language);
}

function askPage(
  deps: AskPageDeps,
  request: PageRequest,
  { opened, base }: Held,
  screen: Screen,
  entered: Entered,
  issues: readonly Issue[] = [],
): PageReply {
  const { language, today } = request;
  const context = deps.contextAt(today);
  const { localityId } = standingOf(currentDossier(opened.facts, context.vocabulary, today), context);
  const text = adviserText(language).ask;
  const step = /^step:(.+)$/.exec(entered.about)?.[1];
  const title = step === undefined ? undefined : deps.stepTitle(step);
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: { what: text.whatTitle, reach: text.reachTitle, check: text.checkTitle }[screen],
    section: 'plan',
    body: (
      <AskPage
        {...{ language, base, screen, entered, issues }}
        options={[
          ...(title === undefined ? [] : [{ value: `step:${step}`, label: title[language], detail: text.fromPlan }]),
          ...deps.topics.map(({ code, label }) => ({ value: `topic:${code}`, label: label[language] })),
        ]}
        placeKnown={localityId !== undefined}
        command={deps.ids.next()}
      />
    ),
  };
}

function labelOf(
  deps: Pick<AskPageDeps, 'stepTitle' | 'topics'>,
  kind: Asked['kind'],
  code: string,
): Bilingual | undefined {
  return kind === 'step' ? deps.stepTitle(code) : deps.topics.find((topic) => topic.code === code)?.label;
}

function issuesOf(refusals: readonly Refusal[], language: PageRequest['language']): Issue[] {
  const errors: Readonly<Record<string, string>> = adviserText(language).errors;
  return refusals.map(({ code, field }) => ({ field: field ?? 'about', message: errors[code] ?? code }));
}
