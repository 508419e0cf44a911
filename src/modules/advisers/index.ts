/** The door of advisers: asking for advice, and who helps whom. */

export { admitAdviser } from './actions/admit-adviser.ts';
export type { AdviserDeps } from './actions/adviser-deps.ts';
export { applyAsAdviser } from './actions/apply-as-adviser.ts';
export { type AskDeps, requestAdvice } from './actions/request-advice.ts';
export { loadNetwork } from './content/load-network.ts';
export { loadTopics } from './content/load-topics.ts';
export { type AskPageDeps, askRoutes } from './pages/ask-routes.tsx';
