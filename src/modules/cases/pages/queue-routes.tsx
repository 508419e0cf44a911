/** The queue's page: what the address asks for, within reach of whoever asks. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, instantOf } from '../../../foundation/clock.ts';
import type { PageRequest, Reply } from '../../../foundation/http/route.ts';
import { personNames } from '../../accounts/index.ts';
import { listColleaguesOf } from '../actions/enter-absence.ts';
import { queueScopeOf } from '../actions/queue-scope.ts';
import type { Basket, QueueScope } from '../domain/queue.ts';
import { caseText } from '../messages/index.ts';
import { countBaskets, countPromises, listQueue } from '../store/queue.read.ts';
import type { CasePageDeps } from './page-deps.ts';
import { MOST_COUNTED, QueuePage } from './queue-page.tsx';
import { type QueueAddress, readQueueAddress } from './queue-query.ts';

const PAGE = 50;
const RATE_DAYS = 30;
/** Of what waits for the office. */
const PARTS = ['late', 'today', 'week', 'later'] as const;

export async function showQueue(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, now, today } = request;
  const scope = queueScopeOf(deps, actor);
  if (scope === undefined) return { kind: 'refused', status: 403, code: 'accounts.role-may-not' };
  const asked = readQueueAddress(request);
  const address = asked.mine ? { ...asked, holder: actor.personId } : asked;
  const filters = filtersOf(deps, scope, address);
  const page = { now, today };
  const [found, counts, promises] = await Promise.all([
    listQueue(
      deps.db,
      scope,
      { ...filters, basket: address.basket },
      { ...page, after: address.after, limit: PAGE + 1 },
    ),
    // Counting every basket of a search would cost six searches.
    address.text === '' ? countCut(deps, scope, filters, page) : new Map<Basket, number>(),
    keptOf(deps, scope, now),
  ]);
  const lines = found.slice(0, PAGE);
  const last = lines.at(-1);
  const at = address.basket === 'closed' ? last?.closedAt : last?.promise?.dueAt;
  const names = await personNames(
    deps.db,
    lines.flatMap(({ holder }) => (holder.personId === undefined ? [] : [holder.personId])),
  );
  const text = caseText(language).queue;
  const people = await listColleaguesOf(deps.db, deps, actor, today);
  return {
    kind: 'page',
    title: text.title,
    section: 'desk',
    deskSection: 'cases',
    body: (
      <QueuePage
        {...{ deps, language, base: `/${language}/desk/cases`, address, lines, counts, names, promises }}
        lead={
          'ids' in scope || scope.level === 'nation'
            ? text.lead(deps.places.nameOf(scope.level === 'nation' ? 'vn' : scope.ids[0]!, language))
            : text.leadHeld
        }
        asksWhose={scope.level !== 'holder'}
        people={people.map(({ personId, name }) => ({
          value: personId,
          label: personId === actor.personId ? text.mine : (name ?? caseText(language).unnamed('')),
        }))}
        kinds={kindsOf(deps, language)}
        states={statesOf(deps, language)}
        communes={communesOf(deps, scope, language)}
        next={
          found.length > PAGE && last !== undefined && at !== undefined
            ? { ...address, after: { at, id: last.id } }
            : undefined
        }
      />
    ),
  };
}

/** The parts are counted, their sum is the whole. */
async function countCut(
  deps: CasePageDeps,
  scope: QueueScope,
  filters: ReturnType<typeof filtersOf>,
  page: { readonly now: Instant; readonly today: PageRequest['today'] },
): Promise<ReadonlyMap<Basket, number>> {
  const counts = await countBaskets(deps.db, scope, filters, [...PARTS, 'firm', 'partner'], {
    ...page,
    most: MOST_COUNTED,
  });
  const open = PARTS.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
  return new Map<Basket, number>([...counts, ['open', open]]);
}

function filtersOf(deps: CasePageDeps, scope: QueueScope, { text, holder, type, state, commune }: QueueAddress) {
  const former = (id: string) =>
    deps.places.predecessorsOf(id).filter((each) => deps.places.contains(id, each) === 'yes');
  return {
    ...(text !== '' && { text }),
    ...(holder !== '' && { holder }),
    ...(type !== '' && { type }),
    ...(state !== '' && { state }),
    ...(commune !== '' && scope.level === 'province' && { communes: [commune, ...former(commune)] }),
  };
}

async function keptOf({ db }: CasePageDeps, scope: QueueScope, now: Instant) {
  if (scope.level === 'holder' || scope.level === 'partner') return undefined;
  const placeIds = scope.level === 'nation' ? [] : scope.ids;
  return countPromises(db, { level: scope.level, placeIds }, daysBefore(now, RATE_DAYS));
}

function daysBefore(now: Instant, days: number): Instant {
  return instantOf(new Date(Date.parse(now) - days * 86_400_000));
}

function kindsOf({ types }: CasePageDeps, language: PageRequest['language']) {
  return [...types.current.values()].map(({ id, label }) => ({ value: id, label: label[language] }));
}

function statesOf({ types }: CasePageDeps, language: PageRequest['language']) {
  const seen = new Map<string, string>();
  for (const { states } of types.all)
    for (const { code, label, turn } of states)
      if (turn !== 'nobody' && !seen.has(code)) seen.set(code, label[language]);
  return [...seen].map(([value, label]) => ({ value, label }));
}

function communesOf({ places }: CasePageDeps, scope: QueueScope, language: PageRequest['language']) {
  if (scope.level !== 'province') return [];
  return places.communesOf(scope.ids[0]!).map(({ id }) => ({ value: id, label: places.nameOf(id, language) }));
}
