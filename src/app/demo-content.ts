/** Drafts that wait at the content desk of the demo for a second officer: a proposal of ours for the cut-offs nobody has found, and a new indicator. */
import { type Instant, type LocalDate, localDateOf } from '../foundation/clock.ts';
import { readContentText } from '../foundation/content.ts';
import { type AccountPageDeps, demoActor } from '../modules/accounts/index.ts';
import { cutOffsForm } from '../modules/assessments/index.ts';
import { type Entered, saveDraft } from '../modules/contents/index.ts';
import { indicatorStart } from '../modules/figures/index.ts';

const CUT_OFFS = 'frameworks/dbi-2021-sme.json';
const INDICATORS = 'indicators/indicators.json';
/** For these a table of twenty-point bands is too strict: left open. */
const LEFT_OPEN: ReadonlySet<string> = new Set(['1.1.6', '4.1.6', '4.2.1', '4.2.3', '5.2.1', '5.2.2']);
const BANDS = [0, 20, 40, 60, 80];

/** Does nothing where no invented people are offered. */
export async function draftForDemo(accounts: AccountPageDeps, now: Instant): Promise<void> {
  const { db, ids, ledger, roles, places, demo: people } = accounts;
  if (people === undefined) return;
  const actor = await demoActor(accounts, { people, code: 'ministry-officer', now });
  const deps = { db, ids, ledger, policy: { roles, contains: places.contains } };
  const today = localDateOf(now);
  for (const { path, data, document, article } of [cutOffs(today), indicator(today)]) {
    const saved = await saveDraft(deps, {
      ...{ actor, path, body: `${JSON.stringify(data, null, 1)}\n`, onTopOf: '', now, command: ids.next() },
      source: { document, article, readOn: today, verified: true },
      validity: { from: today },
    });
    if (!saved.ok) throw new Error(`the demo's draft was refused: ${saved.refusals[0]?.code ?? ''}`);
  }
}

interface Drafted {
  readonly path: string;
  readonly data: unknown;
  readonly document: string;
  readonly article: string;
}

function cutOffs(readOn: LocalDate): Drafted {
  const data: unknown = JSON.parse(readContentText(CUT_OFFS));
  const criteria = cutOffsForm
    .items(data, 'vi')
    .flatMap(({ id, gap }) => (gap === undefined || LEFT_OPEN.has(id) ? [] : [id]));
  const context = { language: 'vi', today: readOn, verified: true, readOn, from: readOn } as const;
  const applied = cutOffsForm.apply(data, 'all', entered(enteredTable(criteria)), context);
  if (!applied.ok) throw new Error(`the demo's table was refused: ${applied.refusals[0]?.message ?? ''}`);
  return {
    ...{ path: CUT_OFFS, data: applied.value },
    document: 'Đề xuất của nhóm làm Cầu Số, trong khi chờ bảng của Quyết định 1970/QĐ-BTTTT',
    article: 'Mỗi 20 phần trăm một điểm, như cách chia mức của trụ cột',
  };
}

function indicator(today: LocalDate): Drafted {
  const world = { read: (path: string) => JSON.parse(readContentText(path)) as unknown, list: () => [INDICATORS] };
  const typed = new Map<string, readonly string[]>([
    ...Object.entries({
      code: 'mandates-given',
      'name.vi': 'hồ sơ có người được ủy quyền',
      'name.en': 'dossiers with a mandate',
      'unit.vi': 'hồ sơ',
      'unit.en': 'dossiers',
      'definition.vi': 'Hồ sơ mà chủ cơ sở đã cho ít nhất một tư vấn viên làm thay, kể cả khi ủy quyền đã hết hạn.',
      'definition.en':
        'Dossiers whose owner let at least one adviser act for the firm, also when the mandate has ended.',
    }).map(([name, value]): [string, string[]] => [name, [value]]),
    ['events', ['mandate.given']],
    ['denominators', ['firms-claimed', 'dossiers-opened']],
  ]);
  const begun = indicatorStart.begin(world, '', entered(typed), { language: 'vi', today, readOn: today });
  if (!begun.ok) throw new Error(`the demo's indicator was refused: ${begun.refusals[0]?.message ?? ''}`);
  return { ...begun.value, document: 'Đề xuất của nhóm làm Cầu Số', article: 'Đếm từ sự kiện đã có trong sổ cái' };
}

/** What an officer would type. */
function enteredTable(criteria: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map<string, readonly string[]>([
    ['criteria', criteria],
    ['status', ['proposed']],
    ['version', ['2021.2']],
    ...BANDS.flatMap((over, index): [string, string[]][] => [
      [`bands.${String(index + 1)}.over`, [String(over)]],
      [`bands.${String(index + 1)}.points`, [String(index + 1)]],
    ]),
  ]);
}

function entered(typed: ReadonlyMap<string, readonly string[]>): Entered {
  return {
    get: (name) => typed.get(name)?.[0] ?? '',
    all: (name) => typed.get(name) ?? [],
    names: () => [...typed.keys()],
  };
}
