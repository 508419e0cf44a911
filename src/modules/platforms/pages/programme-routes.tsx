/** Addresses of the programme in numbers, for the office that runs it. */
import type { Instant } from '../../../foundation/clock.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { findAuditEvent, listAuditEvents, proveEvents } from '../../ledger/index.ts';
import type { ProductDeps } from '../actions/product-deps.ts';
import { EVENTS_OF, STEPS, type Step } from '../domain/programme.ts';
import { programmeText } from '../messages/programme.ts';
import { countOffers } from '../store/programme.read.ts';
import { deskPage } from './product-page-deps.ts';
import { ProgrammeEventsPage, ProgrammePage } from './programme-page.tsx';

const A_PAGE = 50;
const BEGINNING = '2000-01-01T00:00:00.000Z' as Instant;

export function programmeRoutes(deps: ProductDeps): Route[] {
  const path = 'product-review/programme';
  return [
    deskPage(deps, 'products.decide', { method: 'GET', path, handle: (request) => numbers(deps, request) }),
    deskPage(deps, 'products.decide', {
      ...{ method: 'GET', path: `${path}/events` },
      handle: (request) => events(deps, request),
    }),
  ];
}

const frame = { section: 'desk', deskSection: 'product-review' } as const;

/** Undefined for all; a product nobody knows is told as absent. */
function productOf({ catalogue }: ProductDeps, { query }: PageRequest): string | undefined | 'unknown' {
  const id = query.get('product');
  if (id === '') return undefined;
  return catalogue.byId.has(id) ? id : 'unknown';
}

const namesOf =
  ({ catalogue }: ProductDeps) =>
  (id: string): string =>
    catalogue.byId.get(id)?.name ?? id;

async function numbers(deps: ProductDeps, request: PageRequest): Promise<Reply> {
  const { language } = request;
  const platformId = productOf(deps, request);
  if (platformId === 'unknown') return { kind: 'not-found' };
  return {
    kind: 'page',
    title: programmeText(language).title,
    ...frame,
    body: (
      <ProgrammePage
        {...{ language, platformId }}
        nameOf={namesOf(deps)}
        offers={await countOffers(deps.db, platformId)}
      />
    ),
  };
}

async function events(deps: ProductDeps, request: PageRequest): Promise<Reply> {
  const { language, query, now } = request;
  const step = STEPS.find((each) => each === (query.get('step') || 'asked'));
  const platformId = productOf(deps, request);
  if (step === undefined || platformId === 'unknown') return { kind: 'not-found' };
  const after = isUuid(query.get('after'))
    ? await findAuditEvent(deps.db, query.get('after'), 'everything')
    : undefined;
  const found = await listAuditEvents(deps.db, queryOf(step, platformId, now, after), A_PAGE + 1);
  const shown = found.slice(0, A_PAGE);
  const proofs = await proveEvents(
    deps.db,
    shown.map(({ id }) => id),
  );
  return {
    kind: 'page',
    title: programmeText(language).steps[step],
    ...frame,
    body: (
      <ProgrammeEventsPage
        {...{ language, step, platformId, nameOf: namesOf(deps), isFirst: after === undefined }}
        proofs={[...proofs].sort((a, b) => order(b) - order(a))}
        next={found.length > A_PAGE ? shown.at(-1)?.id : undefined}
      />
    ),
  };

  function order({ event }: (typeof proofs)[number]): number {
    return shown.length - shown.findIndex(({ id }) => id === event.id);
  }
}

function queryOf(
  step: Step,
  platformId: string | undefined,
  now: Instant,
  after: { readonly occurredAt: Instant; readonly id: string } | undefined,
): Parameters<typeof listAuditEvents>[1] {
  const isOffer = step === 'offers' || step === 'places';
  return {
    ...{ scope: 'everything', from: BEGINNING, until: new Date(Date.parse(now) + 1).toISOString() as Instant },
    types: EVENTS_OF[step],
    says: {
      ...(isOffer && { kind: 'offer' }),
      ...(platformId !== undefined && { platform: platformId }),
    },
    ...(after && { after }),
  };
}
