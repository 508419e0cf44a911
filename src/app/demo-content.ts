/** One draft that waits at the content desk of the demo: a proposal of ours for the cut-offs nobody has found, for a second officer to look at. */
import { type Instant, localDateOf } from '../foundation/clock.ts';
import { readContentText } from '../foundation/content.ts';
import { type AccountPageDeps, demoActor } from '../modules/accounts/index.ts';
import { cutOffsForm } from '../modules/assessments/index.ts';
import { type Entered, saveDraft } from '../modules/contents/index.ts';

const PATH = 'frameworks/dbi-2021-sme.json';
/** For these a table of twenty-point bands is too strict: left open. */
const LEFT_OPEN: ReadonlySet<string> = new Set(['1.1.6', '4.1.6', '4.2.1', '4.2.3', '5.2.1', '5.2.2']);
const BANDS = [0, 20, 40, 60, 80];

/** Does nothing where no invented people are offered. */
export async function draftForDemo(accounts: AccountPageDeps, now: Instant): Promise<void> {
  const { db, ids, ledger, roles, places, demo: people } = accounts;
  if (people === undefined) return;
  const actor = await demoActor(accounts, { people, code: 'ministry-officer', now });
  const deps = { db, ids, ledger, policy: { roles, contains: places.contains } };
  const data: unknown = JSON.parse(readContentText(PATH));
  const readOn = localDateOf(now);
  const criteria = cutOffsForm
    .items(data, 'vi')
    .flatMap(({ id, gap }) => (gap === undefined || LEFT_OPEN.has(id) ? [] : [id]));
  const context = { language: 'vi', today: readOn, verified: true, readOn, from: readOn } as const;
  const applied = cutOffsForm.apply(data, 'all', enteredTable(criteria), context);
  if (!applied.ok) throw new Error(`the demo's table was refused: ${applied.refusals[0]?.message ?? ''}`);
  const saved = await saveDraft(deps, {
    ...{ actor, path: PATH, body: `${JSON.stringify(applied.value, null, 1)}\n`, onTopOf: '', now },
    source: {
      document: 'Đề xuất của nhóm làm Cầu Số, trong khi chờ bảng của Quyết định 1970/QĐ-BTTTT',
      article: 'Mỗi 20 phần trăm một điểm, như cách chia mức của trụ cột',
      readOn,
      verified: true,
    },
    validity: { from: readOn },
    command: ids.next(),
  });
  if (!saved.ok) throw new Error(`the demo's draft was refused: ${saved.refusals[0]?.code ?? ''}`);
}

/** What an officer would type. */
function enteredTable(criteria: readonly string[]): Entered {
  const typed = new Map<string, readonly string[]>([
    ['criteria', criteria],
    ['status', ['proposed']],
    ['version', ['2021.2']],
    ...BANDS.flatMap((over, index): [string, string[]][] => [
      [`bands.${String(index + 1)}.over`, [String(over)]],
      [`bands.${String(index + 1)}.points`, [String(index + 1)]],
    ]),
  ]);
  return {
    get: (name) => typed.get(name)?.[0] ?? '',
    all: (name) => typed.get(name) ?? [],
    names: () => [...typed.keys()],
  };
}
