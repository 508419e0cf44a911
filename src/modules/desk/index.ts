/** The door of the desk: pages of each role, composed from the other modules. */
export { placesOf } from './domain/scope-places.ts';
export { eventNames } from './messages/index.ts';
export type { DeskDeps, Waiting } from './pages/desk-deps.ts';
export { deskRoutes } from './pages/routes.tsx';
