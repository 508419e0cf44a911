/** The door of outreach: who was contacted, who is still unreached. */
export { logContact } from './actions/log-contact.ts';
export type { OutreachDeps } from './actions/outreach-deps.ts';
export { checkContact } from './domain/contact.ts';
export { type OfficePlace, officeOf } from './domain/office.ts';
export { outreachText } from './messages/index.ts';
export { outreachRoutes } from './pages/routes.tsx';
export {
  countCallbacks,
  countUnreached,
  type FirmOutreach,
  findFirmOutreach,
  listCallbacks,
  listUnreached,
  type UnreachedFirm,
} from './store/outreach.read.ts';
export { listTaxCodesOf } from './store/record-codes.read.ts';
