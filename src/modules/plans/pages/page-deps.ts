/** What the plan pages need besides the actions: names, people to call, and the way to other rooms. */
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import type { Classification } from '../../industries/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { PlanDeps } from '../actions/plan-deps.ts';
import type { Desks, SampleDossier } from '../content/load-demo.ts';

export interface PlanPageDeps extends PlanDeps {
  readonly places: Gazetteer;
  readonly industries: Classification;
  readonly desks: Desks;
  readonly sample: SampleDossier;
  /** A measure by id; `paysPrice` when it pays the price of the step itself (software, signature, invoices), not advice or training beside it. */
  readonly measureOf: (id: string) => { readonly title: Bilingual; readonly paysPrice: boolean } | undefined;
  /** A guide by its code, e.g. `L20`; undefined while it is not written. */
  readonly guideOf: (code: string) => { readonly slug: string; readonly title: Bilingual } | undefined;
  /** Where platforms of these categories are listed; absent while there is no such page. */
  readonly platformsHref?: (language: Language, categories: readonly string[]) => string;
  /** Whether people can be asked for advice under the plan: `…/ask`, `…/cases`. */
  readonly offersAdvice?: boolean | undefined;
  /** The framework the plan leads on to. */
  readonly framework: string;
}
