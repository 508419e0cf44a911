/**
 * The shape of a golden case: what the law says, written from the cited texts, and one fact that turns the answer; with what cases share.
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
export const D80 = '80/2021/NĐ-CP';
export const LAW = '04/2017/QH14';
export const firm = { applicantType: 'enterprise' };
export const micro = { ...firm, sizeClass: 'micro' };
export const small = { ...firm, sizeClass: 'small' };
export const byHousehold = ['applicantType', 'enterprise', 'business-household'] as const;
export const bySize = ['sizeClass', 'medium', 'not-sme'] as const;
export const startup = { ...small, foundedOn: '2024-05-01' };
export const byStartup = ['innovativeStartup', true, false] as const;
export const chainMaker = { ...small, industry: '1071', chainRole: 'chain-contract' };
export const hanoi = { province: 'vn-2025-01' };
export const hanoiStartup = { ...small, ...hanoi };
export const hue = { ...firm, province: 'vn-2025-46' };
export const saigonProject = {
  ...firm,
  commune: 'vn-2025-c-27316',
  innovativeStartup: true,
  registeredActivities: [{ code: 'digital-transformation' }],
};
export const day = (text: string) => text as LocalDate;
