/** The content desk put together: forms of the modules, checks over everything, previews as readers would see them. */
import { Fields } from '../foundation/http/route.ts';
import { type PolicyContext, personNames } from '../modules/accounts/index.ts';
import { cutOffsForm, standingForm, toolsForm } from '../modules/assessments/index.ts';
import type { ContentForm, ContentPageDeps } from '../modules/contents/index.ts';
import { indicatorForm } from '../modules/figures/index.ts';
import { guideForm } from '../modules/learning/index.ts';
import { measureAmountsForm, measureDaysForm, measureTextsForm } from '../modules/measures/index.ts';
import { offerForm, priceForm } from '../modules/platforms/index.ts';
import { editionInForce } from './content-editions.ts';
import { previewTargets } from './content-previews.ts';
import { editionOf, followSigned } from './content-signed.ts';
import type { LiveRoutes } from './live-routes.ts';

/** In the order in which a file offers them. */
export const CONTENT_FORMS: readonly ContentForm[] = [
  ...[cutOffsForm, toolsForm, standingForm, priceForm, offerForm],
  ...[measureTextsForm, measureAmountsForm, measureDaysForm, indicatorForm, guideForm],
];

/** `live`: the portal's own routes, asked for a page over a draft. */
export function contentDesk(
  deps: Pick<ContentPageDeps, 'db' | 'ids' | 'ledger'>,
  policy: PolicyContext,
  live: () => LiveRoutes,
): ContentPageDeps {
  const { db, ids, ledger } = deps;
  return {
    ...{ db, ids, ledger, policy, forms: CONTENT_FORMS, targetsOf: previewTargets },
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
