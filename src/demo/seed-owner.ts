/** What the demo's owner waits for and what waits for them: a request looked back on, one an adviser asks about, a paper, a platform being tried. */
import type { Actor } from '../foundation/actor.ts';
import { type Instant, localDateOf } from '../foundation/clock.ts';
import {
  type AskDeps,
  acceptOffer,
  type DispatchDeps,
  findAdviserOfPerson,
  listOffersTo,
  offerByHand,
  requestAdvice,
} from '../modules/advisers/index.ts';
import { actOnCase, handInPaper } from '../modules/cases/index.ts';
import { startTrial, type TrialDeps } from '../modules/platforms/index.ts';
import { accepted, act, ago } from './made-up-acts.ts';

export interface OwnerDemoDeps {
  readonly ask: AskDeps;
  readonly dispatch: DispatchDeps;
  readonly trials: TrialDeps;
  readonly commune: Actor;
  readonly province: Actor;
  readonly adviser: Actor;
  readonly vendor: { readonly actor: Actor; readonly platformId: string; readonly offerId: string };
  /** The owner's firm: its plan, and a step of it. */
  readonly firm: { readonly key: string; readonly dossierId: string; readonly step: string };
}

/** Nobody can be called there. */
const REACH = { name: 'Nguyễn Thị Ví Dụ', phone: '0000004000', callWhen: 'morning' } as const;
const PAPER = {
  name: 'bang ke hoa don.csv',
  text: 'so hoa don,ngay,tien\nVD-001,02/03,1200000\nVD-002,05/03,850000\n',
};

export async function seedOwner(deps: OwnerDemoDeps, now: Instant): Promise<void> {
  await lookBack(deps, now);
  await talk(deps, now);
  await tryPlatform(deps, now);
}

/** Closed more than ten working days ago: how it went may be said. */
async function lookBack(deps: OwnerDemoDeps, now: Instant): Promise<void> {
  const caseId = accepted(
    await requestAdvice(deps.ask, {
      ...{ key: deps.firm.key, command: deps.ask.ids.next(), now: ago(now, 22.9), reach: REACH },
      asked: { kind: 'topic', code: 'signature-papers', message: 'Ký hợp đồng với khách ở xa, có phải in ra không?' },
    }),
  );
  const desk = { side: 'desk', actor: deps.commune } as const;
  await act(deps, caseId, 'accept', desk, ago(now, 22.8));
  await act(deps, caseId, 'answer', desk, ago(now, 22.6), 'Ký số là đủ. Cách gửi và lưu ở trang hướng dẫn.');
  await act(deps, caseId, 'confirm', asFirm(deps), ago(now, 22.4));
}

/** The adviser the firm gave a mandate helps with a step of its plan, and asks something back. */
async function talk(deps: OwnerDemoDeps, now: Instant): Promise<void> {
  const { ask, dispatch, adviser, province, firm } = deps;
  const asked = ago(now, 7);
  const caseId = accepted(
    await requestAdvice(ask, {
      ...{ key: firm.key, command: ask.ids.next(), now: asked, reach: 'as-before' },
      asked: { kind: 'step', code: firm.step, message: 'Chưa biết bắt đầu từ đâu, chỉ rảnh buổi sáng.' },
    }),
  );
  const known = await findAdviserOfPerson(ask.db, adviser.personId, localDateOf(asked));
  if (known === undefined) throw new Error('the demo adviser is in no network');
  const choice = { caseId, adviserId: known.id, reason: 'knows-the-firm', actor: province, now: asked };
  accepted(await offerByHand(dispatch, { ...choice, command: dispatch.ids.next() }));
  const offer = (await listOffersTo(dispatch, adviser, asked)).find((each) => each.caseId === caseId);
  if (offer === undefined) throw new Error('the offer to the demo adviser is not there');
  const order = { offerId: offer.id, actor: adviser, command: dispatch.ids.next(), now: ago(now, 6.9) };
  accepted(await acceptOffer(dispatch, order));
  const helper = { side: 'desk', actor: adviser } as const;
  await act(deps, caseId, 'contact', helper, ago(now, 6.5), 'Đã gọi, hẹn gặp tại xưởng.');
  await act(deps, caseId, 'message', asFirm(deps), ago(now, 5), 'Tôi gửi bảng kê, xem giúp trước khi gặp.');
  const file = { name: PAPER.name, bytes: once(PAPER.text) };
  accepted(await handInPaper(ask, { caseId, as: asFirm(deps), command: ask.ids.next(), now: ago(now, 4.9), file }));
  await act(
    deps,
    caseId,
    'ask',
    helper,
    ago(now, 1),
    'Ai ở cơ sở làm việc này hằng ngày, dùng máy tính hay điện thoại?',
  );
}

/** Runs for another six weeks; the owner lets the vendor have the contact. */
async function tryPlatform({ trials, vendor, firm }: OwnerDemoDeps, now: Instant): Promise<void> {
  const { offerId, platformId, actor } = vendor;
  const caseId = accepted(
    await startTrial(trials, {
      ...{ key: firm.key, offerId, platformId, message: 'Bán tại xưởng và qua điện thoại.', now: ago(now, 16) },
      reach: { name: REACH.name, phone: REACH.phone, email: '' },
      ...{ contactTo: trials.consent.version, command: trials.ids.next() },
    }),
  );
  const message = 'Đã mở. Vào bằng số điện thoại bạn ghi, mật khẩu đặt lần đầu.';
  const order = { caseId, act: 'set-up', as: { side: 'partner', actor } as const, message, now: ago(now, 15) };
  accepted(await actOnCase(trials, { ...order, command: trials.ids.next() }));
}

const asFirm = ({ firm: { dossierId } }: OwnerDemoDeps) => ({ side: 'firm', dossierId }) as const;

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
