/** Addresses of filing at a counter. The slip is the answer to the form: a plan's key is shown once and stored nowhere. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { inGroups } from '../../../foundation/typed-code.ts';
import { deskRoute, mayAtDesk, personNames, type SignedInHandler } from '../../accounts/index.ts';
import { type CasePageDeps, findCase, holderName, ifLateOf } from '../../cases/index.ts';
import { parseTaxCode } from '../../enterprises/index.ts';
import { type CounterDeps, type Filed, fileAtCounter } from '../actions/file-at-counter.ts';
import type { Topic } from '../content/load-topics.ts';
import { readAsked, readReach } from '../domain/advice-request.ts';
import { counterText } from '../messages/counter.ts';
import { adviserText } from '../messages/index.ts';
import { type CounterEntered, CounterPage, SlipPage } from './counter-page.tsx';

export interface CounterPageDeps extends CounterDeps {
  readonly topics: readonly Topic[];
  readonly aboutInWords: CasePageDeps['aboutInWords'];
}

export function counterRoutes(deps: CounterPageDeps): Route[] {
  const policy = { roles: deps.roles, contains: deps.places.contains };
  const desk = (method: Route['method'], handle: SignedInHandler): Route =>
    deskRoute(
      { method, path: '/:lang/desk/cases/new', verb: 'cases.work' },
      (actor) => mayAtDesk(actor, 'cases.work', {}, policy),
      handle,
    );
  return [
    desk('GET', (request, actor) => form(deps, request, actor, enteredFrom(request))),
    desk('POST', (request, actor) => file(deps, request, actor)),
  ];
}

function enteredFrom({ form: sent }: PageRequest): CounterEntered {
  const short = (name: string, most: number) => sent.get(name).slice(0, most);
  return {
    ...{ taxCode: short('taxCode', 40), commune: short('commune', 40), about: short('about', 80) },
    ...{ message: short('message', 4000), name: short('name', 200), phone: short('phone', 40) },
    ...{ email: short('email', 300), callWhen: short('callWhen', 20) },
  };
}

/** Of the place worked for; a commune's own desk does not choose. */
function communesOf({ places }: CounterPageDeps, { actingAs }: Actor): readonly string[] {
  if (actingAs?.scope.kind !== 'locality') return [];
  const { localityId } = actingAs.scope;
  return places.findLocality(localityId)?.level === 'province' ? places.communesOf(localityId).map(({ id }) => id) : [];
}

function form(
  deps: CounterPageDeps,
  { language }: PageRequest,
  actor: Actor,
  entered: CounterEntered,
  refusals: readonly Refusal[] = [],
): PageReply {
  const text = counterText(language);
  const errors: Readonly<Record<string, string>> = { ...adviserText(language).errors, ...text.errors };
  return {
    kind: 'page',
    ...(refusals.length > 0 && { status: 422 }),
    title: text.title,
    section: 'desk',
    deskSection: 'cases',
    body: (
      <CounterPage
        {...{ language, entered }}
        action={`/${language}/desk/cases/new`}
        issues={refusals.map(({ code, field }) => ({
          field: field ?? 'about',
          message: errors[code] ?? (field === 'taxCode' ? text.errors.taxCode : code),
        }))}
        options={deps.topics.map(({ code, label }) => ({ value: `topic:${code}`, label: label[language] }))}
        communes={communesOf(deps, actor).map((id) => ({ value: id, label: deps.places.nameOf(id, language) }))}
        command={deps.ids.next()}
        opening={deps.ids.next()}
      />
    ),
  };
}

async function file(deps: CounterPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { now } = request;
  const entered = enteredFrom(request);
  const asked = readAsked(
    entered,
    (kind, code) => kind === 'topic' && deps.topics.some((topic) => topic.code === code),
  );
  const reach = readReach(entered);
  const taxCode = entered.taxCode === '' ? undefined : parseTaxCode(entered.taxCode, Number(request.today.slice(0, 4)));
  const wrong = [
    ...(taxCode === undefined || taxCode.ok ? [] : taxCode.refusals.map(({ code }) => ({ code, field: 'taxCode' }))),
    ...(asked.ok ? [] : asked.refusals),
    ...(reach.ok ? [] : reach.refusals),
  ];
  if (!asked.ok || !reach.ok || wrong.length > 0) return form(deps, request, actor, entered, wrong);
  const id = (name: string) => (isUuid(request.form.get(name)) ? request.form.get(name) : deps.ids.next());
  const filed = await fileAtCounter(deps, {
    ...{ actor, asked: asked.value, reach: reach.value, command: id('command'), opening: id('opening'), now },
    taxCode: taxCode?.ok === true ? taxCode.value.normalized : undefined,
    communeId: communeAsked(deps, actor, entered.commune),
  });
  return filed.ok ? slip(deps, request, filed.value) : form(deps, request, actor, entered, filed.refusals);
}

function communeAsked(deps: CounterPageDeps, actor: Actor, asked: string): string | undefined {
  const scope = actor.actingAs?.scope;
  const isCommune = scope?.kind === 'locality' && deps.places.findLocality(scope.localityId)?.level === 'commune';
  return isCommune ? scope.localityId : communesOf(deps, actor).find((id) => id === asked);
}

async function slip(deps: CounterPageDeps, { language, origin }: PageRequest, filed: Filed): Promise<Reply> {
  const found = await findCase(deps.db, filed.caseId);
  if (found === undefined) return { kind: 'not-found' };
  const { personId } = found.holder;
  const names = await personNames(deps.db, personId === undefined ? [] : [personId]);
  return {
    kind: 'page',
    title: counterText(language).slip.title,
    section: 'desk',
    deskSection: 'cases',
    address: `/${language}/desk/cases/new`,
    body: (
      <SlipPage
        {...{ language, origin, found }}
        about={deps.aboutInWords(found.about, language)}
        holder={holderName(deps, found.holder, names, language)}
        ifLate={ifLateOf(deps, found, language)}
        code={filed.code && { code: inGroups(filed.code.code), until: formatInstantDate(filed.code.expiresAt) }}
        planKey={filed.key}
      />
    ),
  };
}
