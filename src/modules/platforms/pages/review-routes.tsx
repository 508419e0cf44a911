/** Addresses of the office: what vendors sent, and the programme's list. The criteria and every decision are public. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { personNames } from '../../accounts/index.ts';
import { decideListing } from '../actions/decide-listing.ts';
import { decideSubmission } from '../actions/decide-submission.ts';
import { endSubmission } from '../actions/end-submission.ts';
import { SUBMISSION_KINDS } from '../domain/submission.ts';
import { productText } from '../messages/products.ts';
import { listListings } from '../store/listings.read.ts';
import { findAcceptedEdit, findSubmission, findVendor, listForReview } from '../store/submissions.read.ts';
import { CriteriaPage } from './criteria-page.tsx';
import { ListingPage } from './listing-page.tsx';
import { deskPage, issuesOf, type ProductPageDeps, productOptions } from './product-page-deps.ts';
import { programmeRoutes } from './programme-routes.tsx';
import { ReviewListPage, ReviewPage } from './review-pages.tsx';

export function reviewRoutes(deps: ProductPageDeps): Route[] {
  const desk = (
    method: Route['method'],
    path: string,
    handle: (request: PageRequest, actor: Actor) => Promise<Reply>,
  ): Route => deskPage(deps, 'products.decide', { method, path: `product-review${path}`, handle });
  return [
    desk('GET', '', (request) => list(deps, request)),
    desk('GET', '/listing', (request) => listing(deps, request)),
    desk('POST', '/listing', (request, actor) => decideList(deps, request, actor)),
    ...programmeRoutes(deps),
    desk('GET', '/:submission', (request) => show(deps, request)),
    desk('POST', '/:submission', (request, actor) => decide(deps, request, actor)),
    desk('POST', '/:submission/end', (request, actor) => end(deps, request, actor)),
  ];
}

export function criteriaRoute(deps: Pick<ProductPageDeps, 'db' | 'catalogue'>): Route {
  return {
    ...{ method: 'GET', path: '/:lang/platforms/criteria', verb: 'platform.read' },
    handle: async ({ language }) => {
      const text = productText(language).criteria;
      return {
        kind: 'page',
        section: 'platforms',
        ...{ title: text.title, description: text.description },
        body: (
          <CriteriaPage
            language={language}
            criteria={deps.catalogue.criteria}
            listings={await listListings(deps.db)}
            nameOf={(id) => deps.catalogue.byId.get(id)?.name ?? id}
          />
        ),
      };
    },
  };
}

async function list(deps: ProductPageDeps, { language, query }: PageRequest): Promise<Reply> {
  const waiting = query.get('state') !== 'decided';
  const kind = SUBMISSION_KINDS.find((each) => each === query.get('kind'));
  const asked = Number(query.get('page') || '1');
  const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
  const { things, more } = await listForReview(deps.db, { waiting, kind, page });
  return {
    kind: 'page',
    title: productText(language).review.title,
    ...{ section: 'desk', deskSection: 'product-review' },
    body: (
      <ReviewListPage
        {...{ language, waiting, kind, things, page, more }}
        nameOf={(id) => deps.catalogue.byId.get(id)?.name ?? id}
      />
    ),
  };
}

async function show(deps: ProductPageDeps, request: PageRequest, refusals: readonly Refusal[] = []): Promise<Reply> {
  const { language, params, query, form } = request;
  const id = params.submission ?? '';
  const thing = isUuid(id) ? await findSubmission(deps.db, id) : undefined;
  if (thing === undefined) return { kind: 'not-found' };
  const platform = deps.catalogue.byId.get(thing.platformId);
  return {
    kind: 'page',
    ...(refusals.length > 0 && { status: 422 }),
    title: platform?.name ?? thing.platformId,
    address: `/${language}/desk/product-review/${thing.id}`,
    ...{ section: 'desk', deskSection: 'product-review' },
    body: (
      <ReviewPage
        {...{ language, thing, platform }}
        vendor={await findVendor(deps.db, thing.platformId)}
        shown={await findAcceptedEdit(deps.db, thing.platformId)}
        sender={(await personNames(deps.db, [thing.sentBy])).get(thing.sentBy)}
        issues={issuesOf(refusals, language, 'reason')}
        entered={form.get('reason')}
        saved={query.get('saved') === '1'}
        nextCommand={() => deps.ids.next()}
      />
    ),
  };
}

async function decide(deps: ProductPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now, params } = request;
  const id = params.submission ?? '';
  if (!isUuid(id)) return { kind: 'not-found' };
  const order = { actor, id, reason: form.get('reason'), command: commandOf(deps, request), now };
  const decided = await decideSubmission(deps, order);
  if (decided.ok) return { kind: 'redirect', to: `/${language}/desk/product-review/${id}?saved=1`, status: 303 };
  return show(deps, request, decided.refusals);
}

async function end(deps: ProductPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, now, params } = request;
  const id = params.submission ?? '';
  if (!isUuid(id)) return { kind: 'not-found' };
  const ended = await endSubmission(deps, { actor, id, command: commandOf(deps, request), now });
  if (ended.ok) return { kind: 'redirect', to: `/${language}/desk/product-review/${id}?saved=1`, status: 303 };
  return show(deps, request, ended.refusals);
}

async function listing(deps: ProductPageDeps, request: PageRequest, refusals: readonly Refusal[] = []): Promise<Reply> {
  const { language, form, query } = request;
  return {
    kind: 'page',
    ...(refusals.length > 0 && { status: 422 }),
    title: productText(language).listing.title,
    ...{ section: 'desk', deskSection: 'product-review' },
    body: (
      <ListingPage
        language={language}
        criteria={deps.catalogue.criteria}
        products={productOptions(deps, language)}
        listings={await listListings(deps.db)}
        nameOf={(id) => deps.catalogue.byId.get(id)?.name ?? id}
        entered={{
          platform: form.get('platform') || query.get('platform'),
          act: form.get('act'),
          reasons: [...form.all('met'), ...form.all('because')],
        }}
        issues={issuesOf(refusals, language, 'act')}
        saved={query.get('saved') === '1'}
        command={deps.ids.next()}
      />
    ),
  };
}

async function decideList(deps: ProductPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const act = form.get('act');
  const decided = await decideListing(deps, {
    ...{ actor, platformId: form.get('platform'), act, command: commandOf(deps, request), now },
    reasons: form.all(act === 'listed' ? 'met' : 'because'),
  });
  if (decided.ok) return { kind: 'redirect', to: `/${language}/desk/product-review/listing?saved=1`, status: 303 };
  return listing(deps, request, decided.refusals);
}
