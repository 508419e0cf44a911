/** Reads the ledger for an auditor: what the address asks for, within the places and people of the office. */
import type { Actor } from '../../../foundation/actor.ts';
import { addDays, type LocalDate } from '../../../foundation/clock.ts';
import type { Fields } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { type Colleague, listColleagues, personNames } from '../../accounts/index.ts';
import { parseTaxCode } from '../../enterprises/index.ts';
import { type AuditScope, type EventProof, listAuditEvents, proveEvents } from '../../ledger/index.ts';
import { findFirmOutreach } from '../../outreach/index.ts';
import {
  type AuditPlace,
  beginningOf,
  readAuditPlace,
  readTypedDay,
  USUAL_DAYS,
  writeAuditPlace,
} from '../domain/audit-span.ts';
import { placesOf } from '../domain/scope-places.ts';
import { eventNames } from '../messages/index.ts';
import type { DeskDeps } from './desk-deps.ts';

export type AuditIssue = { readonly field: 'from' | 'until' | 'firm'; readonly code: 'day' | 'order' | 'firm' };

export interface AuditAsked {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly act: string;
  readonly person: string;
  readonly firm: string;
  readonly after?: AuditPlace | undefined;
  readonly issues: readonly AuditIssue[];
}

/** A wrong day leaves the usual span, with the issue at its field. */
export function readAudit(query: Fields, today: LocalDate): AuditAsked {
  const issues: AuditIssue[] = [];
  const day = (field: 'from' | 'until', usual: LocalDate): LocalDate => {
    const typed = query.get(field);
    const read = typed === '' ? usual : readTypedDay(typed);
    if (read === undefined) issues.push({ field, code: 'day' });
    return read ?? usual;
  };
  const until = day('until', today);
  const from = day('from', addDays(until, -USUAL_DAYS));
  if (from > until) issues.push({ field: 'from', code: 'order' });
  const person = query.get('person');
  return {
    ...{ from, until, issues, act: Object.hasOwn(eventNames('vi'), query.get('act')) ? query.get('act') : '' },
    person: isUuid(person) ? person : '',
    firm: query.get('firm').slice(0, 60),
    after: readAuditPlace(query.get('after')),
  };
}

export interface AuditView {
  readonly proofs: readonly EventProof[];
  readonly names: ReadonlyMap<string, string>;
  readonly people: readonly Colleague[];
  /** Where the next page begins. */
  readonly next?: string;
  readonly issues: readonly AuditIssue[];
  /** Ids of the firm that was asked for. */
  readonly firmIds: readonly string[];
}

/** An event that names no place belongs to whoever the person who did it works for. */
export async function auditScope(
  { db, places, roles }: DeskDeps,
  actor: Actor,
  today: LocalDate,
): Promise<{ readonly scope: AuditScope; readonly people: readonly Colleague[] }> {
  const own = actor.actingAs?.scope;
  const inside = own === undefined ? [] : placesOf(own, places);
  const codes = roles.roles.filter(({ kind }) => kind === 'programme').map(({ code }) => code);
  if (inside === 'everything')
    return { scope: inside, people: await listColleagues(db, { roles: codes, places: 'anywhere' }, today) };
  const people = await listColleagues(db, { roles: codes, places: inside }, today);
  return {
    scope: {
      places: inside,
      actors: people.flatMap(({ personId, assignmentId }) => [personId, `${personId}:${assignmentId}`]),
    },
    people,
  };
}

export async function loadAudit(
  deps: DeskDeps,
  actor: Actor,
  asked: AuditAsked,
  { today, limit }: { readonly today: LocalDate; readonly limit: number },
): Promise<AuditView> {
  const { db } = deps;
  const { scope, people } = await auditScope(deps, actor, today);
  const firm = asked.firm === '' ? undefined : await findFirm(deps, asked.firm);
  const issues = [...asked.issues, ...(firm === 'none' ? [{ field: 'firm', code: 'firm' } as const] : [])];
  if (firm === 'none' || issues.length > 0) return { proofs: [], names: new Map(), people, issues, firmIds: [] };
  const events = await listAuditEvents(
    db,
    {
      ...{
        scope,
        firm,
        from: beginningOf(asked.from),
        until: beginningOf(addDays(asked.until, 1)),
        after: asked.after,
      },
      ...(asked.act !== '' && { types: [asked.act] }),
      ...(asked.person !== '' && { personId: asked.person }),
    },
    limit + 1,
  );
  const shown = events.slice(0, limit);
  const last = shown.at(-1);
  const proofs = new Map(
    (
      await proveEvents(
        db,
        shown.map(({ id }) => id),
      )
    ).map((proof) => [proof.event.id, proof]),
  );
  const ids = shown.flatMap(({ actor: who }) => (who.kind === 'account' ? [who.personId] : []));
  return {
    proofs: shown.flatMap(({ id }) => proofs.get(id) ?? []),
    names: await personNames(db, ids),
    people,
    ...(events.length > limit && last !== undefined && { next: writeAuditPlace(last) }),
    issues,
    firmIds: firm === undefined ? [] : [...firm.dossierIds, ...firm.recordIds],
  };
}

/** By the id of its dossier, or by the tax code an officer logged a contact under. */
async function findFirm(
  { db }: DeskDeps,
  typed: string,
): Promise<{ readonly dossierIds: readonly string[]; readonly recordIds: readonly string[] } | 'none'> {
  if (isUuid(typed)) return { dossierIds: [typed], recordIds: [typed] };
  const code = parseTaxCode(typed);
  const known = code.ok ? await findFirmOutreach(db, code.value.normalized) : undefined;
  return known === undefined ? 'none' : { dossierIds: [], recordIds: [known.id] };
}
