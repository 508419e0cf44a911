/** Works a release out from the ledger up to one seal; the same for the officer who prepares it and for whoever proves it later. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { proveEvents, readEvents } from '../../ledger/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { CORRECTED, type Correction, correctionsOf } from '../domain/correction.ts';
import type { Indicator } from '../domain/indicator.ts';
import { type MemberRules, SECTORS, SIZES, UNKNOWN } from '../domain/member.ts';
import { type ReleaseCounts, type ReleasedIndicator, releaseOf } from '../domain/release.ts';
import { type CountedFromLedger, countFromLedger } from '../store/release-counts.read.ts';
import type { Release, ReleaseTable } from '../store/releases.read.ts';

export interface ReleaseSpan {
  readonly from: string;
  readonly to: string;
  readonly ledgerSeq: number;
}

/** What was counted of each indicator, with the places as they are on `day`. */
export async function countForRelease(
  trx: Trx,
  indicators: readonly Indicator[],
  given: ReleaseSpan & { readonly placeOf: MemberRules['placeOf']; readonly placing: Placing },
): Promise<ReadonlyMap<string, ReleaseCounts>> {
  const { from, to, ledgerSeq: upTo, placeOf, placing } = given;
  const corrections = await correctionsUpTo(trx, upTo, placeOf);
  const counted = await countFromLedger(trx, indicators, { upTo, from, to, corrections, placeOf });
  return new Map(
    indicators.map(({ id }) => [id, { ...linesOf(counted.filter(({ indicator }) => indicator === id)), ...placing }]),
  );
}

export type Placing = Pick<ReleaseCounts, 'provinces' | 'communes' | 'became'>;

/** Which places are in force on a day, and what earlier ones have become. */
export function placingOn(places: Gazetteer, day: LocalDate): Placing {
  const provinces = places.provinces.filter(({ id }) => places.isInForce(id, day)).map(({ id }) => id);
  const became: Record<string, string> = {};
  for (const id of places.ids) {
    const place = places.findLocality(id);
    if (place?.level === 'former-province') became[id] = place.successor;
    if (place?.level === 'former-commune' && place.validFrom !== undefined) {
      const [only, ...others] = place.successors;
      became[id] = only === undefined || others.length > 0 ? UNKNOWN : only;
    }
  }
  return {
    provinces,
    communes: Object.fromEntries(
      provinces.map((id) => [
        id,
        places.communesOf(id).flatMap((commune) => (places.isInForce(commune.id, day) ? [commune.id] : [])),
      ]),
    ),
    became,
  };
}

function linesOf(counted: readonly CountedFromLedger[]): Omit<ReleaseCounts, keyof Placing> {
  const of = (wanted: CountedFromLedger['crossing']) =>
    counted
      .filter(({ crossing }) => crossing === wanted)
      .map(({ place, column, members }) => [place, column, members] as const);
  return { byMonth: of('month'), bySector: of('sector'), bySize: of('size'), byCommune: of('commune') };
}

/** The latest of each member among those sealed up to a number. */
async function correctionsUpTo(db: Db, upTo: number, placeOf: MemberRules['placeOf']): Promise<Correction[]> {
  const events = [];
  for await (const slice of readEvents(db, { types: [CORRECTED] })) {
    const proofs = await proveEvents(
      db,
      slice.map(({ id }) => id),
    );
    events.push(...proofs.filter(({ seal }) => seal !== undefined && seal.seq <= upTo).map(({ event }) => event));
  }
  return correctionsOf(events, placeOf);
}

/** What the public will read. */
export function shownOfCounts(
  counts: ReleaseCounts,
  { from, to }: Pick<ReleaseSpan, 'from' | 'to'>,
  earlier: readonly ReleasedIndicator[],
): ReleasedIndicator {
  return releaseOf(counts, { from, to, sectors: SECTORS, sizes: SIZES }, earlier);
}

/** The hash of everything public: span, ledger, definitions and numbers. */
export function hashOfRelease(
  release: Pick<Release, 'from' | 'to' | 'ledgerSeq' | 'ledgerHash' | 'corrects' | 'reason'>,
  tables: readonly Pick<ReleaseTable, 'indicator' | 'definitionHash' | 'shown'>[],
): string {
  const { from, to, ledgerSeq, ledgerHash, corrects, reason } = release;
  const indicators = [...tables]
    .sort((a, b) => (a.indicator < b.indicator ? -1 : 1))
    .map(({ indicator, definitionHash, shown }) => ({ indicator, definitionHash, shown }));
  return contentHash({ from, to, ledgerSeq, ledgerHash, corrects, reason, indicators });
}
