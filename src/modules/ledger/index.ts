/** The door of the ledger: append events, carry a command out once, read events back, seal and verify the chain. */
export { type AppendContext, createLedger, EventNotAllowed, type Ledger, type Projector } from './actions/append.ts';
export { once, onceAccepted } from './actions/once.ts';
export type { ActorRef, NewEvent, PayloadValue, RecordedEvent } from './domain/event.ts';
export { keyedHash } from './keyed-hash.ts';
export { type EventFilter, listEventsOfDossier, readEvents } from './store/events.read.ts';
