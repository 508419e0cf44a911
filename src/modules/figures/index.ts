/** The door of figures: counts that follow from events, their recount, and the public pages. */

export type { CountingRules } from './actions/counting-rules.ts';
export { prepareRelease, type ReleaseDeps } from './actions/prepare-release.ts';
export { memberProjector } from './actions/project-members.ts';
export { buildMissingFigures, rebuildFigures } from './actions/rebuild-figures.ts';
export { recountMembers } from './actions/recount-members.ts';
export { recountReleases } from './actions/recount-releases.ts';
export { recountVisits } from './actions/recount-visits.ts';
export { setTarget } from './actions/set-target.ts';
export { settleRelease } from './actions/settle-release.ts';
export { writeVisits } from './actions/write-visits.ts';
export { rebuildVerb } from './cli/rebuild.ts';
export { indicatorCountingForm } from './content/indicator-counting.ts';
export { indicatorForm, indicatorWithdrawalForm } from './content/indicator-form.ts';
export { indicatorStart } from './content/indicator-start.ts';
export { countingRules, loadIndicators } from './content/load-indicators.ts';
export { loadPublished } from './content/load-published.ts';
export { loadProvinceShapes } from './content/load-shapes.ts';
export type { Indicator } from './domain/indicator.ts';
export { isVisit, VisitTally } from './domain/visit.ts';
export { releaseDeskRoutes } from './pages/desk-release-routes.tsx';
export { figureDeskRoutes } from './pages/desk-routes.tsx';
export { figureAt, type PlaceReach, reachBelow } from './pages/place-figures.ts';
export { figureRoutes } from './pages/routes.tsx';
export { findRelease } from './store/releases.read.ts';
