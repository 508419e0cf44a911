/**
 * What the law says, case by case, written from the cited texts: for each confirmed measure one fact that turns the answer.
 * `given` holds on both sides; `turns` names the fact with the value that fits and the one that does not.
 */
import type { LocalDate } from '../../../foundation/clock.ts';

type Plain = Readonly<Record<string, unknown>>;

export interface GoldenCase {
  readonly measure: string;
  /** The text the case was written from: `document article`. The refusal must cite this document. */
  readonly law: string;
  readonly says: string;
  readonly given: Plain;
  readonly turns: readonly [fact: string, fits: unknown, doesNot: unknown];
  /** Expected sum of the side that fits, integer đồng; null when the law gives no sum. */
  readonly vnd: number | null;
  /** A day inside the measure's period; otherwise 2026-09-01. */
  readonly asOf?: LocalDate;
}

export const GOLDEN_DAY = '2026-09-01' as LocalDate;
const D80 = '80/2021/NĐ-CP';
const LAW = '04/2017/QH14';
const firm = { applicantType: 'enterprise' };
const micro = { ...firm, sizeClass: 'micro' };
const small = { ...firm, sizeClass: 'small' };
const byHousehold = ['applicantType', 'enterprise', 'business-household'] as const;
const bySize = ['sizeClass', 'medium', 'not-sme'] as const;
const startup = { ...small, foundedOn: '2024-05-01' };
const byStartup = ['innovativeStartup', true, false] as const;
const chainMaker = { ...small, industry: '1071', chainRole: 'chain-contract' };
const hanoi = { province: 'vn-2025-01' };
const hanoiStartup = { ...small, ...hanoi };
const hue = { ...firm, province: 'vn-2025-46' };
const saigonProject = {
  ...firm,
  commune: 'vn-2025-c-27316',
  innovativeStartup: true,
  registeredActivities: [{ code: 'digital-transformation' }],
};
const day = (text: string) => text as LocalDate;

