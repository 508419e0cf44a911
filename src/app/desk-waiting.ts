/** What waits for an officer in the rooms of the desk, each asked of the module that knows, only where the role may decide. */

import type { Actor } from '../foundation/actor.ts';
import type { Clock, LocalDate } from '../foundation/clock.ts';
import type { Language } from '../foundation/i18n/language.ts';
import { dictionary } from '../foundation/i18n/messages.ts';
import { type AccountPageDeps, countWorkIn, findPerson, listPlacesWorkedFor } from '../modules/accounts/index.ts';
import { listOffersTo } from '../modules/advisers/index.ts';
import { caseText, countWaiting } from '../modules/cases/index.ts';
import { countOthersDrafts } from '../modules/contents/index.ts';
import { placesOf, type Waiting } from '../modules/desk/index.ts';
import { countCandidatesUpTo, countWaitingFirmsUpTo, listClaimsToDecide } from '../modules/enterprises/index.ts';
import { countNotices } from '../modules/notices/index.ts';
import { countReviews } from '../modules/platforms/index.ts';
import { places } from './content.ts';

const words = dictionary({
  vi: {
    offers: 'Lời mời chờ bạn trả lời',
    mailbox: 'Hộp thư của bạn không nhận được thư',
    notices: 'Thông báo chưa xem',
    claims: 'Hồ sơ chờ xác nhận',
    duplicates: 'Cặp doanh nghiệp nghi trùng',
    drafts: 'Nội dung chờ người thứ hai duyệt',
    unplaced: 'Doanh nghiệp chưa rõ xã, phường',
    divided: 'Người có vai ở nơi đã chia',
    products: 'Sản phẩm, ưu đãi chờ duyệt',
  },
  en: {
    offers: 'Offers to answer',
    mailbox: 'Letters do not reach your mailbox',
    notices: 'Notices you have not seen',
    claims: 'Claims to confirm',
    duplicates: 'Pairs of firms that may be one',
    drafts: 'Content waiting for a second sign-off',
    unplaced: 'Firms whose commune is not known',
    divided: 'People with a role in a divided place',
    products: 'Products and offers to review',
  },
});

/** Beyond this nobody plans the day by the exact number. */
const MOST = 1_000;

function upToMost(counted: number): Pick<Waiting, 'count' | 'atLeast'> {
  return { count: Math.min(counted, MOST), atLeast: counted > MOST };
}

interface Asking {
  readonly actor: Actor;
  readonly language: Language;
  readonly today: LocalDate;
}

type Source = (
  deps: AccountPageDeps,
  asking: Asking,
  clock: Clock,
) => Promise<Omit<Waiting, 'label'> & { readonly label?: string }>;

const cases: Source = async ({ db, roles }, { actor, language, today }, clock) => {
  const counted = await countWaiting({ db, roles, places: places() }, actor, { now: clock.now(), today });
  return {
    ...{ label: caseText(language).queue.waiting, href: `/${language}/desk/cases?mine=1`, count: counted?.mine ?? 0 },
    ...(counted && { atLeast: counted.atLeast, late: counted.late }),
  };
};

/** What an organisation that takes part is to move; once its promise has passed, a case is the office's. */
const partnerCases: Source = async ({ db, roles }, { actor, language, today }, clock) => {
  const counted = await countWaiting({ db, roles, places: places() }, actor, { now: clock.now(), today });
  const label = caseText(language).partner.waitsForYou;
  return { label, href: `/${language}/desk/partner-cases`, count: counted?.mine ?? 0 };
};

const claims: Source = async ({ db }, { actor, language }) => {
  const inside = placesOf(actor.actingAs!.scope, places());
  const asked = { level: 'self-declared', places: inside === 'everything' ? 'everywhere' : inside, text: '' } as const;
  const { total } = await listClaimsToDecide(db, asked, { limit: 1, offset: 0 });
  return { count: total, href: `/${language}/desk/claims` };
};

