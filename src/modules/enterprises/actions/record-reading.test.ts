/** The firm's log: each time somebody of the programme is shown its contact or answers it has a line, and the ledger an event without a name. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../foundation/actor.ts';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedId, fixedIds } from '../../../test-support/fixed-ids.ts';
import { createLedger, listEventsOfDossier } from '../../ledger/index.ts';
import { loadVocabulary } from '../content/load-vocabulary.ts';
import { listReadings } from '../store/readings.read.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { eraseDossier } from './erase-dossier.ts';
import { openDossier } from './open-dossier.ts';
import { recordFacts } from './record-facts.ts';
import { recordReading } from './record-reading.ts';

const content = loadVocabulary();
const COMMUNE = 'vn-2025-c-16249';
const PERSON = fixedId(1, 9);
const officer: Actor = {
  ...{ personId: PERSON, sessionId: fixedId(2, 9), name: 'Phạm Thị Mẫu' },
  actingAs: {
    assignmentId: fixedId(3, 9),
    role: 'commune-officer',
    scope: { kind: 'locality', localityId: COMMUNE },
  },
};

async function aFirm(db: Db) {
  const clock = fixedClock();
  const deps: DossierDeps = {
    ...{ db, ids: fixedIds(1), ledger: createLedger(), randomBytes: (count) => randomBytes(count) },
    contextAt: (asOf: LocalDate) => ({
      asOf,
      vocabulary: content.vocabularyAt(asOf),
      localities: { contains: () => 'yes' },
      lookups: { province: () => 'vn-2025-38', sectorGroup: () => undefined },
    }),
  };
  await sql`insert into people (id, name, created_at) values (${PERSON}, 'Phạm Thị Mẫu', ${clock.now()})`.execute(db);
  const { dossier, key } = await openDossier(db as Trx, deps, { command: fixedId(1, 2), now: clock.now() });
  const statements = [{ key: 'commune', kind: 'one', value: COMMUNE }] as const;
  await recordFacts(db as Trx, deps, {
    ...{ dossierId: dossier.id, statements, source: { kind: 'owner' }, now: clock.now() },
  });
  const read = (id = dossier.id) =>
    recordReading(deps, {
      ...{ actor: officer, subject: { kind: 'dossier', id }, fields: ['contact', 'answers'], purpose: 'contact' },
      now: clock.now(),
    });
  return { deps, clock, dossier, key, read };
}

describe('a reading', () => {
  it('is a line the firm sees, with office and reason, and an event with ids and codes only', async () => {
    await withDatabase(async ({ db, trx }) => {
      const { dossier, read } = await aFirm(db);
      await read();
      expect(await listReadings(db, { dossierId: dossier.id })).toMatchObject([
        {
          ...{ reader: 'account', role: 'commune-officer', localityId: COMMUNE },
          ...{ fields: ['contact', 'answers'], purpose: 'contact' },
        },
      ]);
      const [event] = await listEventsOfDossier(trx, dossier.id);
      expect(event).toMatchObject({
        type: 'personal-data.read',
        actor: { kind: 'account', personId: PERSON, assignmentId: fixedId(3, 9) },
        localityId: COMMUNE,
        payload: { subject: 'dossier', fields: ['contact', 'answers'], purpose: 'contact' },
      });
      expect(JSON.stringify(event)).not.toContain('Phạm');
    });
  });

  it('is one while the page is reloaded, and another after a while', async () => {
    await withDatabase(async ({ db }) => {
      const { dossier, read, clock } = await aFirm(db);
      await read();
      clock.advance({ minutes: 5 });
      await read();
      expect(await listReadings(db, { dossierId: dossier.id })).toHaveLength(1);
      clock.advance({ minutes: 11 });
      await read();
      expect(await listReadings(db, { dossierId: dossier.id })).toHaveLength(2);
    });
  });

  it('of a firm that is gone is none, and erasing the dossier takes its lines along', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, dossier, key, read, clock } = await aFirm(db);
      await read();
      await eraseDossier({ ...deps, erasers: [] }, { key, now: clock.now() });
      expect(await listReadings(db, { dossierId: dossier.id })).toEqual([]);
      clock.advance({ hours: 1 });
      await read();
      await read(fixedId(99, 9));
      expect(await listReadings(db, { dossierId: dossier.id })).toEqual([]);
    });
  });

  it('of the register is shown by tax code, for whoever is proved to hold the firm', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, dossier, clock } = await aFirm(db);
      const now = clock.now();
      await sql`insert into register_imports (id, file_hash, file_name, settings_hash, mapping, as_of, keep_good, state, started_at, finished_at, rows_added)
        values (${fixedId(5, 9)}, ${'a'.repeat(64)}, 'f.csv', ${'b'.repeat(64)}, '{}', '2031-01-01', true, 'applied', ${now}, ${now}, 1)`.execute(
        db,
      );
      await sql`insert into register_records (tax_code, name, name_key, row_hash, commune_id, as_of, import_id, recorded_at)
        values ('0100109106', 'Công ty Thử', 'thu', '\\x00', ${COMMUNE}, '2031-01-01', ${fixedId(5, 9)}, ${now})`.execute(
        db,
      );
      const subject = { kind: 'register', id: '0100109106' } as const;
      await recordReading(deps, { actor: officer, subject, fields: ['contact'], purpose: 'contact', now });
      expect(await listReadings(db, { dossierId: dossier.id })).toEqual([]);
      expect(await listReadings(db, { dossierId: dossier.id, taxCode: '0100109106' })).toHaveLength(1);
      expect(await listReadings(db, { dossierId: dossier.id, taxCode: '0100109107' })).toEqual([]);
    });
  });
});
