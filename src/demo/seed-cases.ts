/** Requests for advice in every state: a commune's desk that answers, one that was late, a province that holds what its communes have nobody for. */
import type { Actor } from '../foundation/actor.ts';
import { type Instant, instantOf, localDateOf } from '../foundation/clock.ts';
import { type AskDeps, type CounterDeps, fileAtCounter, requestAdvice } from '../modules/advisers/index.ts';
import { actOnCase, handInPaper, lapseCases } from '../modules/cases/index.ts';
import { openByKey } from '../modules/enterprises/index.ts';
import { accepted } from './made-up-acts.ts';

export interface CaseDemoDeps {
  readonly ask: AskDeps;
  readonly commune: Actor;
  readonly province: Actor;
  /** Opens a made-up plan in that commune. */
  readonly openPlan: (communeId: string, now: Instant) => Promise<string>;
  readonly atCounter: CounterDeps;
}

interface Story {
  readonly hoursAgo: number;
  readonly about: string;
  readonly says: string;
  readonly name: string;
  readonly acts: readonly (readonly [hoursAgo: number, by: 'desk' | 'firm', act: string, message?: string])[];
  readonly paper?: { readonly name: string; readonly text: string };
}

/** Nobody of these exists; the numbers cannot be called. */
const COMMUNE: readonly Story[] = [
  {
    hoursAgo: 2,
    about: 'invoices-tax',
    says: 'Cửa hàng mới mở, chưa biết chọn gói hóa đơn nào.',
    name: 'Lê Thị Thử',
    acts: [],
  },
  {
    hoursAgo: 26,
    about: 'selling-online',
    says: 'Muốn đưa nem chua lên sàn, cần giấy tờ gì?',
    name: 'Trần Văn Ví Dụ',
    acts: [[25, 'desk', 'accept']],
  },
  {
    ...{ hoursAgo: 76, about: 'signature-papers', says: 'Chữ ký số sắp hết hạn.', name: 'Phạm Thị Mẫu Hai' },
    acts: [
      [74, 'desk', 'accept'],
      [50, 'desk', 'ask', 'Anh chị đang dùng chữ ký của nhà cung cấp nào, hết hạn ngày nào?'],
    ],
  },
  {
    ...{ hoursAgo: 98, about: 'security', says: 'Máy tính bán hàng bị khóa, đòi tiền chuộc.', name: 'Hoàng Văn Thử' },
    acts: [
      [97, 'desk', 'contact', 'Đã gọi, hướng dẫn rút mạng máy bị khóa.'],
      [30, 'desk', 'answer', 'Đã khôi phục từ bản sao ngày thứ Sáu. Cách sao lưu hằng ngày ở trang hướng dẫn.'],
    ],
  },
  {
    ...{ hoursAgo: 240, about: 'customers', says: 'Muốn nhắn tin cho khách cũ mà không phiền.', name: 'Đỗ Thị Ví Dụ' },
    acts: [
      [238, 'desk', 'accept'],
      [214, 'desk', 'answer', 'Chỉ nhắn cho khách đã đồng ý, kèm cách từ chối. Mẫu tin gửi kèm.'],
      [200, 'firm', 'confirm'],
    ],
  },
  {
    ...{ hoursAgo: 144, about: 'stock-production', says: 'Kiểm kho bằng sổ, hay lệch.', name: 'Vũ Văn Mẫu', acts: [] },
    paper: { name: 'kiem kho thang 10.csv', text: 'ma hang,so sach,thuc te\nVD-01,120,117\nVD-02,40,46\n' },
  },
];

const PROVINCE: readonly Story[] = [
  { hoursAgo: 20, about: 'support', says: 'Đủ điều kiện xin hỗ trợ chưa?', name: 'Ngô Thị Thử', acts: [] },
  {
    hoursAgo: 45,
    about: 'people',
    says: 'Chấm công cho 30 người.',
    name: 'Bùi Văn Ví Dụ',
    acts: [[44, 'desk', 'accept']],
  },
  {
    hoursAgo: 52,
    about: 'invoices-tax',
    says: 'Chuyển từ hộ lên doanh nghiệp, sổ sách thế nào?',
    name: 'Đặng Thị Mẫu',
    acts: [
      [28, 'desk', 'accept'],
      [5, 'desk', 'contact'],
    ],
  },
];

/** `keys`: plans of the demo; those whose firm is where the province's officer works ask too. */
export async function seedCases(deps: CaseDemoDeps, keys: readonly string[], now: Instant): Promise<void> {
  const scope = deps.commune.actingAs?.scope;
  if (scope?.kind !== 'locality') return;
  for (const [index, story] of COMMUNE.entries()) {
    const key = await deps.openPlan(scope.localityId, ago(now, story.hoursAgo + 1));
    await tell(deps, deps.commune, key, story, index, now);
  }
  for (const [index, story] of PROVINCE.entries()) {
    const key = keys[index];
    if (key !== undefined) await tell(deps, deps.province, key, story, COMMUNE.length + index, now);
  }
  await walkIn(deps, scope.localityId, ago(now, 3));
  await lapseCases(deps.ask, now);
}

/** Somebody without a telephone of their own asked at the commune’s counter and has yet to confirm. */
async function walkIn({ atCounter, commune }: CaseDemoDeps, communeId: string, now: Instant): Promise<void> {
  const filed = await fileAtCounter(atCounter, {
    ...{ actor: commune, communeId, command: atCounter.ids.next(), opening: atCounter.ids.next(), now },
    asked: { kind: 'topic', code: 'invoices-tax', message: 'Bán bún, hỏi có phải xuất hóa đơn điện tử không.' },
    reach: { name: 'Cao Thị Đến Hỏi', phone: '0000001100', callWhen: 'afternoon' },
  });
  if (!filed.ok) throw new Error(`demo cases were refused: ${filed.refusals.map(({ code }) => code).join('; ')}`);
}

async function tell(
  deps: CaseDemoDeps,
  actor: Actor,
  key: string,
  story: Story,
  index: number,
  now: Instant,
): Promise<void> {
  const { ask } = deps;
  const opened = await openByKey(ask.db, key, localDateOf(now));
  if (!opened.ok) return;
  const caseId = accepted(
    await requestAdvice(ask, {
      ...{ key, command: ask.ids.next(), now: ago(now, story.hoursAgo) },
      asked: { kind: 'topic', code: story.about, message: story.says },
      reach: { name: story.name, phone: `000000${String(1000 + index)}`, callWhen: 'any' },
    }),
  );
  const firm = { side: 'firm', dossierId: opened.value.id } as const;
  if (story.paper !== undefined)
    accepted(
      await handInPaper(ask, {
        ...{ caseId, as: firm, command: ask.ids.next(), now: ago(now, story.hoursAgo - 1) },
        file: { name: story.paper.name, bytes: once(story.paper.text) },
      }),
    );
  for (const [hoursAgo, by, act, message = ''] of story.acts) {
    const as = by === 'desk' ? ({ side: 'desk', actor } as const) : firm;
    accepted(await actOnCase(ask, { caseId, act, as, message, command: ask.ids.next(), now: ago(now, hoursAgo) }));
  }
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function ago(now: Instant, hours: number): Instant {
  return instantOf(new Date(Date.parse(now) - hours * 3_600_000));
}
