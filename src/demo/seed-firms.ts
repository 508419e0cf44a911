/** Gives the demo's register something to decide and to find: firms that may belong together, three whose owner has claimed them, two groups kept by offices. */
import type { Actor } from '../foundation/actor.ts';
import { type Instant, localDateOf } from '../foundation/clock.ts';
import type { PolicyContext } from '../modules/accounts/index.ts';
import {
  type ClaimDeps,
  claimDossier,
  findDuplicates,
  type ImportDeps,
  importRegister,
  type PopulationRule,
  registerFile,
  savePopulation,
  searchRegister,
  statementsFromPlainFacts,
} from '../modules/enterprises/index.ts';
import type { Gazetteer } from '../modules/localities/index.ts';
import { answerQuestion, openPlan, type PlanDeps } from '../modules/plans/index.ts';
import { inventedTaxCode } from './demo-firm.ts';
import { ago } from './made-up-acts.ts';

export interface FirmDemoDeps {
  readonly plan: PlanDeps;
  readonly claim: ClaimDeps;
  readonly register: Omit<ImportDeps, 'clock'>;
  readonly places: Gazetteer;
  readonly policy: PolicyContext;
  readonly owner: Actor;
  readonly communeOfficer: Actor;
  readonly provinceOfficer: Actor;
}

export async function seedFirms(deps: FirmDemoDeps, now: Instant): Promise<void> {
  const scope = deps.communeOfficer.actingAs?.scope;
  if (scope?.kind !== 'locality') throw new Error('the commune officer of the demo works for no commune');
  await loadRelated(deps, scope.localityId, now);
  await findDuplicates(deps.plan, ago(now, 1));
  await claimSome(deps, scope.localityId, now);
  await keepGroups(deps, now);
}

/** A branch, a household that became an enterprise, and one firm under two codes. */
async function loadRelated({ places, register }: FirmDemoDeps, commune: string, now: Instant): Promise<void> {
  const at = ago(now, 2);
  const year = Number(at.slice(0, 4));
  const place = `${places.nameOf(commune, 'vi')},${places.nameOf(places.provinceOf(commune)?.id ?? '', 'vi')}`;
  const [root, home, heir, one, two] = [900, 901, 902, 903, 904].map(inventedTaxCode);
  const lines = [
    'MST,Tên doanh nghiệp,Xã,Tỉnh,Mã ngành,Ngày thành lập,Tình trạng,Số lao động đóng BHXH',
    `${root},Công ty TNHH Gốm Lam Thử nghiệm,${place},2393,01/04/${year - 9},Đang hoạt động,34`,
    `${root}001,Chi nhánh Công ty TNHH Gốm Lam Thử nghiệm,${place},4773,12/09/${year - 2},Đang hoạt động,6`,
    `${home},Hộ kinh doanh Bún Cô Tám Thử nghiệm,${place},5610,02/01/${year - 12},Đã đóng mã số thuế,`,
    `${heir},Công ty TNHH Bún Cô Tám Thử nghiệm,${place},5610,10/01/${year},Đang hoạt động,4`,
    `${one},Công ty TNHH Bao bì Sao Mai Thử nghiệm,${place},1702,15/05/${year - 3},Đang hoạt động,18`,
    `${two},Công ty Cổ phần Bao bì Sao Mai Thử nghiệm,${place},1702,15/05/${year - 3},Đang hoạt động,18`,
  ];
  const bytes = Buffer.from(lines.join('\n'));
  const imported = await importRegister(
    { ...register, clock: { now: () => at } },
    {
      fileName: 'so-dang-ky-bo-sung-vi-du.csv',
      file: await registerFile({
        size: bytes.length,
        read: async (start, length) => bytes.subarray(start, start + length),
        close: async () => undefined,
      }),
      ...{ mapping: {}, asOf: localDateOf(at), keepGood: true },
    },
  );
  if (!imported.ok) throw new Error(`the demo's second register was refused: ${imported.refusals[0]?.code}`);
}

/** Long enough ago to look back on what was asked for then; the register was loaded a day before. */
const CLAIMED_DAYS_AGO = [23, 6, 3] as const;
/** What owners said after "yes, this is my firm". */
const SAID: readonly Readonly<Record<string, unknown>>[] = [
  {
    functionsInUse: ['invoice-issue', 'token-signing'],
    employeesInsuredAverage: 41,
    processes: ['cnc-milling', 'laser-cutting'],
    certifications: [{ code: 'iso-9001' }],
    mainGoal: 'find-big-buyers',
  },
  { functionsInUse: ['invoice-issue', 'qr-payment'], mainGoal: 'sell-more' },
  { functionsInUse: ['qr-payment'], employeesInsuredAverage: 7, mainGoal: 'less-paperwork' },
];

async function claimSome(deps: FirmDemoDeps, commune: string, now: Instant): Promise<void> {
  const { plan, claim, owner } = deps;
  const firms = await searchRegister(plan.db, { text: '', commune, limit: 40 });
  const active = firms.filter(({ operatingStatus, taxCode }) => operatingStatus === 'active' && taxCode.length === 10);
  const { vocabulary } = plan.contextAt(localDateOf(now));
  for (const [index, said] of SAID.entries()) {
    const firm = active[index * 4];
    if (firm === undefined) return;
    const at = ago(now, CLAIMED_DAYS_AGO[index]!);
    const known = statementsFromPlainFacts(vocabulary, said);
    if (!known.ok) throw new Error(`a made-up answer was refused: ${JSON.stringify(known.refusals)}`);
    const { key } = await openPlan(plan, {
      command: plan.ids.next(),
      statements: [{ key: 'taxCode', kind: 'one', value: firm.taxCode }],
      ofRegister: firm.taxCode,
      now: at,
    });
    const answered = await answerQuestion(plan, { key, command: plan.ids.next(), statements: known.value, now: at });
    const claimed =
      answered.ok && (await claimDossier(claim, { actor: owner, key, name: firm.name, keep: [], now: at }));
    if (claimed === false || !claimed.ok) throw new Error('a claim of the demo was refused');
  }
}

async function keepGroups(
  { plan, policy, communeOfficer, provinceOfficer }: FirmDemoDeps,
  now: Instant,
): Promise<void> {
  const invoiced = { fact: 'functionsInUse', op: 'has', value: 'invoice-issue' } as const;
  const withoutLevel = { fact: 'digitalLevel', op: 'absent', value: '' } as const;
  const makers = { fact: 'industry', op: 'inside', value: 'C' } as const;
  const small = { fact: 'sizeClass', op: 'is', value: 'small' } as const;
  const groups: readonly (readonly [Actor, string, PopulationRule])[] = [
    [communeOfficer, 'Có hóa đơn điện tử, chưa có mức độ', { match: 'all', lines: [invoiced, withoutLevel] }],
    [provinceOfficer, 'Doanh nghiệp nhỏ ngành chế biến', { match: 'all', lines: [makers, small] }],
  ];
  for (const [actor, name, rule] of groups) {
    const saved = await savePopulation(plan, policy, { actor, name, rule, command: plan.ids.next(), now });
    if (!saved.ok) throw new Error(`a group of the demo was refused: ${saved.refusals[0]?.code}`);
  }
}
