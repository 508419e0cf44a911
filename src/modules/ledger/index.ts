/** The door of the ledger: append events, carry a command out once, read events back, seal and verify the chain. */
export { createLedger, type Ledger, type Projector } from './actions/append.ts';
export { headsFile } from './actions/export-head.ts';
export { once, onceAccepted } from './actions/once.ts';
export { seal } from './actions/seal.ts';
export { type VerifyCheck, verifyVerb } from './cli/verify.ts';
export type { ActorRef, NewEvent, PayloadValue, RecordedEvent } from './domain/event.ts';
export { ledgerSchedule } from './jobs/schedule.ts';
export { keyedHash } from './keyed-hash.ts';
export { type AuditQuery, type AuditScope, countActs, findAuditEvent, listAuditEvents } from './store/audit.read.ts';
export { listEventsOfDossier, listEventsOfType, readEvents, typesOfEvents } from './store/events.read.ts';
export { countedEventsOf, type EventGroup, firstEventsOf, listEventLocalities } from './store/first-events.read.ts';
export { type EventProof, proveEvents } from './store/proofs.read.ts';
export { findHead } from './store/seals.read.ts';
