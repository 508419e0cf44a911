/** The door of documents: papers somebody hands in for something, kept by their content, opened with a trace. */
export { attachPaper } from './actions/attach-paper.ts';
export { papersCheck } from './actions/check-store.ts';
export { erasePapersOfPerson, exportPapers, paperEraser } from './actions/erase-papers.ts';
export type { PaperDeps } from './actions/paper-deps.ts';
export { scanPapers } from './actions/scan-papers.ts';
export type { Paper, PaperSubject } from './domain/paper.ts';
export { PaperList, paperIssue } from './pages/paper-list.tsx';
export { type PaperDoor, paperRoutes } from './pages/paper-routes.ts';
export { listPapers } from './store/papers.read.ts';
