/** What owners said of the adviser people sign in as, and three complaints: one new, one that waits for the adviser’s side, one a firm objected to. */
import type { Actor } from '../foundation/actor.ts';
import { type Instant, localDateOf } from '../foundation/clock.ts';
import {
  type AdviserDeps,
  type AskDeps,
  acceptOffer,
  complain,
  type DispatchDeps,
  decideComplaint,
  findAdviserOfPerson,
  hearAdviser,
  listOffersTo,
  offerByHand,
  requestAdvice,
} from '../modules/advisers/index.ts';
import { rateCase } from '../modules/cases/index.ts';
import { openByKey } from '../modules/enterprises/index.ts';
import { accepted, act, ago } from './made-up-acts.ts';

export interface ComplaintDemoDeps {
  readonly network: AdviserDeps;
  readonly dispatch: DispatchDeps;
  readonly ask: AskDeps;
  readonly adviser: Actor;
  readonly province: Actor;
  readonly ministry: Actor;
  /** Opens a made-up plan where the adviser works. */
  readonly openPlan: (now: Instant) => Promise<string>;
}

interface Helped {
  readonly caseId: string;
  readonly key: string;
  readonly dossierId: string;
}

const RATED = [
  { score: '5', words: 'Chỉ tận nơi, làm thử một hóa đơn cùng chúng tôi.' },
  { score: '4', words: 'Nên gửi trước danh sách giấy tờ cần chuẩn bị.' },
];
const COMPLAINTS = [
  { ground: 'wrong-advice', words: 'Bảo không cần chữ ký số, nộp tờ khai thì bị trả lại.', daysAgo: 1 },
  { ground: 'handling', words: 'Hẹn hai lần rồi dời, đến lần ba mới làm.', daysAgo: 4 },
  { ground: 'pushed-product', words: 'Chỉ giới thiệu một phần mềm, nói loại khác không dùng được.', daysAgo: 22 },
];

export async function seedComplaints(deps: ComplaintDemoDeps, now: Instant): Promise<void> {
  const { ask } = deps;
  for (const [index, { score, words }] of RATED.entries()) {
    const { caseId, dossierId } = await help(deps, 3000 + index, now);
    const said = (question: string) => ({ helped: score, 'on-time': 'yes', again: 'yes', words })[question] ?? '';
    const as = { side: 'firm', dossierId } as const;
    accepted(await rateCase(ask, { caseId, as, said, command: ask.ids.next(), now: ago(now, 5) }));
  }
  await complainOf(deps, 0, now);
  const handling = await complainOf(deps, 1, now);
  const pushed = await complainOf(deps, 2, now);
  const { network, province, ministry } = deps;
  await act(deps, handling.caseId, 'take', { side: 'desk', actor: province }, ago(now, 3));
  accepted(
    await hearAdviser(network, {
      ...{ actor: province, caseId: handling.caseId, command: network.ids.next(), now: ago(now, 2) },
      question: 'Có cơ sở nói bạn dời hẹn nhiều lần. Bạn ghi nhận các lần hẹn thế nào, vì sao phải dời?',
      namesRequest: false,
    }),
  );
  const { caseId, dossierId } = pushed;
  await act(deps, caseId, 'take', { side: 'desk', actor: province }, ago(now, 21));
  accepted(
    await decideComplaint(network, {
      ...{ actor: province, caseId, outcome: 'dismiss', command: network.ids.next(), now: ago(now, 15) },
      message: 'Tài liệu tư vấn nêu ba phần mềm, không có dấu hiệu chỉ giới thiệu một loại.',
    }),
  );
  const firm = { side: 'firm', dossierId } as const;
  await act(deps, caseId, 'object', firm, ago(now, 9), 'Tài liệu gửi sau hôm tôi khiếu nại. Đề nghị xem lại.');
  await act(deps, caseId, 'take-again', { side: 'desk', actor: ministry }, ago(now, 8));
}

/** A request the adviser took, answered, and its owner confirmed; almost a month ago. */
async function help(deps: ComplaintDemoDeps, line: number, now: Instant): Promise<Helped> {
  const { ask, dispatch, adviser, province } = deps;
  const asked = ago(now, 28);
  const key = await deps.openPlan(asked);
  const opened = await openByKey(ask.db, key, localDateOf(now));
  const own = await findAdviserOfPerson(ask.db, adviser.personId, localDateOf(now));
  if (!opened.ok || own === undefined) throw new Error('a demo plan or the demo adviser is not there');
  const caseId = accepted(
    await requestAdvice(ask, {
      ...{ key, command: ask.ids.next(), now: asked, asked: { kind: 'topic', code: 'invoices-tax' } },
      reach: { name: 'Tạ Thị Nói Thật', phone: `000000${line}`, callWhen: 'any' },
    }),
  );
  const choice = { caseId, adviserId: own.id, reason: 'agreed-by-phone', actor: province, now: asked };
  accepted(await offerByHand(dispatch, { ...choice, command: ask.ids.next() }));
  const offer = (await listOffersTo(dispatch, adviser, asked))[0];
  if (offer === undefined) throw new Error('a demo offer did not reach its adviser');
  accepted(await acceptOffer(dispatch, { offerId: offer.id, actor: adviser, command: ask.ids.next(), now: asked }));
  const dossierId = opened.value.id;
  await act(deps, caseId, 'answer', { side: 'desk', actor: adviser }, ago(now, 27), 'Đã làm thử cùng anh chị.');
  await act(deps, caseId, 'confirm', { side: 'firm', dossierId }, ago(now, 26));
  return { caseId, key, dossierId };
}

async function complainOf(deps: ComplaintDemoDeps, index: number, now: Instant): Promise<Helped> {
  const { ground, words, daysAgo } = COMPLAINTS[index]!;
  const helped = await help(deps, 3100 + index, now);
  const caseId = accepted(
    await complain(deps.network, {
      ...{ key: helped.key, aboutCaseId: helped.caseId, entered: { ground, words } },
      ...{ command: deps.network.ids.next(), now: ago(now, daysAgo) },
    }),
  );
  return { ...helped, caseId };
}