export const GOLDEN_CASES: readonly GoldenCase[] = [
  // Decree 80/2021, technology
  {
    measure: 'nd80-a11-1-dx-consulting',
    law: `${D80} 11.1`,
    says: 'names small and medium, not micro',
    given: firm,
    turns: ['sizeClass', 'small', 'micro'],
    vnd: 50_000_000,
  },
  {
    measure: 'nd80-a11-1-dx-consulting',
    law: `${D80} 11.1`,
    says: 'pays medium firms more',
    given: firm,
    turns: ['sizeClass', 'medium', 'micro'],
    vnd: 100_000_000,
  },
  {
    measure: 'nd80-a11-2-dx-solution',
    law: `${D80} 11.2`,
    says: 'is for enterprises, not households',
    given: { sizeClass: 'micro' },
    turns: byHousehold,
    vnd: 20_000_000,
  },
  {
    measure: 'nd80-a11-2-dx-solution',
    law: `${D80} 11.2`,
    says: 'ends with medium firms',
    given: firm,
    turns: bySize,
    vnd: 100_000_000,
  },
  {
    measure: 'nd80-a11-3-ip-consulting',
    law: `${D80} 11.3`,
    says: 'is for small firms of all sizes',
    given: firm,
    turns: ['sizeClass', 'micro', 'not-sme'],
    vnd: 100_000_000,
  },
  {
    measure: 'nd80-a11-4-tech-transfer',
    law: `${D80} 11.4`,
    says: 'is for enterprises',
    given: { sizeClass: 'small' },
    turns: ['applicantType', 'enterprise', 'cooperative'],
    vnd: 100_000_000,
  },
  // Consulting
  {
    measure: 'nd80-a13-2-consulting',
    law: `${D80} 13.2`,
    says: 'pays micro firms all, to 50 million',
    given: { ...firm, womenOwned: false, manyFemaleWorkers: false, socialEnterprise: false },
    turns: ['sizeClass', 'micro', 'not-sme'],
    vnd: 50_000_000,
  },
  {
    measure: 'nd80-a13-2-consulting',
    law: `${D80} 13.2`,
    says: 'pays women-owned micro firms to 70 million',
    given: { sizeClass: 'micro', womenOwned: true },
    turns: byHousehold,
    vnd: 70_000_000,
  },
  {
    measure: 'nd80-a13-2-consulting',
    law: `${D80} 13.2`,
    says: 'pays small social enterprises to 150 million',
    given: { ...firm, socialEnterprise: true },
    turns: ['sizeClass', 'small', 'not-sme'],
    vnd: 150_000_000,
  },
  {
    measure: 'nd55-legal-consulting',
    law: '55/2019/NĐ-CP 9',
    says: 'pays small firms 30 % to 5 million',
    given: firm,
    turns: ['sizeClass', 'small', 'not-sme'],
    vnd: 5_000_000,
  },
  {
    measure: 'nd55-legal-consulting',
    law: '55/2019/NĐ-CP 9',
    says: 'pays medium firms 10 % to 10 million',
    given: { sizeClass: 'medium' },
    turns: byHousehold,
    vnd: 10_000_000,
  },
  {
    measure: 'tt06-consultant-training',
    law: `${D80} 13.1`,
    says: 'is for consultants, not for the firms they advise',
    given: {},
    turns: ['applicantType', 'individual-consultant', 'enterprise'],
    vnd: null,
  },
  // Training
  {
    measure: 'nd80-a14-1-startup-course',
    law: `${D80} 14.1`,
    says: 'is for small firms',
    given: firm,
    turns: ['sizeClass', 'micro', 'not-sme'],
    vnd: null,
  },
  {
    measure: 'nd80-a14-1-management-course',
    law: `${D80} 14.1`,
    says: 'is for enterprises',
    given: { sizeClass: 'small' },
    turns: byHousehold,
    vnd: null,
  },
  {
    measure: 'nd80-a14-2-online-training',
    law: `${D80} 14.2`,
    says: 'is for small firms',
    given: firm,
    turns: bySize,
    vnd: null,
  },
  // Households and conversion
  {
    measure: 'nd80-a15-household-conversion-advice',
    law: `${D80} 15`,
    says: 'is for households, not for enterprises',
    given: {},
    turns: ['applicantType', 'business-household', 'enterprise'],
    vnd: null,
  },
  {
    measure: 'nd80-household-licence-fee',
    law: `${D80} 18`,
    says: 'lasts three years after conversion',
    given: small,
    turns: ['convertedFromHouseholdOn', '2023-06-01', '2022-05-31'],
    vnd: null,
    asOf: day('2025-06-01'),
  },
  {
    measure: 'nd80-household-tax-advice',
    law: `${LAW} 16`,
    says: 'lasts three years after conversion',
    given: micro,
    turns: ['convertedFromHouseholdOn', '2023-09-01', '2023-08-31'],
    vnd: null,
  },
  {
    measure: 'nq198-licence-fee-abolished',
    law: '198/2025/QH15 10',
    says: 'frees enterprises and households',
    given: {},
    turns: ['applicantType', 'business-household', 'cooperative'],
    vnd: null,
  },
  {
    measure: 'nq198-shared-platform',
    law: '198/2025/QH15 11-12',
    says: 'names small and micro firms, not medium',
    given: firm,
    turns: ['sizeClass', 'small', 'medium'],
    vnd: null,
  },
  {
    measure: 'nq198-shared-platform',
    law: '198/2025/QH15 11-12',
    says: 'names household businesses whatever their size',
    given: {},
    turns: ['applicantType', 'business-household', 'farm-household'],
    vnd: null,
  },
  {
    measure: 'dn-2026-household-package',
    law: 'Kế hoạch thí điểm hộ kinh doanh Đà Nẵng 2026',
    says: 'is for households of Đà Nẵng',
    given: { applicantType: 'business-household' },
    turns: ['province', 'vn-2025-48', 'vn-2025-46'],
    vnd: null,
  },
  {
    measure: 'dn-2026-household-package',
    law: 'Kế hoạch thí điểm hộ kinh doanh Đà Nẵng 2026',
    says: 'is not for enterprises',
    given: { province: 'vn-2025-48' },
    turns: ['applicantType', 'business-household', 'enterprise'],
    vnd: null,
  },
  // Innovative start-ups
  {
    measure: 'nd80-a22-1a-equipment',
    law: `${D80} 20`,
    says: 'is for innovative start-ups',
    given: startup,
    turns: byStartup,
    vnd: 20_000_000,
  },
  {
    measure: 'nd80-a22-1b-workspace',
    law: `${LAW} 17`,
    says: 'ends five years after registration',
    given: { ...small, innovativeStartup: true },
    turns: ['foundedOn', '2021-09-01', '2021-08-31'],
    vnd: 5_000_000,
  },
  {
    measure: 'nd80-a22-2a-ip-domestic',
    law: `${D80} 20`,
    says: 'is for innovative start-ups',
    given: startup,
    turns: byStartup,
    vnd: 30_000_000,
  },
  {
    measure: 'nd80-a22-2b-ip-drafting',
    law: `${LAW} 17`,
    says: 'is for small firms',
    given: { ...firm, foundedOn: '2024-05-01', innovativeStartup: true },
    turns: bySize,
    vnd: 30_000_000,
  },
  {
    measure: 'nd80-a22-2c-ip-management',
    law: `${D80} 20`,
    says: 'is for innovative start-ups',
    given: startup,
    turns: byStartup,
    vnd: 50_000_000,
  },
  {
    measure: 'nd80-a22-2d-ip-abroad',
    law: `${LAW} 17`,
    says: 'ends five years after registration',
    given: { ...micro, innovativeStartup: true },
    turns: ['foundedOn', '2025-01-10', '2020-01-10'],
    vnd: 50_000_000,
  },
  {
    measure: 'nq198-cit-startup',
    law: '198/2025/QH15 10',
    says: 'is for innovative start-ups',
    given: firm,
    turns: byStartup,
    vnd: null,
  },
  // Clusters and value chains
  {
    measure: 'nd80-a25-1a-tech-course',
    law: `${D80} 23-24`,
    says: 'needs a place in a cluster or chain',
    given: { ...small, industry: '1071' },
    turns: ['chainRole', 'prospective-supplier', 'none'],
    vnd: 50_000_000,
  },
  {
    measure: 'nd80-a25-1a-tech-course',
    law: `${LAW} 19`,
    says: 'is for manufacturing and processing',
    given: { ...small, chainRole: 'chain-lead' },
    turns: ['industry', '2592', '4711'],
    vnd: 50_000_000,
  },
  {
    measure: 'nd80-a25-1b-staff-training',
    law: `${D80} 25.1`,
    says: 'pays 10 million for each employee',
    given: chainMaker,
    turns: ['applicantType', 'enterprise', 'cooperative'],
    vnd: 10_000_000,
  },
  // Tax
  {
    measure: 'nq198-cit-3y',
    law: '20/2026/NĐ-CP 7.3',
    says: 'runs three years from registration',
    given: small,
    turns: ['foundedOn', '2023-09-01', '2023-08-31'],
    vnd: null,
  },
  {
    measure: 'nq198-cit-3y',
    law: '198/2025/QH15 10',
    says: 'is for small and medium firms',
    given: { ...firm, foundedOn: '2026-02-01' },
    turns: bySize,
    vnd: null,
  },
  // National digital programmes
  {
    measure: 'smedx-free-months',
    law: '377/QĐ-BTTTT (2021)',
    says: 'is for firms under 50 people',
    given: firm,
    turns: ['employeesInsuredAverage', 49, 50],
    vnd: null,
  },
  {
    measure: 'dbi-self-assessment',
    law: '1970/QĐ-BTTTT (2021) 1',
    says: 'is for small firms',
    given: firm,
    turns: bySize,
    vnd: null,
  },
  {
    measure: 'mpi-dx-2021-2025',
    law: '12/QĐ-BKHĐT (2021)',
    says: 'took enterprises, cooperatives and households',
    given: {},
    turns: ['applicantType', 'cooperative', 'farm-household'],
    vnd: null,
    asOf: day('2024-03-01'),
  },
  {
    measure: 'mic-1034-farm-households',
    law: '1034/QĐ-BTTTT (2021)',
    says: 'took farm households',
    given: { sectorGroup: 'agriculture-forestry-fishery' },
    turns: ['applicantType', 'farm-household', 'enterprise'],
    vnd: null,
    asOf: day('2022-06-01'),
  },
  // Provinces
  {
    measure: 'th214-digital-signature',
    law: '214/2022/NQ-HĐND (Thanh Hóa)',
    says: 'covers the first twelve months',
    given: { ...firm, province: 'vn-2025-38' },
    turns: ['foundedOn', '2025-09-01', '2025-08-31'],
    vnd: null,
  },
  {
    measure: 'th214-digital-signature',
    law: '214/2022/NQ-HĐND (Thanh Hóa)',
    says: 'is for firms registered in Thanh Hóa',
    given: { ...firm, foundedOn: '2026-03-09' },
    turns: ['commune', 'vn-2025-c-14797', 'vn-2025-c-16681'],
    vnd: null,
  },
  {
    measure: 'na-container-international',
    law: '03/2023/NQ-HĐND (Nghệ An)',
    says: 'pays 300 million a call, wherever the line is registered',
    given: {
      sizeClass: 'not-sme',
      province: 'vn-2025-79',
      registeredActivities: [{ code: 'container-shipping-international' }],
    },
    turns: byHousehold,
    vnd: 300_000_000,
  },
  {
    measure: 'na-container-international',
    law: '03/2023/NQ-HĐND (Nghệ An)',
    says: 'is for international container lines',
    given: firm,
    turns: [
      'registeredActivities',
      [{ code: 'container-shipping-international' }],
      [{ code: 'container-shipping-domestic' }],
    ],
    vnd: 300_000_000,
  },
  {
    measure: 'na-container-domestic',
    law: '03/2023/NQ-HĐND (Nghệ An)',
    says: 'is for domestic container lines',
    given: firm,
    turns: ['registeredActivities', [{ code: 'container-shipping-domestic' }], []],
    vnd: 100_000_000,
  },
  {
    measure: 'na-container-cargo',
    law: '03/2023/NQ-HĐND (Nghệ An)',
    says: 'pays 1 million a 40-foot container',
    given: firm,
    turns: ['registeredActivities', [{ code: 'import-export' }], [{ code: 'e-commerce' }]],
    vnd: 1_000_000,
  },
  {
    measure: 'na-2022-dx-quota',
    law: '383/KH-UBND (Nghệ An, 2022)',
    says: 'was for Nghệ An',
    given: micro,
    turns: ['province', 'vn-2025-40', 'vn-2025-42'],
    vnd: 20_000_000,
    asOf: day('2022-09-01'),
  },
  {
    measure: 'bd-2021-consulting',
    law: '3953/KH-UBND (Bình Dương, 2020)',
    says: 'was for former Bình Dương, not all of Hồ Chí Minh City',
    given: small,
    turns: ['commune', 'vn-2025-c-25867', 'vn-2025-c-27316'],
    vnd: 5_000_000,
    asOf: day('2021-06-01'),
  },
  {
    measure: 'bd-2021-consulting',
    law: '39/2018/NĐ-CP',
    says: 'paid medium firms 10 million',
    given: { ...firm, commune: 'vn-2025-c-25867' },
    turns: bySize,
    vnd: 10_000_000,
    asOf: day('2021-06-01'),
  },
  {
    measure: 'hn-2026-consultant-training',
    law: 'Nghị quyết HĐND TP Hà Nội 09/07/2025',
    says: 'is for individual consultants',
    given: hanoi,
    turns: ['applicantType', 'individual-consultant', 'enterprise'],
    vnd: 20_000_000,
  },
  {
    measure: 'hn-2026-indepth-consulting',
    law: 'Nghị quyết HĐND TP Hà Nội 09/07/2025',
    says: 'is for manufacturers of Hà Nội',
    given: { ...small, industry: '2599' },
    turns: ['province', 'vn-2025-01', 'vn-2025-38'],
    vnd: 300_000_000,
  },
  {
    measure: 'hn-2026-indepth-consulting',
    law: 'Nghị quyết HĐND TP Hà Nội 09/07/2025',
    says: 'takes the creative industry as well',
    given: { ...small, ...hanoi, industry: '4711' },
    turns: ['registeredActivities', [{ code: 'creative-industry' }], []],
    vnd: 300_000_000,
  },
  {
    measure: 'hn-2026-startup-equipment',
    law: 'Nghị quyết HĐND TP Hà Nội 09/07/2025',
    says: 'is for innovative start-ups',
    given: hanoiStartup,
    turns: byStartup,
    vnd: 50_000_000,
  },
  {
    measure: 'hn-2026-startup-workspace',
    law: 'Nghị quyết HĐND TP Hà Nội 09/07/2025',
    says: 'is for start-ups in Hà Nội',
    given: { ...small, innovativeStartup: true },
    turns: ['province', 'vn-2025-01', 'vn-2025-79'],
    vnd: 10_000_000,
  },
  {
    measure: 'hue-2026-digital-signature',
    law: 'Nghị quyết HĐND TP Huế 01/2026',
    says: 'is for firms registered since the resolution',
    given: hue,
    turns: ['foundedOn', '2026-01-28', '2026-01-27'],
    vnd: 1_500_000,
  },
  {
    measure: 'hue-2026-einvoice',
    law: 'Nghị quyết HĐND TP Huế 01/2026',
    says: 'is for firms registered in Huế',
    given: { ...firm, foundedOn: '2026-04-01' },
    turns: ['province', 'vn-2025-46', 'vn-2025-48'],
    vnd: 1_500_000,
  },
  {
    measure: 'hcm-2023-startup-preincubation',
    law: '20/2023/NQ-HĐND (TP. Hồ Chí Minh)',
    says: 'is for innovative projects',
    given: { ...saigonProject, innovativeStartup: undefined },
    turns: byStartup,
    vnd: 40_000_000,
  },
  {
    measure: 'hcm-2023-startup-incubation',
    law: '20/2023/NQ-HĐND (TP. Hồ Chí Minh)',
    says: 'is for nine fields',
    given: saigonProject,
    turns: ['registeredActivities', [{ code: 'fintech' }], [{ code: 'import-export' }]],
    vnd: 80_000_000,
  },
  {
    measure: 'hcm-2023-startup-acceleration',
    law: '20/2023/NQ-HĐND (TP. Hồ Chí Minh)',
    says: 'is for the city',
    given: saigonProject,
    turns: ['commune', 'vn-2025-c-27316', 'vn-2025-c-00004'],
    vnd: 400_000_000,
  },
  {
    measure: 'hd-2019-new-enterprise-signature',
    law: '03/2019/NQ-HĐND (Hải Dương)',
    says: 'was for former Hải Dương, not all of Hải Phòng',
    given: { ...firm, foundedOn: '2021-02-01' },
    turns: ['commune', 'vn-2025-c-10660', 'vn-2025-c-11407'],
    vnd: null,
    asOf: day('2021-06-01'),
  },
];
