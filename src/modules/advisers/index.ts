/** The door of advisers: asking for advice, and who helps whom. */
export { type AskDeps, requestAdvice } from './actions/request-advice.ts';
export { loadTopics } from './content/load-topics.ts';
export { type AskPageDeps, askRoutes } from './pages/ask-routes.tsx';
