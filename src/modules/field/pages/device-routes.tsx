/** The page that goes along on a device, its files, and what its script asks: the second key, firms to take, items to send. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { mayAtDesk } from '../../accounts/index.ts';
import { listMandatesOfAdviser } from '../../enterprises/index.ts';
import { firmOfMandate } from '../actions/find-firm.ts';
import { receiveItem } from '../actions/receive-item.ts';
import { takeAlong } from '../actions/take-along.ts';
import type { ItemOutcome } from '../domain/field-item.ts';
import { fieldText } from '../messages/index.ts';
import { FieldPage, type TakeChoices } from './field-page.tsx';
import { type FieldPageDeps, fieldRoute } from './page-deps.ts';
import { PaperFormPage } from './paper-form-page.tsx';
import { appAddress, appCode, manifest, workerCode } from './shell-files.ts';
import { readItems } from './sync-form.ts';

/** A batch of twenty assessments, or one photo as text. */
const LARGEST_SENDING = 1024 * 1024;
/** At most so many questionnaires ever go along. */
const MOST_FRAMEWORKS = 10;

export function deviceRoutes(deps: FieldPageDeps): Route[] {
  const limits = { bodyLimit: LARGEST_SENDING, longestField: LARGEST_SENDING };
  return [
    fieldRoute(deps, 'GET', '', (request, actor) => page(deps, request, actor)),
    fieldRoute(deps, 'POST', '/unlock', async (request, actor) => unlock(deps, request, actor)),
    forDevice(
      deps,
      fieldRoute(deps, 'POST', '/take', (request, actor) => take(deps, request, actor)),
    ),
    forDevice(
      deps,
      fieldRoute(deps, 'POST', '/sync', (request, actor) => sync(deps, request, actor), limits),
    ),
    fieldRoute(deps, 'GET', '/paper/:framework', async (request) => paperForm(deps, request)),
    ...shellRoutes(deps),
  ];
}

/** A script is not led to the sign-in page: it hears that nobody is signed in, and whether that was on purpose. */
function forDevice({ wasSignedOut }: Pick<FieldPageDeps, 'wasSignedOut'>, route: Route): Route {
  return {
    ...route,
    handle: async (request) => {
      if (request.actor !== undefined) return route.handle(request);
      const ended = await wasSignedOut(request.cookies?.get('session'));
      const code = ended ? 'field.device.signed-out' : 'accounts.not-signed-in';
      return { kind: 'json', status: 401, body: { code } };
    },
  };
}

const questionnaires = ({ frameworks }: Pick<FieldPageDeps, 'frameworks'>, language: Language) =>
  frameworks.list
    .filter(({ framework }) => framework.use === 'assess')
    .map(({ framework }) => ({ id: framework.id, name: framework.shortName[language] }))
    .sort(
      (a, b) => Number(b.id === frameworks.default.framework.id) - Number(a.id === frameworks.default.framework.id),
    );

async function page(deps: FieldPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language } = request;
  return {
    kind: 'page',
    title: fieldText(language).page.title,
    section: 'desk',
    deskSection: 'field',
    body: (
      <FieldPage
        language={language}
        script={await appAddress(language)}
        questionnaires={questionnaires(deps, language)}
        choices={await choicesOf(deps, request, actor)}
      />
    ),
  };
}

async function choicesOf(deps: FieldPageDeps, { today, query }: PageRequest, actor: Actor): Promise<TakeChoices> {
  const q = query.get('q').slice(0, 120);
  const mandates = mayAtDesk(actor, 'mandates.use', {}, deps.policy).ok
    ? await listMandatesOfAdviser(deps.db, actor.personId, today)
    : undefined;
  const reads = mayAtDesk(actor, 'firms.read', {}, deps.policy).ok;
  const found = reads && q !== '' ? await deps.searchFirms(actor, q) : [];
  return {
    ...(mandates && {
      mandates: mandates.map((mandate) => ({
        ...{ ref: firmOfMandate(mandate).ref, name: mandate.firm, until: mandate.validUntil },
      })),
    }),
    ...(reads && { search: { q, found: found.map((firm) => ({ ...firm, ref: `t-${firm.taxCode}` })) } }),
  };
}

