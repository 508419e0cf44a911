/** Consent to one use: only the owner's own act gives it, for the text they read, and a withdrawal holds at once while the past stays on record. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/foundation/actor.ts';
import type { Db } from '../../src/foundation/database/tables.ts';
import { changeConsent } from '../../src/modules/enterprises/actions/change-consent.ts';
import { hasConsent, loadConsentPurposes } from '../../src/modules/enterprises/index.ts';
import { createLedger, listEventsOfDossier } from '../../src/modules/ledger/index.ts';
import { withDatabase } from '../../src/test-support/database-fixture.ts';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { fixedId, fixedIds } from '../../src/test-support/fixed-ids.ts';
import { openPortalInProcess } from './portal-in-process.ts';

const [buyers] = loadConsentPurposes().filter(({ code }) => code === 'lead-firm-buyer');
const [OWNER, DOSSIER, PARTY, CLAIM] = [fixedId(1, 9), fixedId(2, 9), fixedId(3, 9), fixedId(4, 9)] as const;

async function aFirm(db: Db) {
  const clock = fixedClock();
  const now = clock.now();
  await sql`insert into people (id, name, created_at) values (${OWNER}, 'Chủ', ${now})`.execute(db);
  await sql`insert into organisations (id, kind, name, created_at) values (${fixedId(5, 9)}, 'enterprise', 'A', ${now})`.execute(
    db,
  );
  await sql`insert into parties (id, kind, created_at) values (${PARTY}, 'enterprise', ${now})`.execute(db);
  await sql`insert into dossiers (id, party_id, opened_at, expires_on) values (${DOSSIER}, ${PARTY}, ${now}, '2032-01-01')`.execute(
    db,
  );
  await sql`insert into claims (id, dossier_id, party_id, person_id, organisation_id, level, claimed_at, asked_at, sealed_key)
    values (${CLAIM}, ${DOSSIER}, ${PARTY}, ${OWNER}, ${fixedId(5, 9)}, 'self-declared', ${now}, ${now}, ${randomBytes(8).toString('hex')})`.execute(
    db,
  );
  const deps = { db, ids: fixedIds(1), ledger: createLedger() };
  const commands = fixedIds(2);
  const change = (act: 'give' | 'withdraw', by = OWNER, version = buyers!.version) => {
    clock.advance({ minutes: 1 });
    const actor: Actor = { personId: by, sessionId: fixedId(6, 9), name: '' };
    const command = commands.next();
    return changeConsent(deps, { actor, claimId: CLAIM, purpose: buyers!, version, act, command, now: clock.now() });
  };
  const stands = (at = clock.now()) => hasConsent(db, PARTY, 'lead-firm-buyer', at);
  return { clock, change, stands };
}

describe('consent', () => {
  it('is nothing by silence, stands from its moment, and ends at its withdrawal', async () => {
    await withDatabase(async ({ db, trx }) => {
      const { clock, change, stands } = await aFirm(db);
      const before = clock.now();
      expect(await stands()).toBe(false);
      expect((await change('give')).ok).toBe(true);
      const during = clock.now();
      expect(await stands()).toBe(true);
      expect(await stands(before)).toBe(false);
      expect(await hasConsent(db, PARTY, 'statistics-by-name', during)).toBe(false);
      await change('give');
      await change('withdraw');
      expect(await stands()).toBe(false);
      expect(await stands(during)).toBe(true);
      const types = (await listEventsOfDossier(trx, DOSSIER)).map(({ type }) => type);
      expect(types).toEqual(['consent.withdrawn', 'consent.given']);
    });
  });

  it('is the owner’s alone, for the text they read', async () => {
    await withDatabase(async ({ db }) => {
      const { change, stands } = await aFirm(db);
      expect(await change('give', fixedId(7, 9))).toMatchObject({ ok: false });
      expect(await change('give', OWNER, buyers!.version - 1)).toMatchObject({
        refusals: [{ code: 'enterprises.consent.changed' }],
      });
      expect(await stands()).toBe(false);
      await change('give');
      expect(await change('withdraw', fixedId(7, 9))).toMatchObject({ ok: false });
      expect(await stands()).toBe(true);
    });
  });

  it('is asked on a page that has nothing ticked and works for the owner only', async () => {
    const portal = await openPortalInProcess();
    const plan = await portal.openPlan();
    const owner = await portal.signInAs('owner');
    await portal.post(`${plan}/claim`, { name: 'Xưởng Nón' }, owner);
    const fresh = (await portal.get(`${plan}/consents`, owner)).body;
    expect(fresh.split('Bạn chưa đồng ý.')).toHaveLength(loadConsentPurposes().length + 1);
    const order = { purpose: 'lead-firm-buyer', version: '1', act: 'give' };
    for (const who of [{}, await portal.signInAs('adviser')]) await portal.post(`${plan}/consents`, order, who);
    expect((await portal.get(`${plan}/consents`, owner)).body).not.toContain('Bạn đã đồng ý ngày');
    expect((await portal.post(`${plan}/consents`, order, owner)).status).toBe(303);
    expect((await portal.get(`${plan}/consents`, owner)).body).toContain('Bạn đã đồng ý ngày');
    expect((await portal.get(`${plan}/consents`)).body).not.toContain('Bạn đã đồng ý ngày');
  });
});
