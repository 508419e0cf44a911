/** Gives the officers of the demo something to do: a register of invented firms, and a commune officer's calls of the last weeks. */
import type { Actor } from '../foundation/actor.ts';
import { addDays, type Instant, instantOf, localDateOf } from '../foundation/clock.ts';
import type { Db } from '../foundation/database/tables.ts';
import { type ImportDeps, importRegister, inventedRegister, registerFile } from '../modules/enterprises/index.ts';
import type { Gazetteer } from '../modules/localities/index.ts';
import { listUnreached, logContact, type OutreachDeps } from '../modules/outreach/index.ts';
import { chanceOf } from './random.ts';

export interface DeskDemoDeps {
  readonly db: Db;
  readonly places: Gazetteer;
  /** Four-digit classes the invented firms work in. */
  readonly industries: readonly string[];
  readonly register: Omit<ImportDeps, 'clock'>;
  readonly outreach: OutreachDeps;
  /** The commune officer of the demo on that day. */
  readonly officer: (now: Instant) => Promise<Actor>;
}

const OWN_FIRMS = 64;
const OTHER_FIRMS = 420;
/** Their register names a commune that was divided. */
const WAITING_FIRMS = 12;
const DAY = 86_400_000;
const LOADED_DAYS_AGO = 24;

export async function seedDesk(
  deps: DeskDemoDeps,
  { seed, now }: { readonly seed: number; readonly now: Instant },
): Promise<void> {
  const officer = await deps.officer(daysBefore(now, LOADED_DAYS_AGO));
  const scope = officer.actingAs?.scope;
  if (scope?.kind !== 'locality') throw new Error('the commune officer of the demo works for no commune');
  await loadRegister(deps, { seed, now, commune: scope.localityId });
  await callFirms(deps, { seed, now, commune: scope.localityId, officer });
}

function daysBefore(now: Instant, days: number): Instant {
  return instantOf(new Date(Date.parse(now) - days * DAY));
}

interface Given {
  readonly seed: number;
  readonly now: Instant;
  readonly commune: string;
}

async function loadRegister(
  { places, industries, register }: DeskDemoDeps,
  { seed, now, commune }: Given,
): Promise<void> {
  const written = (id: string) =>
    [places.nameOf(id, 'vi'), '', places.nameOf(places.provinceOf(id)?.id ?? '', 'vi')] as const;
  const at = daysBefore(now, LOADED_DAYS_AGO);
  const year = Number(at.slice(0, 4));
  const others = [
    ...places.communesOf(places.provinceOf(commune)?.id ?? '').slice(0, 14),
    ...places.communes.filter((_, index) => index % 90 === 0),
  ].map(({ id }) => id);
  const own = [...inventedRegister(OWN_FIRMS, seed, { communes: [written(commune)], industries }, year)];
  const rest = [
    ...inventedRegister(OWN_FIRMS + OTHER_FIRMS, seed, { communes: others.map(written), industries }, year),
  ];
  const all = OWN_FIRMS + OTHER_FIRMS;
  const divided = dividedCommunes(places, places.provinceOf(commune)?.id ?? '');
  const waiting = [...inventedRegister(all + WAITING_FIRMS, seed, { communes: divided, industries }, year - 1)];
  // Codes go by number: the first ones are the commune's own.
  const bytes = Buffer.from([...own, ...rest.slice(1 + OWN_FIRMS), ...waiting.slice(1 + all)].join('\n'));
  const imported = await importRegister(
    { ...register, clock: { now: () => at } },
    {
      fileName: 'so-dang-ky-vi-du.csv',
      file: await registerFile({
        size: bytes.length,
        read: async (start, length) => bytes.subarray(start, start + length),
        close: async () => undefined,
      }),
      ...{ mapping: {}, asOf: localDateOf(at), keepGood: true },
    },
  );
  if (!imported.ok) throw new Error(`the demo's register was refused: ${imported.refusals[0]?.code}`);
}

/** Old communes that went to several, as old addresses still write them: somebody has to say in which of them a firm is. */
function dividedCommunes(places: DeskDemoDeps['places'], province: string) {
  const former = new Set(places.communesOf(province).flatMap(({ id }) => places.predecessorsOf(id)));
  return [...former].flatMap((id) => {
    const place = places.findLocality(id);
    if (place?.level !== 'former-commune' || places.successorsOf(id).length < 2) return [];
    return [[place.name, place.district ?? '', places.nameOf(province, 'vi')] as const];
  });
}

/** Days ago, outcome, days until the next try (from the call). The last ones are due today, or were due. */
const CALLS = [
  [18, 'spoke', undefined],
  [17, 'wants-help', undefined],
  [15, 'no-answer', 12],
  [15, 'refused', undefined],
  [12, 'spoke', undefined],
  [11, 'wrong-number', undefined],
  [9, 'no-answer', 9],
  [8, 'wants-help', undefined],
  [6, 'closed-down', undefined],
  [5, 'no-answer', 4],
  [4, 'spoke', undefined],
  [2, 'no-answer', 2],
  [1, 'spoke', undefined],
  [1, 'wants-help', undefined],
] as const;

async function callFirms(
  { db, outreach }: DeskDemoDeps,
  { seed, now, commune, officer }: Given & { readonly officer: Actor },
): Promise<void> {
  const place = { level: 'commune', id: commune } as const;
  const { firms } = await listUnreached(
    db,
    { place, standing: 'operating' },
    { limit: CALLS.length * 3, most: OWN_FIRMS },
  );
  for (const [index, [daysAgo, outcome, again]] of CALLS.entries()) {
    const firm = firms[index * 3];
    if (firm === undefined) return;
    const chance = chanceOf(seed, index);
    const at = instantOf(new Date(Date.parse(now) - daysAgo * DAY - chance.whole(1, 5) * 600_000));
    const logged = await logContact(outreach, {
      ...{ actor: officer, taxCode: firm.taxCode, outcome, now: at, note: '', command: outreach.ids.next() },
      channel: index % 4 === 3 ? 'visit' : 'call',
      ...(again !== undefined && { nextOn: addDays(localDateOf(at), again) }),
      // Numbers of this form are not in use.
      details: { contactName: 'Chủ cơ sở (ví dụ)', phone: `0000 000 ${String(100 + index)}`, address: '' },
    });
    if (!logged.ok) throw new Error(`a call of the demo was refused: ${logged.refusals[0]?.code}`);
  }
}
