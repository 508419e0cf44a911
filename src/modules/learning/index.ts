/** The door of learning: guides in both languages, and the guide a step of the plan opens. */
export { guideForm } from './content/guide-form.ts';
export { guideStart } from './content/guide-start.ts';
export { type Guides, loadGuides } from './content/load-guides.ts';
export type { Guide } from './domain/guide.ts';
export { learningRoutes } from './pages/routes.tsx';
