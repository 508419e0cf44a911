/** The door of accounts: people, what they may act as, signing in, and who may do what where. */
export type { AccountDeps } from './actions/account-deps.ts';
export { actorRef } from './actions/account-deps.ts';
export { demoActor, inventPerson } from './actions/demo-actor.ts';
export { enterOrganisation } from './actions/enter-organisation.ts';
export type { PersonEraser } from './actions/erase-account.ts';
export { foundOrganisation } from './actions/found-organisation.ts';
export { giveRole } from './actions/give-role.ts';
export { identify, wasSignedOut } from './actions/identify.ts';
export { type AccountsVerbDeps, accountsVerb } from './cli/accounts.ts';
export { type DemoPeople, loadDemoPeople } from './content/load-demo-people.ts';
export { loadRoles } from './content/load-roles.ts';
export type { Role, RoleCatalogue } from './domain/role.ts';
export { parsePaperCode } from './domain/sign-in-code.ts';
export { accountSchedule } from './jobs/schedule.ts';
export { accountRoutes } from './pages/account-routes.tsx';
export { countedAddress } from './pages/counted-address.ts';
export { MailboxNotice } from './pages/mailbox-notice.tsx';
export { ownDataRoutes } from './pages/own-data-routes.tsx';
export type { AccountPageDeps, Holding } from './pages/page-deps.ts';
export { guardDecisions, passkeyRoutes } from './pages/passkey-routes.tsx';
export { peopleDeskRoutes } from './pages/people-routes.tsx';
export { signInRoutes } from './pages/sign-in-routes.tsx';
export { deskRoute, type SignedInHandler, signedInRoute, toSignIn } from './pages/signed-in-route.ts';
export { can as mayAtDesk, type DeskVerb, type NotAllowed, type PolicyContext, reaches, type Thing } from './policy.ts';
export {
  type Colleague,
  findPerson,
  listAssignmentsOver,
  listColleagues,
  listMembers,
  organisationNames,
  personNames,
} from './store/people.read.ts';
export { representedIn } from './store/sessions.read.ts';
export { countWorkIn, listPlacesWorkedFor } from './store/work-places.read.ts';
