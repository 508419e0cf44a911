/** The content desk put together: forms of the modules, checks over everything, previews as readers would see them. */
import { Fields } from '../foundation/http/route.ts';
import { type PolicyContext, personNames } from '../modules/accounts/index.ts';
import { cutOffsForm, standingForm, toolsForm } from '../modules/assessments/index.ts';
import {
  type ContentForm,
  type ContentPageDeps,
  type ContentStart,
  withdrawalForm,
} from '../modules/contents/index.ts';
import {
  indicatorCountingForm,
  indicatorForm,
  indicatorStart,
  indicatorWithdrawalForm,
} from '../modules/figures/index.ts';
import { guideForm, guideStart } from '../modules/learning/index.ts';
import {
  documentStart,
  measureAmountsForm,
  measureDaysForm,
  measureStart,
  measureTextsForm,
  paperStart,
} from '../modules/measures/index.ts';
import { stepForm, stepStart } from '../modules/plans/index.ts';
import { criterionStart, offerForm, platformStart, priceForm, productForm } from '../modules/platforms/index.ts';
import { places, platforms } from './content.ts';
import { editionInForce } from './content-editions.ts';
import { previewTargets } from './content-previews.ts';
import { editionOf, followSigned } from './content-signed.ts';
import type { LiveRoutes } from './live-routes.ts';

/** In the order in which a file offers them. */
export const CONTENT_FORMS: readonly ContentForm[] = [
  ...[cutOffsForm, toolsForm, standingForm, priceForm, offerForm, productForm],
  ...[measureTextsForm, measureAmountsForm, measureDaysForm, indicatorForm, indicatorCountingForm, guideForm, stepForm],
  withdrawalForm,
  indicatorWithdrawalForm,
];

/** What an officer may begin, the commonest first. */
export const CONTENT_STARTS: readonly ContentStart[] = [
  measureStart((language) => [
    { value: 'vn', label: places().nameOf('vn', language) },
    ...places().provinces.map(({ id }) => ({ value: id, label: places().nameOf(id, language) })),
  ]),
  ...[documentStart, paperStart, platformStart, criterionStart],
  guideStart((language) => [...platforms().pillars].map(([value, label]) => ({ value, label: label[language] }))),
  stepStart,
  indicatorStart,
];

/** `live`: the portal's own routes, asked for a page over a draft. */
export function contentDesk(
  deps: Pick<ContentPageDeps, 'db' | 'ids' | 'ledger'>,
  policy: PolicyContext,
  live: () => LiveRoutes,
): ContentPageDeps {
  const { db, ids, ledger } = deps;
  return {
    ...{ db, ids, ledger, policy, forms: CONTENT_FORMS, starts: CONTENT_STARTS, targetsOf: previewTargets },
    check: (overlay) => editionOf(overlay).issues,
    afterSigning: (now) => followSigned(db, now),
    names: (people) => personNames(db, people),
    isShown: (path, body) => editionInForce().overlay.get(path) === body,
    preview: (overlay, { route, params, language }, request) => {
      const shownIn = language ?? request.language;
      const path = route.replace(/:(\w+)/g, (_, name: string) =>
        name === 'lang' ? shownIn : encodeURIComponent(params[name] ?? ''),
      );
      const asked = { ...request, language: shownIn, path, params, query: new Fields() };
      return live().answer(editionOf(overlay).edition, { method: 'GET', path: route }, asked);
    },
  };
}
