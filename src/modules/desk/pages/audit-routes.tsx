/** Addresses of the auditor: the list, one event with its proof, the list as a file. Reading about one person or firm leaves an event. */
import type { Actor } from '../../../foundation/actor.ts';
import { csvLine } from '../../../foundation/csv/csv-writer.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { deskRoute, mayAtDesk, personNames } from '../../accounts/index.ts';
import { findAuditEvent, proveEvents } from '../../ledger/index.ts';
import { noteAudit } from '../actions/note-audit.ts';
import { auditText } from '../messages/index.ts';
import { AuditEventPage } from './audit-event-page.tsx';
import { AuditPage } from './audit-page.tsx';
import { type AuditAsked, auditScope, loadAudit, readAudit } from './audit-view.ts';
import { actOf, momentOf, whereOf, whoDid } from './audit-words.ts';
import type { DeskDeps } from './desk-deps.ts';

const PAGE = 25;
/** More lines than anybody reads; narrow the days for the rest. */
const MOST_ROWS = 10_000;

type Handler = (deps: DeskDeps, request: PageRequest, actor: Actor) => Promise<Reply>;

export function auditRoutes(deps: DeskDeps): Route[] {
  const may = (actor: Actor) => {
    const scope = actor.actingAs?.scope;
    const thing = scope?.kind === 'locality' ? { localityId: scope.localityId } : {};
    return mayAtDesk(actor, 'audit.read', thing, { roles: deps.roles, contains: deps.places.contains });
  };
  const route = (method: Route['method'], path: string, handle: Handler): Route =>
    deskRoute({ method, path: `/:lang/desk/audit${path}`, verb: 'audit.read' }, may, (request, actor) =>
      handle(deps, request, actor),
    );
  return [route('GET', '', listPage), route('POST', '/export', exportCsv), route('GET', '/:event', eventPage)];
}

const baseOf = (language: string): string => `/${language}/desk/audit`;

async function listPage(deps: DeskDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, query, today } = request;
  const asked = readAudit(query, today);
  const view = await loadAudit(deps, actor, asked, { today, limit: PAGE });
  await noteReading(deps, request, { actor, asked, firmIds: view.firmIds });
  return {
    kind: 'page',
    ...(view.issues.length > 0 && { status: 422 }),
    title: auditText(language).title,
    section: 'desk',
    deskSection: 'audit',
    body: (
      <AuditPage
        language={language}
        base={baseOf(language)}
        asked={asked}
        view={view}
        typed={(field) => query.get(field).slice(0, 40)}
        places={deps.places}
        command={deps.ids.next()}
      />
    ),
  };
}

async function noteReading(
  deps: DeskDeps,
  { now }: PageRequest,
  { actor, asked, firmIds }: { readonly actor: Actor; readonly asked: AuditAsked; readonly firmIds: readonly string[] },
): Promise<void> {
  if (asked.person !== '')
    await noteAudit(deps, { actor, now, note: { type: 'audit.read', about: { person: asked.person } } });
  if (firmIds.length > 0) await noteAudit(deps, { actor, now, note: { type: 'audit.read', about: { firm: firmIds } } });
}

/** An event outside the scope and one that does not exist look alike. */
async function eventPage(deps: DeskDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, params, today } = request;
  const id = params.event ?? '';
  const { scope } = await auditScope(deps, actor, today);
  const event = isUuid(id) ? await findAuditEvent(deps.db, id, scope) : undefined;
  const [proof] = event === undefined ? [] : await proveEvents(deps.db, [event.id]);
  if (event === undefined || proof === undefined) return { kind: 'not-found' };
  const names = await personNames(deps.db, event.actor.kind === 'account' ? [event.actor.personId] : []);
  return {
    kind: 'page',
    title: actOf(event, language),
    section: 'desk',
    deskSection: 'audit',
    body: <AuditEventPage proof={proof} words={{ language, names, places: deps.places }} base={baseOf(language)} />,
  };
}

async function exportCsv(deps: DeskDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, form, now, today } = request;
  const asked = { ...readAudit(form, today), after: undefined };
  const view = await loadAudit(deps, actor, asked, { today, limit: MOST_ROWS });
  if (view.issues.length > 0) return { kind: 'refused', status: 422, code: 'desk.audit.not-read' };
  await noteAudit(deps, { actor, now, note: { type: 'audit.exported', rows: view.proofs.length } });
  await noteReading(deps, request, { actor, asked, firmIds: view.firmIds });
  const words = { language, names: view.names, places: deps.places };
  const text = auditText(language);
  const head = [
    ...Object.values(text.columns),
    text.event.labels.code,
    text.event.labels.id,
    text.event.proofLabels.hash,
  ];
  const lines = view.proofs.map(({ event, seal }) => [
    momentOf(event.occurredAt),
    actOf(event, language),
    whoDid(event, words),
    whereOf(event, words),
    seal?.seq,
    event.type,
    event.id,
    seal?.hash,
  ]);
  return {
    kind: 'file',
    contentType: 'text/csv; charset=utf-8',
    fileName: `${text.file}.csv`,
    // With a mark of order, so that a spreadsheet reads Vietnamese.
    body: `\uFEFF${[head, ...lines].map((cells) => csvLine(cells)).join('\r\n')}\r\n`,
  };
}
