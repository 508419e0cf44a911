/** The door of the desk: pages of each role, composed from the other modules. */
export { deskRoutes } from './pages/routes.tsx';
