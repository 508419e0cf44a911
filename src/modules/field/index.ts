/** The door of the field: a day at firms without a network, what comes back from it, and the owner's signature. */
export { exportFieldRecords, fieldEraser } from './actions/dossier-hooks.ts';
export type { FieldDeps } from './actions/field-deps.ts';
export { receiveItem } from './actions/receive-item.ts';
export type { FieldItem } from './domain/field-item.ts';
export type { FieldPageDeps } from './pages/page-deps.ts';
export { fieldRoutes } from './pages/routes.tsx';
