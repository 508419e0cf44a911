/** The door of the ledger: append events, carry a command out once, read events back, seal and verify the chain. */
export { type AppendContext, createLedger, EventNotAllowed, type Ledger, type Projector } from './actions/append.ts';
export { type ExportedHead, exportHead, headsFile, readExportedHeads } from './actions/export-head.ts';
export { once, onceAccepted } from './actions/once.ts';
export { SEALING_BUDGET_MS, seal } from './actions/seal.ts';
export { type ChainReport, type VerifyOptions, verifyChain } from './actions/verify-chain.ts';
export { type VerifyCheck, type VerifyDeps, verifyVerb } from './cli/verify.ts';
export type { BreakReason, ChainBreak } from './domain/check-chain.ts';
export type { ActorRef, NewEvent, PayloadValue, RecordedEvent } from './domain/event.ts';
export { ledgerSchedule } from './jobs/schedule.ts';
export { keyedHash } from './keyed-hash.ts';
export { type EventFilter, listEventsOfDossier, readEvents } from './store/events.read.ts';
