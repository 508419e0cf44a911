/** Two invented vendors with offers, trials at every stage, and what waits for review. Nobody of these exists, whatever product they stand beside. */
import type { Actor } from '../foundation/actor.ts';
import { addDays, type Instant, type LocalDate, localDateOf } from '../foundation/clock.ts';
import { formatDate } from '../foundation/i18n/format.ts';
import { actOnCase, lapseCases } from '../modules/cases/index.ts';
import { openByKey } from '../modules/enterprises/index.ts';
import {
  claimProduct,
  decideSubmission,
  type ProductPageDeps,
  sendEdit,
  sendOffer,
  startTrial,
  type TrialDeps,
} from '../modules/platforms/index.ts';
import { accepted, ago } from './made-up-acts.ts';

export interface VendorDemoDeps {
  readonly products: ProductPageDeps;
  readonly trials: TrialDeps;
  readonly officer: Actor;
  readonly vendors: readonly { readonly actor: Actor; readonly platformId: string; readonly company: string }[];
  /** Signed in, acting as nobody. */
  readonly applicant: Actor;
  /** Opens a made-up plan of a firm. */
  readonly openPlan: (now: Instant) => Promise<string>;
}

type Act = readonly [daysAgo: number, by: 'firm' | 'vendor', act: string, message?: string];

interface Story {
  readonly asked: number;
  readonly vendor: 0 | 1;
  readonly name: string;
  readonly agrees?: boolean;
  readonly acts: readonly Act[];
}

const OPENED = 'Đã mở. Vào bằng số điện thoại bạn ghi, mật khẩu đặt lần đầu.';
/** One of each: waits, late, runs, thirty days left, seven days left, goes on, stopped, used after ninety days. */
const STORIES: readonly Story[] = [
  { asked: 0.2, vendor: 0, name: 'Lê Thị Thử', agrees: true, acts: [] },
  { asked: 7, vendor: 0, name: 'Trần Văn Ví Dụ', acts: [] },
  { asked: 20, vendor: 0, name: 'Phạm Thị Mẫu', agrees: true, acts: [[19, 'vendor', 'set-up', OPENED]] },
  { asked: 42, vendor: 0, name: 'Hoàng Văn Thử', acts: [[41, 'vendor', 'set-up', OPENED]] },
  { asked: 57, vendor: 0, name: 'Đỗ Thị Ví Dụ', acts: [[56, 'vendor', 'set-up', OPENED]] },
  {
    ...{ asked: 70, vendor: 1, name: 'Vũ Văn Mẫu' },
    acts: [
      [69, 'vendor', 'set-up', OPENED],
      [45, 'firm', 'continue'],
    ],
  },
  {
    ...{ asked: 64, vendor: 1, name: 'Ngô Thị Thử' },
    acts: [
      [63, 'vendor', 'set-up', OPENED],
      [50, 'firm', 'stop-price'],
    ],
  },
  {
    ...{ asked: 125, vendor: 1, name: 'Bùi Văn Ví Dụ', agrees: true },
    acts: [
      [124, 'vendor', 'set-up', OPENED],
      [110, 'firm', 'continue'],
      [17, 'firm', 'confirm-use'],
    ],
  },
];

/** Before that nobody offered anything. */
export const FIRST_DAY_AGO = 130;

export async function seedVendors(deps: VendorDemoDeps, now: Instant): Promise<void> {
  const offers: string[] = [];
  for (const [index, vendor] of deps.vendors.entries()) offers.push(await offerOf(deps, vendor, index, now));
  const steps: { readonly daysAgo: number; readonly carryOut: (at: Instant) => Promise<void> }[] = [];
  for (const [index, story] of STORIES.entries()) {
    let known: { readonly caseId: string; readonly dossierId: string } | undefined;
    steps.push({
      daysAgo: story.asked,
      carryOut: async (at) => {
        known = await ask(deps, story, offers[story.vendor]!, index, at);
      },
    });
    for (const [daysAgo, by, act, message = ''] of story.acts)
      steps.push({
        daysAgo,
        carryOut: async (at) => {
          const { caseId, dossierId } = known!;
          const actor = deps.vendors[story.vendor]!.actor;
          const as = by === 'vendor' ? ({ side: 'partner', actor } as const) : ({ side: 'firm', dossierId } as const);
          accepted(
            await actOnCase(deps.trials, { caseId, act, as, message, command: deps.trials.ids.next(), now: at }),
          );
        },
      });
  }
  for (const { daysAgo, carryOut } of steps.sort((a, b) => b.daysAgo - a.daysAgo)) {
    const at = ago(now, daysAgo);
    await lapseUntil(deps, at);
    await carryOut(at);
  }
  await lapseUntil(deps, now);
  await leaveForReview(deps, now);
}

