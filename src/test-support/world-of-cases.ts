/** A world for tests of cases: desks with people in two communes, a province and the nation, firms with dossiers, and letters that can be read. */
import { createHash } from 'node:crypto';
import type { Actor, Scope } from '../foundation/actor.ts';
import { type Instant, instantOf, type LocalDate } from '../foundation/clock.ts';
import { inTransaction } from '../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../foundation/database/tables.ts';
import { randomIds } from '../foundation/ids.ts';
import type { Mail } from '../foundation/mail/mail.ts';
import { loadRoles } from '../modules/accounts/index.ts';
import { insertAssignment, insertOrganisation, insertPerson } from '../modules/accounts/store/people.write.ts';
import { type ActOrder, actOnCase } from '../modules/cases/actions/act-on-case.ts';
import type { CaseDeps, CaseEffect } from '../modules/cases/actions/case-deps.ts';
import { type NewCaseOrder, openCase } from '../modules/cases/actions/open-case.ts';
import { loadCalendars } from '../modules/cases/content/load-calendars.ts';
import { loadCaseTypes } from '../modules/cases/content/load-case-types.ts';
import { foldCase } from '../modules/cases/domain/case-history.ts';
import { columnsOf, stateOf } from '../modules/cases/store/case-columns.ts';
import { findCase, listHistory } from '../modules/cases/store/cases.read.ts';
import { insertDossier } from '../modules/enterprises/store/dossiers.write.ts';
import { createLedger } from '../modules/ledger/index.ts';
import { loadLocalities } from '../modules/localities/index.ts';
import { createNotifier } from '../modules/notices/index.ts';

export const PROVINCE = 'vn-2025-38';
export const COMMUNE = 'vn-2025-c-16249';
/** Of the same province. */
export const NEXT_COMMUNE = 'vn-2025-c-14797';

/** A moment in Viet Nam; a Monday in an ordinary month. */
export const at = (day: string, time = '09:00'): Instant => instantOf(new Date(`${day}T${time}:00+07:00`));
export const MONDAY = at('2026-06-01');

const places = loadLocalities();
const roles = loadRoles();
const types = loadCaseTypes();
const calendars = loadCalendars();

/** `given` stands for what the real content has, such as a type made for one test. */
export function aWorldOfCases(db: Db, given: Partial<Pick<CaseDeps, 'effects' | 'roles' | 'types'>> = {}) {
  const letters: Mail[] = [];
  const mail = { add: async (_: unknown, letter: Mail) => void letters.push(letter) };
  const notices = createNotifier({ ids: randomIds, mail, origin: 'https://example.vn' });
  const effects: Record<string, CaseEffect> = {};
  const deps: CaseDeps = {
    ...{ db, ids: randomIds, ledger: createLedger(), roles, places, types, calendars, notices, effects },
    hashCode: (code) => createHash('sha256').update(code).digest('hex'),
    ...given,
  };

  const person = async (role: string, scope: Scope, name: string): Promise<Actor> => {
    const [personId, assignmentId] = [randomIds.next(), randomIds.next()];
    const email = `${personId}@example.vn`;
    const trx = db as Trx;
    await insertPerson(trx, { id: personId, email, name, createdAt: MONDAY });
    const since = { validFrom: '2026-01-01' as LocalDate, grantedBy: null, grantedAt: MONDAY };
    await insertAssignment(trx, { id: assignmentId, personId, role, scope, ...since });
    return { personId, sessionId: randomIds.next(), name, actingAs: { assignmentId, role, scope } };
  };
  const officer = (localityId: string, name: string) =>
    person(localityId === PROVINCE ? 'province-officer' : 'commune-officer', { kind: 'locality', localityId }, name);
  const ministry = (name: string) => person('ministry-officer', { kind: 'nation' }, name);

  const organisation = async (name: string): Promise<string> => {
    const id = randomIds.next();
    await insertOrganisation(db as Trx, { id, kind: 'vendor', name, createdAt: MONDAY });
    return id;
  };

  const dossier = async (): Promise<string> => {
    const id = randomIds.next();
    await insertDossier(db as Trx, {
      id,
      openedAt: MONDAY,
      expiresOn: '2027-06-01' as LocalDate,
      secret: '0'.repeat(64),
    });
    return id;
  };

  const ask = async ({ dossierId: known, ...order }: Partial<NewCaseOrder> & { readonly dossierId?: string } = {}) => {
    const dossierId = known ?? (await dossier());
    const id = await inTransaction(db, (trx) =>
      openCase(trx, deps, {
        ...{ type: 'advice-request', asker: { kind: 'dossier', dossierId }, localityId: COMMUNE },
        about: { kind: 'topic', code: 'e-invoice' },
        contact: { name: 'Trần Thị Thử', phone: '0912 345 678', email: 'thu@example.vn', callWhen: 'any' },
        actor: { kind: 'plan-holder', dossierId },
        ...{ side: 'firm', now: MONDAY, message: 'Cửa hàng cần xuất hóa đơn điện tử.' },
        ...order,
      }),
    );
    return { id, dossierId };
  };

  const act = (caseId: string, what: string, as: ActOrder['as'], more: Partial<ActOrder> = {}) =>
    actOnCase(deps, { caseId, act: what, as, message: '', command: randomIds.next(), now: MONDAY, ...more });

  const now = async (id: string) => (await findCase(db, id))!;

  /** Both as columns: what is stored, and what its history adds up to. */
  const twice = async (id: string) => {
    const history = await listHistory(db, id);
    return {
      stored: columnsOf(stateOf(columnsOf(await now(id)))),
      folded: columnsOf(foldCase(history.map(({ event }) => event))),
      events: history.length,
    };
  };

  return { deps, letters, person, officer, ministry, organisation, dossier, ask, act, now, twice };
}
