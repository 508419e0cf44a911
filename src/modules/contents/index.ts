/** The door of contents: what officers draft and sign, and what of it is in force. */
export { type ContentDeps, overlayInForce } from './actions/content-deps.ts';
export { saveDraft } from './actions/save-draft.ts';
export { signDraft } from './actions/sign-draft.ts';
export { contentVerb } from './cli/content-verb.ts';
export { withdrawalForm } from './content/withdrawal-form.ts';
export {
  bilingualFields,
  type ContentForm,
  type Entered,
  enteredBilingual,
  enteredDecimal,
  enteredRows,
  enteredWhole,
  type FormField,
  type FormIssue,
  type FormItem,
  fieldIssue,
} from './domain/content-form.ts';
export { type Begun, type ContentStart, type ContentWorld, enteredCode } from './domain/content-start.ts';
export { contentSchedule } from './jobs/follow-signed.ts';
export { contentRoutes } from './pages/content-routes.tsx';
export type { ContentPageDeps, PreviewTarget } from './pages/page-deps.ts';
export { withdrawnPage } from './pages/withdrawn-page.tsx';
export { countOthersDrafts } from './store/drafts.read.ts';