/** The page and files the device keeps: the same for everybody, so they hold nothing of anybody. */
function shellRoutes(deps: FieldPageDeps): Route[] {
  const shared = (path: string, handle: (language: Language) => Promise<Reply> | Reply): Route => ({
    ...{ method: 'GET', path: `/:lang/field${path}`, verb: 'public' },
    handle: ({ language }) => handle(language),
  });
  const script = (body: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
    ...{ kind: 'file', contentType: 'text/javascript; charset=utf-8', body, headers },
  });
  return [
    shared('/app.js', async () => script(await appCode())),
    // Its scope lies beside it: the browser has to be told that this is meant.
    shared('/sw.js', async (language) =>
      script(await workerCode(language), { 'service-worker-allowed': `/${language}/desk/field` }),
    ),
    shared('/manifest.webmanifest', (language) => ({
      ...{ kind: 'file', contentType: 'application/manifest+json', body: JSON.stringify(manifest(language)) },
    })),
    shared(
      '/shell',
      async (language): Promise<PageReply> => ({
        ...{ kind: 'page', title: fieldText(language).page.title, address: `/${language}/desk/field` },
        body: (
          <FieldPage
            language={language}
            script={await appAddress(language)}
            questionnaires={questionnaires(deps, language)}
          />
        ),
      }),
    ),
  ];
}

/** The second key belongs to one person and one device: with it nobody else opens anything. */
function unlock({ key }: FieldPageDeps, { form }: PageRequest, { personId }: Actor): Reply {
  const device = form.get('device');
  if (!isUuid(device)) return { kind: 'json', status: 422, body: { code: 'field.device.malformed' } };
  return { kind: 'json', body: { person: personId, key: key.hash('field-device', `${personId}:${device}`) } };
}

async function take(deps: FieldPageDeps, { form, now }: PageRequest, actor: Actor): Promise<Reply> {
  const frameworks = form.all('framework').slice(0, MOST_FRAMEWORKS);
  const taken = await takeAlong(deps, { actor, firms: form.all('firm'), frameworks, now });
  if (!taken.ok) return { kind: 'json', status: 403, body: { code: taken.refusals[0]!.code } };
  const wanted = new Set(frameworks);
  const questions = deps.frameworks.list
    .filter(({ framework }) => framework.use === 'assess' && wanted.has(framework.id))
    .map(({ framework, hash }) => ({ framework, hash, links: deps.factLinks.of(framework.id) }));
  return { kind: 'json', body: { ...taken.value, questions, topics: deps.topics } };
}

async function sync(deps: FieldPageDeps, { form, now }: PageRequest, actor: Actor): Promise<Reply> {
  const items = readItems(form.get('items'));
  const deviceId = form.get('device');
  if (items === undefined || !isUuid(deviceId))
    return { kind: 'json', status: 422, body: { code: 'field.item.malformed' } };
  // Somebody else signed in on this device: what lies there is not theirs to send.
  if (form.get('person') !== actor.personId)
    return { kind: 'json', status: 401, body: { code: 'field.device.other-person' } };
  const outcomes: ItemOutcome[] = [];
  for (const each of items)
    outcomes.push(
      'malformed' in each
        ? { id: each.malformed, outcome: 'refused', code: 'field.item.malformed' }
        : await receiveItem(deps, { actor, deviceId, item: each.item, now }),
    );
  return { kind: 'json', body: { outcomes } };
}

function paperForm(deps: FieldPageDeps, { language, params, today, origin }: PageRequest): Reply {
  const compiled = deps.frameworks.find(params.framework ?? '');
  if (compiled === undefined || compiled.framework.use !== 'assess') return { kind: 'not-found' };
  return {
    kind: 'page',
    title: fieldText(language).paper.form(compiled.framework.shortName[language]),
    section: 'desk',
    deskSection: 'field',
    body: <PaperFormPage language={language} today={today} origin={origin} compiled={compiled} />,
  };
}
