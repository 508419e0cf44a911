/** How a platform fits one dossier: the verdict with its reasons, what the firm has of it already and what it would gain. */
import {
  type Condition,
  type ConditionContext,
  createReader,
  type Dossier,
  type Explanation,
  evaluateIn,
  explainIn,
  type Reader,
  type Verdict,
} from '../../conditions/index.ts';
import type { Platform, PlatformCatalogue } from './platform.ts';
import { entryPrice, leastMonthlyVnd } from './price.ts';

export interface Fit {
  readonly platform: Platform;
  /** `no` = usually made for others; the platform may still be chosen. */
  readonly verdict: Verdict;
  /** Worked out when first asked for. */
  readonly explanation: Explanation;
  /** True when a dated price was read, or it is free. */
  readonly priceKnown: boolean;
  /** False while the firm has not said what it uses: then nothing is known of what it would gain. */
  readonly useKnown: boolean;
  /** Functions the firm said it uses already. */
  readonly owned: readonly string[];
  /** Functions the firm has not named. */
  readonly gained: readonly string[];
  /** Of those gained, the ones its main goal asks for. */
  readonly needed: readonly string[];
}

export function fitOf(
  platform: Platform,
  dossier: Dossier,
  context: ConditionContext,
  goals: PlatformCatalogue['goals'],
): Fit {
  return fitIn(createReader(dossier, context), platform, readNeeds(dossier, goals));
}

export function fitAll(catalogue: PlatformCatalogue, dossier: Dossier, context: ConditionContext): readonly Fit[] {
  const reader = createReader(dossier, context);
  const needs = readNeeds(dossier, catalogue.goals);
  return catalogue.platforms.map((platform) => fitIn(reader, platform, needs));
}

interface Needs {
  readonly useKnown: boolean;
  readonly owned: ReadonlySet<string>;
  readonly wanted: ReadonlySet<string>;
  readonly hasBudget: boolean;
}

function readNeeds(dossier: Dossier, goals: PlatformCatalogue['goals']): Needs {
  const owned = new Set((dossier.many.functionsInUse ?? []).map((item) => String(item.fields.code)));
  const wanted = new Set(goals.get(String(dossier.one.mainGoal?.value)) ?? []);
  const useKnown = dossier.many.functionsInUse !== undefined;
  return { useKnown, owned, wanted, hasBudget: dossier.one.monthlyBudgetVnd !== undefined };
}

function fitIn(reader: Reader, platform: Platform, { useKnown, owned, wanted, hasBudget }: Needs): Fit {
  const condition = hasBudget ? withinBudget(platform) : platform.target;
  const gained = platform.functions.filter((code) => !owned.has(code));
  let explanation: Explanation | undefined;
  return {
    platform,
    verdict: evaluateIn(reader, condition),
    get explanation() {
      explanation ??= explainIn(reader, condition);
      return explanation;
    },
    priceKnown: platform.pricing.model === 'free' || entryPrice(platform) !== undefined,
    useKnown,
    owned: platform.functions.filter((code) => owned.has(code)),
    gained,
    needed: gained.filter((code) => wanted.has(code)),
  };
}

/**
 * A budget is compared only when the firm named one: to ask it for every priced platform would punish the vendors that print their prices.
 * Without a monthly price the answer stays unknown, so a budget never says yes to what nobody can price.
 */
const budgeted = new WeakMap<Platform, Condition>();
function withinBudget(platform: Platform): Condition {
  let condition = budgeted.get(platform);
  if (condition === undefined) {
    condition = { all: [platform.target, budgetCondition(platform)] };
    budgeted.set(platform, condition);
  }
  return condition;
}

const NO_MONTHLY_PRICE: Condition = {
  doubt: 'no-monthly-price',
  say: {
    vi: 'Chưa đọc được giá theo tháng, nên chưa so được với số tiền bạn định chi',
    en: 'No monthly price was read, so it cannot be compared with what you plan to spend',
  },
};

function budgetCondition(platform: Platform): Condition {
  const least = leastMonthlyVnd(platform);
  return least === undefined ? NO_MONTHLY_PRICE : { fact: 'monthlyBudgetVnd', atLeast: least };
}
