/** The door of the enterprises module: parties, tax codes and the dossier of facts. */

export { actingAdviser, ledgerNamingMandates, runActingFor } from './actions/acting-for.ts';
export { type AnsweringDeps, answerFact } from './actions/answer-fact.ts';
export { changeConsent } from './actions/change-consent.ts';
export { findClaimedFirm } from './actions/claim-desk-deps.ts';
export { type ClaimDeps, claimDossier } from './actions/claim-dossier.ts';
export { confirmRepresented } from './actions/confirm-represented.ts';
export { decideClaim } from './actions/decide-claim.ts';
export type { DossierDeps, DossierEraser, DossierExporter } from './actions/dossier-deps.ts';
export { type ErasingDeps, eraseDossier } from './actions/erase-dossier.ts';
export { type DossierCopy, exportDossier } from './actions/export-dossier.ts';
export { findDuplicates } from './actions/find-duplicates.ts';
export { followPlaces } from './actions/follow-places.ts';
export { adviserCodeOf, giveMandate } from './actions/give-mandate.ts';
export { type ImportOutcome, importRegister } from './actions/import-register.ts';
export { keepDossier } from './actions/keep-dossier.ts';
export { savePopulation } from './actions/keep-population.ts';
export { exportHeldFirms, exportReadingsOfPerson, leaveFirms } from './actions/leave-firms.ts';
export { openByKey } from './actions/open-by-key.ts';
export { type OpenedDossier, openDossier } from './actions/open-dossier.ts';
export { openFirm } from './actions/open-firm.ts';
export { type Population, populationOf } from './actions/population-of.ts';
export { rebuildProfiles, settleProfiles } from './actions/rebuild-profiles.ts';
export { type Recorded, type RecordFactsCommand, recordFacts } from './actions/record-facts.ts';
export { recordFactsOnce } from './actions/record-facts-once.ts';
export { type ReadingOrder, recordReading } from './actions/record-reading.ts';
export { recountProfiles } from './actions/recount-profiles.ts';
export { registerFile } from './actions/register-file.ts';
export type { ImportCommand, ImportDeps } from './actions/register-import-command.ts';
export { runImports } from './actions/run-imports.ts';
export { settleRegister } from './actions/settle-register.ts';
export { takeFromRegister } from './actions/take-from-register.ts';
export { type CountDeps, countVerb } from './cli/count-population.ts';
export { rebuildProfilesVerb } from './cli/rebuild-profiles.ts';
export { type SizeDeps, sizeVerb } from './cli/size.ts';
export { loadActConsent, loadConsentPurposes } from './content/load-consent-purposes.ts';
export { type FactContent, loadVocabulary } from './content/load-vocabulary.ts';
export type { ActConsentCode, ConsentCode, ConsentPurpose } from './domain/consent.ts';
export { currentDossier, currentFacts, expiryOf } from './domain/current-dossier.ts';
export type { PopulationScope } from './domain/desk-scope.ts';
export type { Fact, FactSource, FactSourceKind, Said, Statement } from './domain/fact.ts';
export { checkFactValue, parseFactValue, type ReadingContext } from './domain/fact-value.ts';
export { inventedRegister } from './domain/invented-register.ts';
export type { DossierRefusal, OpenDossier } from './domain/open-dossier.ts';
export { dossierFromPlainFacts, itemKeyField, statementsFromPlainFacts } from './domain/plain-facts.ts';
export { groupPlanKey, type PlanKey, parsePlanKey } from './domain/plan-key.ts';
export type { PopulationRule } from './domain/population-rule.ts';
export type { FileMapping, RegisterColumn } from './domain/register-columns.ts';
export { factsOfRegister, type PublicRecord, type RegisterRecord } from './domain/register-record.ts';
export { classifySize, type SizeAnswer, type SizeClass } from './domain/size-class.ts';
export { type Standing, standingOf } from './domain/standing.ts';
export {
  formatTaxCode,
  isPersonalTaxCode,
  maskTaxCode,
  parseTaxCode,
  type TaxCode,
  type TaxCodeKind,
  type TaxCodeRefusal,
} from './domain/tax-code.ts';
export { eraseExpiredDossiers } from './jobs/erase-expired-dossiers.ts';
export { claimText } from './messages/claim.ts';
export { refusalMessage } from './messages/refusal-message.ts';
export { claimDeskRoutes } from './pages/claim-desk-routes.tsx';
export { type ClaimPageDeps, claimRoutes } from './pages/claim-routes.tsx';
export { closedDossierPage } from './pages/closed-dossier-page.tsx';
export { consentRoutes } from './pages/consent-routes.tsx';
export { duplicateRoutes } from './pages/duplicate-routes.tsx';
export { type FactAnswer, type FactEntry, type FactFormContext, parseFactForm } from './pages/fact-form.ts';
export { factsOnFile, valuesOnFile } from './pages/fact-page.tsx';
export { asksOf, FactControl, type FactControlProps, FactQuestion } from './pages/fact-question.tsx';
export { type FactNames, factItemInWords, factValueInWords } from './pages/fact-words.ts';
export type { FirmContact, FirmDeskDeps } from './pages/firm-desk-deps.ts';
export { firmDeskRoutes } from './pages/firm-desk-routes.tsx';
export { openHeldDossier } from './pages/held-dossier.ts';
export type { ImportPageDeps } from './pages/import-page-deps.ts';
export { importRoutes } from './pages/import-routes.tsx';
export { guardMandates } from './pages/mandate-guard.tsx';
export { mandateRoutes } from './pages/mandate-routes.tsx';
export { type PopulationDeskDeps, populationRoutes } from './pages/population-routes.tsx';
export type { OfficeName } from './pages/readings-page.tsx';
export { type DossierRoutesDeps, dossierRoutes } from './pages/routes.tsx';
export { can, type DossierVerb } from './policy.ts';
export { listClaimedNames } from './store/claim-names.read.ts';
export { listClaimsOfFirm } from './store/claimed-firms.read.ts';
export { findClaim, type HeldClaim, listClaims, listClaimsToDecide } from './store/claims.read.ts';
export { hasConsent } from './store/consents.read.ts';
export { findDossier, hasDossiers } from './store/dossiers.read.ts';
export { countDossiersIn } from './store/dossiers-in-places.read.ts';
export { countCandidatesUpTo } from './store/duplicates.read.ts';
export { hashPlanKey } from './store/hash-plan-key.ts';
export { listMandatesOfAdviser, type MandateOfFirm } from './store/mandates.read.ts';
export { findPublicRecord } from './store/public-record.read.ts';
export {
  findRecord,
  listUnplaced,
  type NameSuggestion,
  type RegisterSearch,
  searchRegister,
  suggestNames,
} from './store/register.read.ts';
export { countWaitingFirmsUpTo } from './store/register-placements.read.ts';
export { countRegister } from './store/register-stock.read.ts';
export {
  type Band,
  countWorklist,
  listRegisterNames,
  listWorklist,
  type WorklistLine,
  type WorklistPage,
  type WorklistPlace,
  type WorklistQuery,
} from './store/register-worklist.read.ts';