const duplicates: Source = async ({ db }, { actor, language }) => {
  const area = areaOf(actor);
  const isProvince = area === undefined || places().findLocality(area)?.level !== 'commune';
  const scope = area === undefined ? 'everywhere' : { inside: area };
  const pairs = await countCandidatesUpTo(db, { scope, isProvince, state: 'open' }, MOST + 1);
  return { ...upToMost(pairs), href: `/${language}/desk/duplicates` };
};

const unplaced: Source = async ({ db }, { actor, language }) => {
  const firms = await countWaitingFirmsUpTo(db, areaOf(actor), MOST + 1);
  return { ...upToMost(firms), href: `/${language}/desk/imports/places` };
};

/** Whoever worked for a place that was divided works for neither part until somebody says so. */
const divided: Source = async ({ db }, { actor, language, today }) => {
  const own = areaOf(actor);
  const gone = (await listPlacesWorkedFor(db)).filter((id) => !places().isInForce(id, today));
  const inside = own === undefined ? [] : gone.filter((id) => places().contains(own, id) === 'yes');
  return { count: await countWorkIn(db, inside), href: `/${language}/desk/people#people` };
};

/** What vendors sent. */
const products: Source = async ({ db, roles }, { actor, language }) => {
  return {
    count: await countReviews({ db, roles, places: places() }, actor),
    href: `/${language}/desk/product-review`,
  };
};

/** Nobody signs what they drafted themselves. */
const drafts: Source = async ({ db }, { actor, language }) => {
  return { count: await countOthersDrafts(db, actor.personId), href: `/${language}/desk/content` };
};

/** What somebody is asked to take on, and answers today. */
const offers: Source = async ({ db }, { actor, language }, clock) => {
  const out = await listOffersTo({ db }, actor, clock.now());
  return { count: out.length, href: `/${language}/desk/offers` };
};

/** With the verb that lets somebody decide, in the order of a morning. */
const SOURCES: readonly (readonly [verb: string, name: keyof ReturnType<typeof words> | undefined, source: Source])[] =
  [
    ['offers.answer', 'offers', offers],
    ['cases.hold', undefined, cases],
    ['cases.partner', undefined, partnerCases],
    ['claims.confirm', 'claims', claims],
    ['register.import', 'unplaced', unplaced],
    ['duplicates.decide', 'duplicates', duplicates],
    ['invitation.create', 'divided', divided],
    ['products.decide', 'products', products],
    ['content.sign-off', 'drafts', drafts],
  ];

export async function listWaiting(deps: AccountPageDeps, asking: Asking, clock: Clock): Promise<readonly Waiting[]> {
  const { actingAs } = asking.actor;
  const verbs = (actingAs && deps.roles.byCode.get(actingAs.role)?.verbs) ?? [];
  const rooms = SOURCES.filter(([verb]) => verbs.includes(verb)).map(async ([, name, source]): Promise<Waiting> => {
    const label = name === undefined ? '' : words(asking.language)[name];
    return { label, ...(await source(deps, asking, clock)) };
  });
  const [own, ...found] = await Promise.all([listOwn(deps, asking), ...rooms]);
  return [...own, ...found.filter(({ count }) => count > 0)];
}

/** What everybody has, whatever their role: news they have not seen, and a mailbox letters do not reach. */
async function listOwn({ db, mail }: AccountPageDeps, { actor, language }: Asking): Promise<Waiting[]> {
  const text = words(language);
  const [{ unread }, refused] = await Promise.all([countNotices(db, actor.personId), refusalOf({ db, mail }, actor)]);
  return [
    ...(refused === undefined ? [] : [{ label: text.mailbox, count: 1, href: `/${language}/account` }]),
    ...(unread === 0 ? [] : [{ label: text.notices, count: unread, href: `/${language}/account/notices` }]),
  ];
}

async function refusalOf({ db, mail }: Pick<AccountPageDeps, 'db' | 'mail'>, { personId }: Actor) {
  const email = (await findPerson(db, personId))?.email ?? undefined;
  return email === undefined ? undefined : mail.refusalOf(db, email);
}

/** Undefined: the nation. */
function areaOf({ actingAs }: Actor): string | undefined {
  return actingAs?.scope.kind === 'locality' ? actingAs.scope.localityId : undefined;
}
