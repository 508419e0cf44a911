/** Addresses of vendors: claiming a product from one's account, and the desk of whoever holds one. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { type SignedInHandler, signedInRoute } from '../../accounts/index.ts';
import { claimProduct } from '../actions/claim-product.ts';
import { endSubmission } from '../actions/end-submission.ts';
import { readOffers } from '../actions/read-offers.ts';
import { sendEdit, sendOffer } from '../actions/send-change.ts';
import { productText } from '../messages/products.ts';
import { vendorActedFor } from '../policy.ts';
import {
  findAcceptedEdit,
  findVendor,
  listClaimsOfPerson,
  listProductsOf,
  listSentForProduct,
} from '../store/submissions.read.ts';
import { listTrialsOf } from '../store/trials.read.ts';
import { ClaimProductPage } from './claim-product-page.tsx';
import { deskPage, issuesOf, type ProductPageDeps, productOptions } from './product-page-deps.ts';
import { VendorProductPage, VendorProductsPage } from './vendor-pages.tsx';

export function vendorRoutes(deps: ProductPageDeps): Route[] {
  const account = (method: Route['method'], path: string, handle: SignedInHandler): Route => {
    const verb = method === 'GET' ? 'account.read' : 'account.write';
    return signedInRoute({ method, path: `/:lang/account/products${path}`, verb }, handle);
  };
  const desk = (method: Route['method'], path: string, handle: SignedInHandler): Route =>
    deskPage(deps, 'products.edit', { method, path: `products${path}`, handle });
  return [
    account('GET', '', (request, actor) => ownProducts(deps, request, actor)),
    account('POST', '', (request, actor) => claim(deps, request, actor)),
    account('POST', '/withdraw', (request, actor) => withdraw(deps, request, actor)),
    desk('GET', '', (request, actor) => listProducts(deps, request, actor)),
    desk('GET', '/:platform', (request, actor) => showProduct(deps, request, actor)),
    desk('POST', '/:platform/edit', (request, actor) => change(deps, request, actor, 'edit')),
    desk('POST', '/:platform/offer', (request, actor) => change(deps, request, actor, 'offer')),
    desk('POST', '/:platform/end', (request, actor) => end(deps, request, actor)),
  ];
}

async function ownProducts(
  deps: ProductPageDeps,
  request: PageRequest,
  actor: Actor,
  refusals: readonly Refusal[] = [],
): Promise<PageReply> {
  const { language, query, form } = request;
  const saved = query.get('saved');
  return {
    kind: 'page',
    ...(refusals.length > 0 && { status: 422 }),
    title: productText(language).account.title,
    body: (
      <ClaimProductPage
        language={language}
        claims={await listClaimsOfPerson(deps.db, actor.personId)}
        products={productOptions(deps, language)}
        nameOf={(id) => deps.catalogue.byId.get(id)?.name ?? id}
        entered={(field) =>
          form.get(field).slice(0, 2000) || (field === 'platform' ? query.get(field).slice(0, 60) : '')
        }
        issues={issuesOf(refusals, language, 'platform')}
        saved={saved === 'sent' || saved === 'withdrawn' ? saved : undefined}
        nextCommand={() => deps.ids.next()}
      />
    ),
  };
}

async function claim(deps: ProductPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const sent = await claimProduct(deps, {
    ...{ actor, platformId: form.get('platform'), command: commandOf(deps, request), now },
    entered: { company: form.get('company'), proof: form.get('proof'), evidence: form.get('evidence') },
  });
  if (sent.ok) return { kind: 'redirect', to: `/${language}/account/products?saved=sent`, status: 303 };
  return ownProducts(deps, request, actor, sent.refusals);
}

async function withdraw(deps: ProductPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const id = form.get('id');
  if (!isUuid(id)) return { kind: 'not-found' };
  const ended = await endSubmission(deps, { actor, id, command: commandOf(deps, request), now });
  if (ended.ok) return { kind: 'redirect', to: `/${language}/account/products?saved=withdrawn`, status: 303 };
  return ownProducts(deps, request, actor, ended.refusals);
}

async function listProducts(deps: ProductPageDeps, { language, today }: PageRequest, actor: Actor): Promise<Reply> {
  const organisationId = vendorActedFor(actor) ?? '';
  const ids = await listProductsOf(deps.db, organisationId);
  const offers = await readOffers(deps.db, ids);
  const products = await Promise.all(
    ids.map(async (id) => {
      const sent = await listSentForProduct(deps.db, { platformId: id, organisationId });
      return {
        platform: { id, name: deps.catalogue.byId.get(id)?.name ?? id },
        offers: offers.filter(({ platformId }) => platformId === id),
        waiting: sent.filter(({ state }) => state === 'waiting').length,
      };
    }),
  );
  return {
    kind: 'page',
    title: productText(language).vendor.title,
    ...{ section: 'desk', deskSection: 'products' },
    body: <VendorProductsPage {...{ language, today, products }} />,
  };
}

async function showProduct(
  deps: ProductPageDeps,
  request: PageRequest,
  actor: Actor,
  refusals: readonly Refusal[] = [],
): Promise<Reply> {
  const { language, today, query, form, params } = request;
  const platform = deps.catalogue.byId.get(params.platform ?? '');
  const vendor = platform && (await findVendor(deps.db, platform.id));
  if (platform === undefined || vendor === undefined || vendor.organisationId !== vendorActedFor(actor))
    return { kind: 'not-found' };
  const { organisationId } = vendor;
  const edit = await findAcceptedEdit(deps.db, platform.id);
  const standing: Readonly<Record<string, string | undefined>> = {
    summaryVi: edit?.summaryVi ?? platform.summary.vi,
    summaryEn: edit?.summaryEn ?? platform.summary.en,
    website: edit?.website ?? platform.website.url,
    priceVnd: edit?.price && formatNumber(edit.price.vnd, language),
    priceUnit: edit?.price?.unit,
  };
  const typed = form.names();
  const saved = query.get('saved');
  return {
    kind: 'page',
    ...(refusals.length > 0 && { status: 422 }),
    title: platform.name,
    address: `/${language}/desk/products/${platform.id}`,
    ...{ section: 'desk', deskSection: 'products' },
    body: (
      <VendorProductPage
        {...{ language, today, platform, vendor }}
        offers={await readOffers(deps.db, [platform.id])}
        sent={await listSentForProduct(deps.db, { platformId: platform.id, organisationId })}
        trials={await listTrialsOf(deps.db, { platformId: platform.id, organisationId })}
        entered={(field) => (typed.includes(field) ? form.get(field).slice(0, 2000) : (standing[field] ?? ''))}
        issues={issuesOf(refusals, language, 'termsVi')}
        saved={saved === 'sent' || saved === 'ended' ? saved : undefined}
        nextCommand={() => deps.ids.next()}
      />
    ),
  };
}

async function change(
  deps: ProductPageDeps,
  request: PageRequest,
  actor: Actor,
  kind: 'edit' | 'offer',
): Promise<Reply> {
  const { form, language, now, params } = request;
  const order = { actor, platformId: params.platform ?? '', command: commandOf(deps, request), now };
  const get = (name: string) => form.get(name);
  const sent =
    kind === 'edit'
      ? await sendEdit(deps, {
          ...order,
          entered: {
            ...{ summaryVi: get('summaryVi'), summaryEn: get('summaryEn'), website: get('website') },
            ...{ priceVnd: get('priceVnd'), priceUnit: get('priceUnit') },
          },
        })
      : await sendOffer(deps, {
          ...order,
          entered: {
            ...{ termsVi: get('termsVi'), termsEn: get('termsEn'), from: get('from'), until: get('until') },
            ...{ places: get('places'), trialDays: get('trialDays') },
          },
        });
  if (sent.ok)
    return { kind: 'redirect', to: `/${language}/desk/products/${order.platformId}?saved=sent#history`, status: 303 };
  if (sent.refusals.some(({ code }) => code === 'platforms.product.not-yours')) return { kind: 'not-found' };
  return showProduct(deps, request, actor, sent.refusals);
}

async function end(deps: ProductPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now, params } = request;
  const id = form.get('id');
  if (!isUuid(id)) return { kind: 'not-found' };
  const ended = await endSubmission(deps, { actor, id, command: commandOf(deps, request), now });
  if (!ended.ok)
    return ended.refusals.some(({ code }) => code === 'platforms.submission.not-found')
      ? { kind: 'not-found' }
      : showProduct(deps, request, actor, ended.refusals);
  const held = (await listProductsOf(deps.db, vendorActedFor(actor) ?? '')).includes(params.platform ?? '');
  const to = held ? `/${language}/desk/products/${params.platform ?? ''}?saved=ended` : `/${language}/desk/products`;
  return { kind: 'redirect', to, status: 303 };
}
