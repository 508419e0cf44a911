/** The door of platforms: the catalogue of digital platforms, their prices as read, and how each fits one dossier. */
export { followTrial, trialEraser } from './actions/follow-trial.ts';
export type { TrialDeps } from './actions/trial-deps.ts';
export { type WriteExposuresDeps, writeExposures } from './actions/write-exposures.ts';
export { loadPlatforms } from './content/load-platforms.ts';
export { offerForm } from './content/offer-form.ts';
export { priceForm } from './content/price-form.ts';
export { ExposureTally } from './domain/exposure-tally.ts';
export { type Fit, fitAll, fitOf } from './domain/fit.ts';
export type { Category, Platform, PlatformCatalogue, PlatformFunction } from './domain/platform.ts';
export { functionName, platformsFor, platformsHref } from './domain/platforms-for.ts';
export { TRIAL, TRIAL_OF } from './domain/trial.ts';
export type { ProductPageDeps } from './pages/product-page-deps.ts';
export { reviewRoutes } from './pages/review-routes.tsx';
export { type PlatformRouteDeps, platformRoutes } from './pages/routes.tsx';
export { trialDetails } from './pages/trial-details.tsx';
export { trialRoutes } from './pages/trial-routes.tsx';
export { vendorRoutes } from './pages/vendor-routes.tsx';
export { can as canPlatform, type PlatformVerb } from './policy.ts';