/** A lapse may begin a term that has passed as well. */
async function lapseUntil({ trials }: VendorDemoDeps, at: Instant): Promise<void> {
  for (let turns = 0; turns < 4; turns += 1) if ((await lapseCases(trials, at)) === 0) return;
}

async function offerOf(
  deps: VendorDemoDeps,
  { actor, platformId, company }: VendorDemoDeps['vendors'][number],
  index: number,
  now: Instant,
): Promise<string> {
  const { products } = deps;
  const at = ago(now, FIRST_DAY_AGO);
  const today = localDateOf(at);
  const order = () => ({ actor, platformId, command: products.ids.next(), now: at });
  const accept = async (id: string, reason: string) =>
    accepted(
      await decideSubmission(products, { actor: deps.officer, id, reason, command: products.ids.next(), now: at }),
    );
  const claim = { company, proof: 'company-papers', evidence: 'Giấy tờ ví dụ, không có thật' };
  await accept(accepted(await claimProduct(products, { ...order(), entered: claim })), 'papers-seen');
  const edit = {
    summaryVi: `Lời giới thiệu ví dụ của ${company}, để xem thử trang này.`,
    summaryEn: `A sample text by ${company}, to show this page at work.`,
    website: `https://vi-du-${String(index + 1)}.example`,
    ...(index === 0 ? { priceVnd: '180.000', priceUnit: 'month' } : { priceVnd: '', priceUnit: '' }),
  };
  await accept(accepted(await sendEdit(products, { ...order(), entered: edit })), 'read-and-compared');
  const terms = {
    termsVi: index === 0 ? 'Ví dụ: dùng thử đủ chức năng, kèm một buổi hướng dẫn.' : 'Ví dụ: dùng thử gói cơ bản.',
    termsEn: index === 0 ? 'Sample: all functions, with one lesson.' : 'Sample: the basic package.',
    ...{ from: formatDate(today), until: formatDate(addDays(today, FIRST_DAY_AGO + 45)) },
    ...{ places: index === 0 ? '20' : '4', trialDays: '60' },
  };
  const offer = accepted(await sendOffer(products, { ...order(), entered: terms }));
  await accept(offer, 'terms-clear');
  return offer;
}

async function ask(deps: VendorDemoDeps, story: Story, offerId: string, index: number, at: Instant) {
  const { trials, vendors } = deps;
  const key = await deps.openPlan(at);
  const caseId = accepted(
    await startTrial(trials, {
      ...{ key, offerId, platformId: vendors[story.vendor]!.platformId, message: '', now: at },
      reach: { name: story.name, phone: `000000${String(2000 + index)}`, email: '' },
      ...(story.agrees === true && { contactTo: trials.consent.version }),
      command: trials.ids.next(),
    }),
  );
  const opened = await openByKey(trials.db, key, localDateOf(at));
  if (!opened.ok) throw new Error('a plan of the demo was just opened and is gone');
  return { caseId, dossierId: opened.value.id };
}

/** What an officer finds to decide on. */
async function leaveForReview(deps: VendorDemoDeps, now: Instant): Promise<void> {
  const { products, applicant, vendors } = deps;
  const [first] = vendors;
  const at = ago(now, 1);
  const order = () => ({ command: products.ids.next(), now: at });
  const until: LocalDate = addDays(localDateOf(now), 90);
  const claim = { company: 'Công ty Ví Dụ Ba (không có thật)', proof: 'work-mailbox', evidence: 'ba@vi-du.example' };
  accepted(await claimProduct(products, { ...order(), actor: applicant, platformId: APPLIED_FOR, entered: claim }));
  const terms = {
    ...{ termsVi: 'Ví dụ: giảm nửa giá ba tháng đầu.', termsEn: '', from: formatDate(localDateOf(now)) },
    ...{ until: formatDate(until), places: '50', trialDays: '90' },
  };
  accepted(
    await sendOffer(products, { ...order(), actor: first!.actor, platformId: first!.platformId, entered: terms }),
  );
}

/** A product nobody of the demo holds. */
const APPLIED_FOR = 'haravan';
