/** The door of outreach: who was contacted, who is still unreached. */
export { logContact } from './actions/log-contact.ts';
export type { OutreachDeps } from './actions/outreach-deps.ts';
export { outreachRoutes } from './pages/routes.tsx';
export { listTaxCodesOf } from './store/record-codes.read.ts';
