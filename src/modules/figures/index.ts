/** The door of figures: counts that follow from events, their recount, and the public pages. */
export { memberProjector } from './actions/project-members.ts';
export { recountMembers } from './actions/recount-members.ts';
export { recountVisits } from './actions/recount-visits.ts';
export { writeVisits } from './actions/write-visits.ts';
export { type Claim, loadClaims } from './content/load-claims.ts';
export { isVisit, VisitTally } from './domain/visit.ts';
export { figureRoutes } from './pages/routes.tsx';
