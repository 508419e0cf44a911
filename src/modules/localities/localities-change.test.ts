import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addDays, type Instant, type LocalDate } from '../../foundation/clock.ts';
import type { Db } from '../../foundation/database/tables.ts';
import type { ScheduledWork } from '../../foundation/jobs/schedule.ts';
import { withDatabase } from '../../test-support/database-fixture.ts';
import { fixedClock } from '../../test-support/fixed-clock.ts';
import { fixedIds } from '../../test-support/fixed-ids.ts';
import type { ActApplied } from './actions/apply-acts.ts';
import { localitiesVerb } from './cli/localities.ts';
import { type LoadedLocalities, loadLocalities } from './content/load-localities.ts';
import { searchCommunes } from './domain/commune-question.ts';
import { localitySchedule } from './jobs/follow-acts.ts';
import { listActs } from './store/acts.read.ts';

const folder = mkdtempSync(join(tmpdir(), 'cau-so-acts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Two neighbours of Thanh Hóa, made of old wards each; the acts are invented.
const HAC_THANH = 'vn-2025-c-14797';
const QUANG_PHU = 'vn-2025-c-16522';
const DAY = '2031-05-01' as LocalDate;
const merge = {
  kind: 'merge',
  on: DAY,
  source: 'Nghị quyết thử nghiệm số 1',
  from: ['14797', '16522'],
  to: { code: '14797', name: 'Thử Nghiệm', kind: 'ward' },
};
const NEW = 'vn-2031-c-14797';
const split = {
  kind: 'split',
  on: DAY,
  source: 'Nghị quyết thử nghiệm số 2',
  from: HAC_THANH,
  to: [
    { code: '14797', name: 'Hạc Thành', kind: 'ward' },
    { code: '99991', name: 'Đông Thử', kind: 'ward' },
  ],
};

const { content } = loadLocalities();

/** The command line, and a running process that follows. */
function anOperator(db: Db) {
  const clock = fixedClock(`${DAY}T05:00:00.000Z` as Instant);
  const ids = fixedIds();
  const events: ActApplied[] = [];
  let loaded: LoadedLocalities | undefined;
  const places = () => {
    loaded ??= loadLocalities();
    return loaded;
  };
  const changes: string[] = [];
  let following: ScheduledWork | undefined;
  const verb = localitiesVerb({
    clock,
    withDeps: (work) =>
      work({
        db,
        ids,
        content,
        append: async (_trx, event) => void events.push(event),
        countDossiers: async (_db, units) => units.length * 10,
      }),
  });
  return {
    get places() {
      return places();
    },
    events,
    changes: () => changes.length,
    follow: async (day: LocalDate = DAY) => {
      following ??= localitySchedule({ db, places: places(), onChange: () => changes.push(places().hash) })[0];
      await following?.run(`${day}T05:00:00.000Z` as Instant);
    },
    apply: async (acts: readonly unknown[] | string, ...options: string[]) => {
      const path = join(folder, 'acts.jsonl');
      writeFileSync(path, typeof acts === 'string' ? acts : acts.map((act) => JSON.stringify(act)).join('\n'));
      const out: string[] = [];
      const err: string[] = [];
      const code = await verb.run(['apply', path, ...options], {
        input: (async function* () {})(),
        out: (line) => out.push(line),
        err: (line) => err.push(line),
      });
      return { code, out: out.map((line) => JSON.parse(line) as Record<string, unknown>), err };
    },
  };
}
type Operator = ReturnType<typeof anOperator>;
const trial = (name: string, test: (operator: Operator) => Promise<void>) =>
  it(name, () => withDatabase(({ db }) => test(anOperator(db))));
const first = (places: LoadedLocalities, text: string) => places.searchLocalities(text)[0];

describe('an officer looks before they act', () => {
  trial('a preview names what ends and begins, counts the dossiers, and changes nothing', async (operator) => {
    const { code, out } = await operator.apply([merge], '--preview');
    expect(code).toBe(0);
    expect(out).toEqual([
      {
        line: 1,
        kind: 'merge',
        on: DAY,
        source: merge.source,
        dissolved: [
          { id: HAC_THANH, name: 'Phường Hạc Thành' },
          { id: QUANG_PHU, name: 'Phường Quảng Phú' },
        ],
        created: [{ id: NEW, name: 'Thử Nghiệm', kind: 'ward' }],
        changed: [],
        dossiers: 20,
      },
    ]);
    await operator.follow();
    expect(operator.places.findLocality(NEW)).toBeUndefined();
    expect(operator.events).toEqual([]);
  });

  trial('what was applied is an event with ids only', async (operator) => {
    expect((await operator.apply([merge])).code).toBe(0);
    expect(operator.events).toMatchObject([
      { type: 'localities.act-applied', payload: { kind: 'merge', on: DAY, from: [HAC_THANH, QUANG_PHU], to: [NEW] } },
    ]);
  });
});

describe('two communes merged', () => {
  trial('become one from the day, not before; the old ones stay known for their dates', async (operator) => {
    await operator.apply([merge]);
    const { places } = operator;
    const before = places.hash;
    await operator.follow(addDays(DAY, -1));
    expect([places.hash, operator.changes()]).toEqual([before, 0]);
    await operator.follow();
    expect([places.hash === before, operator.changes()]).toEqual([false, 1]);
    expect(places.addressOf(NEW, 'vi')).toBe('Phường Thử Nghiệm, Thanh Hóa');
    expect(places.addressOf(HAC_THANH, 'en')).toBe('Hac Thanh Ward, Thanh Hoa');
    expect(places.successorsOf(HAC_THANH)).toEqual([NEW]);
    expect([places.isInForce(HAC_THANH, addDays(DAY, -1)), places.isInForce(HAC_THANH, DAY)]).toEqual([true, false]);
    expect([places.isInForce(NEW, addDays(DAY, -1)), places.isInForce(NEW, DAY)]).toEqual([false, true]);
    expect(places.communes).toHaveLength(3320);
    expect(places.provinceOf(HAC_THANH)?.id).toBe('vn-2025-38');
    expect(places.predecessorsOf(NEW)).toEqual(expect.arrayContaining([HAC_THANH, QUANG_PHU]));
  });

  trial('rules that name an old place still answer, as far as anybody knows', async (operator) => {
    await operator.apply([merge]);
    await operator.follow();
    const { places } = operator;
    const old =
      places.predecessorsOf(NEW).find((id) => id.startsWith('vn-gso') && places.successorsOf(id).length === 1) ?? '';
    const answers = [
      [NEW, HAC_THANH],
      [HAC_THANH, HAC_THANH],
      [HAC_THANH, NEW],
      [HAC_THANH, QUANG_PHU],
      ['vn-2025-38', NEW],
      ['vn-gso-38', NEW],
      [NEW, old],
      ['vn-2025-01', NEW],
    ].map(([ancestor = '', place = '']) => places.contains(ancestor, place));
    expect(answers).toEqual(['yes', 'yes', 'unknown', 'no', 'yes', 'yes', 'yes', 'no']);
  });

  trial('are found by their old names and lead to the new one', async (operator) => {
    await operator.apply([merge]);
    await operator.follow();
    const { places } = operator;
    expect(first(places, 'phuong thu nghiem')?.locality.id).toBe(NEW);
    expect(first(places, 'Phường Hạc Thành, Thanh Hóa')).toMatchObject({
      locality: { id: HAC_THANH },
      candidates: [NEW],
    });
    // An old ward of before 2025 leads two steps on.
    expect(searchCommunes(places, 'Phường Lam Sơn, Thành phố Thanh Hóa').choices[0]).toMatchObject({
      commune: NEW,
      divided: false,
    });
    expect(places.communesOf('vn-2025-38').map(({ id }) => id)).not.toContain(HAC_THANH);
  });
});

describe('a commune divided', () => {
  trial('is asked about, never guessed', async (operator) => {
    await operator.apply([split]);
    await operator.follow();
    const { places } = operator;
    const parts = ['vn-2031-c-14797', 'vn-2031-c-99991'];
    expect(places.successorsOf(HAC_THANH)).toEqual(parts);
    expect(parts.map((part) => places.contains(part, HAC_THANH))).toEqual(['unknown', 'unknown']);
    expect(parts.map((part) => places.contains(HAC_THANH, part))).toEqual(['yes', 'yes']);
    const { choices } = searchCommunes(places, 'Phường Lam Sơn, Thành phố Thanh Hóa');
    expect(choices.slice(0, 2).map(({ commune, divided }) => [commune, divided])).toEqual(
      parts.map((part) => [part, true]),
    );
    expect(places.provinceOf(HAC_THANH)?.id).toBe('vn-2025-38');
  });

  trial('and one part merged later keeps what is known of both steps', async (operator) => {
    const later = {
      ...merge,
      on: '2033-01-01',
      from: ['99991', '16522'],
      to: { code: '16522', name: 'Quảng Phú', kind: 'ward' },
    };
    await operator.apply([split]);
    await operator.apply([later]);
    await operator.follow('2033-01-01' as LocalDate);
    const { places } = operator;
    expect(places.successorsOf(HAC_THANH)).toEqual(['vn-2031-c-14797', 'vn-2033-c-16522']);
    expect(places.contains('vn-2033-c-16522', 'vn-2031-c-99991')).toBe('yes');
    expect(places.contains('vn-2033-c-16522', HAC_THANH)).toBe('unknown');
    expect(places.contains(HAC_THANH, 'vn-2033-c-16522')).toBe('unknown');
  });
});

describe('a unit renamed or upgraded', () => {
  const rename = { kind: 'rename', on: DAY, source: 'Nghị quyết thử nghiệm số 3', unit: '14797', name: 'Lam Thử' };
  const upgrade = {
    kind: 'upgrade',
    on: DAY,
    source: 'Nghị quyết thử nghiệm số 4',
    unit: '38',
    to: 'centrally-run-city',
  };

  trial('stays the same unit, is found by both names and called what it was called on the day', async (operator) => {
    await operator.apply([rename]);
    await operator.follow();
    const { places } = operator;
    expect(places.nameOf(HAC_THANH, 'vi')).toBe('Phường Lam Thử');
    expect(places.nameOf(HAC_THANH, 'vi', addDays(DAY, -1))).toBe('Phường Hạc Thành');
    for (const name of ['hac thanh', 'lam thu', 'p lam thu, thanh hoa'])
      expect(first(places, name)?.locality.id).toBe(HAC_THANH);
    expect(places.isInForce(HAC_THANH, addDays(DAY, -1))).toBe(true);
  });

  trial('a province becomes a city run by the centre from its day', async (operator) => {
    await operator.apply([upgrade]);
    await operator.follow();
    const province = operator.places.provinces.find(({ id }) => id === 'vn-2025-38');
    expect(province?.types.at(-1)).toEqual({ from: DAY, type: 'centrally-run-city' });
    expect(operator.places.isInForce('vn-2025-38', addDays(DAY, -1))).toBe(true);
  });

  trial('provinces merge with all their communes, and rules on either still answer', async (operator) => {
    const provinces = {
      kind: 'merge',
      on: DAY,
      source: 'Nghị quyết thử nghiệm số 5',
      from: ['38', '40'],
      to: { code: '38', name: { vi: 'Thanh Nghệ', en: 'Thanh Nghe' }, kind: 'province' },
    };
    await operator.apply([provinces]);
    await operator.follow();
    const { places } = operator;
    expect(places.provinces).toHaveLength(33);
    expect(places.addressOf(HAC_THANH, 'vi')).toBe('Phường Hạc Thành, Thanh Nghệ');
    expect(places.provinceOf('vn-gso-38')?.id).toBe('vn-2031-38');
    expect(places.successorsOf('vn-2025-40')).toEqual(['vn-2031-38']);
    expect(places.contains('vn-2025-38', HAC_THANH)).toBe('yes');
    expect(places.contains('vn-2025-40', HAC_THANH)).toBe('no');
    expect(places.contains('vn-2031-38', HAC_THANH)).toBe('yes');
    expect(places.contains('vn-2025-38', 'vn-2031-38')).toBe('unknown');
    expect(first(places, 'Nghệ An')?.candidates).toEqual(['vn-2031-38']);
    expect(places.communesOf('vn-2025-38').length).toBeGreaterThan(100);
    // What was counted before is not moved by the merger.
    expect([HAC_THANH, 'vn-2025-40', 'vn-2031-38', 'vn-gso-38'].map((id) => places.homeOf(id))).toEqual([
      { province: 'vn-2025-38', commune: HAC_THANH },
      { province: 'vn-2025-40' },
      { province: 'vn-2031-38' },
      { province: 'vn-2025-38' },
    ]);
  });
});

describe('a file that cannot be applied', () => {
  const at = (changes: object) => ({ ...merge, ...changes });
  it.each<[string, readonly unknown[] | string, RegExp]>([
    ['is not JSON', '{"kind":"merge"', /^line 1: /],
    ['is empty', '\n\n', /^line 1: the file holds no act/],
    ['has another kind of act', [{ ...merge, kind: 'conquer' }], /^line 1: kind: /],
    ['has a day that is none', [at({ on: '2031-02-31' })], /^line 1: on: 2031-02-31 is not a day/],
    ['has a misspelt field', [at({ From: [] })], /^line 1: Unrecognized key/],
    ['has markup for a name', [at({ to: { code: '14797', name: '<b>', kind: 'ward' } })], /^line 1: to.name/],
    ['names a code nobody has', [merge, at({ from: ['00000', '16522'] })], /^line 2: no unit .* 00000/],
    ['names a place dissolved before', [at({ from: ['vn-2025-c-00000', '16522'] })], /^line 1: no unit/],
    ['names a unit twice', [at({ from: ['14797', HAC_THANH] })], /named twice/],
    ['mixes levels', [at({ from: ['14797', '38'] })], /another level/],
    ['merges across provinces', [at({ from: ['14797', '00004'] })], /different provinces/],
    ['takes a code of another', [at({ to: { code: '00004', name: 'Thử', kind: 'ward' } })], /00004 belongs to another/],
    ['gives a commune a province’s kind', [at({ to: { ...merge.to, kind: 'province' } })], /not a kind of this level/],
    ['lies before the places themselves', [at({ on: '2025-07-01' })], /exists since 2025-07-01/],
    ['goes back in time', [merge, { ...split, on: '2030-01-01', from: '00004' }], /^line 2: 2030-01-01 lies before/],
    [
      'changes nothing',
      [{ kind: 'upgrade', on: DAY, source: 'Nghị quyết', unit: '14797', to: 'ward' }],
      /that already/,
    ],
    ['divides a province', [{ ...split, from: '38' }], /not supported yet/],
  ])('%s: nothing is changed, the line is named', async (_what, acts, reason) => {
    await withDatabase(async ({ db }) => {
      const operator = anOperator(db);
      const { code, out, err } = await operator.apply(acts);
      expect({ code, out }).toEqual({ code: 1, out: [] });
      expect(err.join('\n')).toMatch(reason);
      expect([await listActs(db), operator.events]).toEqual([[], []]);
    });
  });

  trial('of a later day is refused before the last act, and an act is not applied twice', async (operator) => {
    await operator.apply([merge]);
    expect((await operator.apply([merge])).err).toEqual([
      'line 1: no unit in force on that day has the code or id 16522',
    ]);
    const early = { ...split, from: '00004', on: addDays(DAY, -1), to: split.to.map((part) => ({ ...part })) };
    expect((await operator.apply([early])).err.join()).toContain('lies before the last act');
  });

  trial('is a mistake of usage without a file', async (operator) => {
    expect((await operator.apply([merge], '--fast')).code).toBe(2);
  });
});
