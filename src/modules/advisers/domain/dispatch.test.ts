/** Dispatch held against trying everything: nobody is left waiting whom another distribution would have served, and none is cheaper. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dispatchAll, dispatchInBatches, type Placement } from './dispatch.ts';
import {
  type DispatchAdviser,
  type DispatchRequest,
  feasiblePairs,
  greatCircleKm,
  REACH_KM,
  REMOTE_COST,
} from './feasible-pairs.ts';

/** Thanh Hóa, and a point so many kilometres to its north. */
const HERE = { lat: 19.8, lon: 105.78 };
const northward = (km: number) => ({ lat: HERE.lat + (km / 6371) * (180 / Math.PI), lon: HERE.lon });

const adviser = (over: Partial<DispatchAdviser> = {}): DispatchAdviser => ({
  ...HERE,
  skills: ['books'],
  capacity: 1,
  remoteOk: false,
  ...over,
});
const request = (over: Partial<DispatchRequest> = {}): DispatchRequest => ({
  ...HERE,
  arrivalHour: 0,
  skill: 'books',
  remoteOk: false,
  ...over,
});

const place = fc.record({
  lat: fc.double({ min: 19, max: 20.4, noNaN: true }),
  lon: fc.double({ min: 105, max: 106.4, noNaN: true }),
});
const skill = fc.constantFrom('books', 'shop', 'security');
const advisers = fc.array(
  fc
    .tuple(place, fc.uniqueArray(skill, { minLength: 1 }), fc.nat(2), fc.boolean())
    .map(([at, skills, capacity, remoteOk]) => ({ ...at, skills, capacity, remoteOk })),
  { maxLength: 4 },
);
const requests = fc.array(
  fc
    .tuple(place, skill, fc.boolean(), fc.nat(12))
    .map(([at, wanted, remoteOk, arrivalHour]) => ({ ...at, skill: wanted, remoteOk, arrivalHour })),
  { maxLength: 6 },
);

/** What the pair costs by the words of the rule; undefined when it does not fit. */
function costOf(one: DispatchAdviser, other: DispatchRequest): number | undefined {
  if (!one.skills.includes(other.skill)) return undefined;
  const km = greatCircleKm(one, other);
  if (km <= REACH_KM) return km;
  return one.remoteOk && other.remoteOk ? REMOTE_COST : undefined;
}

/** Every distribution there is. */
function bestByTrying(
  all: readonly DispatchAdviser[],
  wanted: readonly DispatchRequest[],
): { served: number; cost: number } {
  const left = all.map(({ capacity }) => capacity);
  const from = (index: number): { served: number; cost: number } => {
    const one = wanted[index];
    if (one === undefined) return { served: 0, cost: 0 };
    let best = from(index + 1);
    for (const [position, each] of all.entries()) {
      const cost = costOf(each, one);
      if (cost === undefined || left[position] === 0) continue;
      left[position]! -= 1;
      const rest = from(index + 1);
      left[position]! += 1;
      const found = { served: rest.served + 1, cost: rest.cost + cost };
      if (found.served > best.served || (found.served === best.served && found.cost < best.cost)) best = found;
    }
    return best;
  };
  return from(0);
}

function totals(placements: readonly Placement[]): { served: number; cost: number } {
  const served = placements.filter((each) => each.adviser !== null);
  return { served: served.length, cost: served.reduce((sum, { cost }) => sum + cost, 0) };
}

function holdsTheRules(
  placements: readonly Placement[],
  all: readonly DispatchAdviser[],
  wanted: readonly DispatchRequest[],
): void {
  expect(placements).toHaveLength(wanted.length);
  const taken = all.map(() => 0);
  for (const [index, placement] of placements.entries()) {
    if (placement.adviser !== null) {
      taken[placement.adviser]! += 1;
      expect(costOf(all[placement.adviser]!, wanted[index]!)).toBe(placement.cost);
    } else {
      const fits = all.some((each) => costOf(each, wanted[index]!) !== undefined);
      expect(placement.reason).toBe(fits ? 'no-capacity' : 'no-skill-within-60km');
    }
  }
  for (const [index, count] of taken.entries()) expect(count).toBeLessThanOrEqual(all[index]!.capacity);
}

describe('all requests at once', () => {
  it('serves as many as any distribution could, at the least cost of those', () => {
    fc.assert(
      fc.property(advisers, requests, (all, wanted) => {
        const placements = dispatchAll(all, wanted);
        holdsTheRules(placements, all, wanted);
        const best = bestByTrying(all, wanted);
        const found = totals(placements);
        expect(found.served).toBe(best.served);
        expect(found.cost).toBeCloseTo(best.cost, 5);
      }),
      { numRuns: 1500 },
    );
  });

  it('sends the near adviser away when only they can serve the other one', () => {
    const near = adviser({ skills: ['books', 'shop'] });
    const far = adviser({ ...northward(50) });
    const placed = dispatchAll([near, far], [request(), request({ skill: 'shop' })]);
    expect(placed.map((each) => each.adviser)).toEqual([1, 0]);
  });

  it('prefers a visit at 59 km to a talk from afar, and the talk to nobody', () => {
    const visit = dispatchAll([adviser({ remoteOk: true })], [request({ ...northward(59), remoteOk: true })]);
    expect(visit[0]).toMatchObject({ adviser: 0, cost: expect.closeTo(59, 6) });
    const talk = dispatchAll([adviser({ remoteOk: true })], [request({ ...northward(61), remoteOk: true })]);
    expect(talk).toEqual([{ adviser: 0, cost: REMOTE_COST }]);
    const nobody = dispatchAll([adviser({ remoteOk: true })], [request({ ...northward(61) })]);
    expect(nobody).toEqual([{ adviser: null, reason: 'no-skill-within-60km' }]);
  });

  it('reaches whoever lives at exactly 60 km, wherever that is, and nobody a metre farther', () => {
    const step = (REACH_KM / 6371) * (180 / Math.PI);
    const metre = step / 60_000;
    for (const lat of [-33, 0, 8.6, 10.3, 16.05, 19.8, 21.0285, 23.3, 60]) {
      const east = (2 * Math.asin(Math.sin(REACH_KM / 6371 / 2) / Math.cos((lat * Math.PI) / 180)) * 180) / Math.PI;
      const here = { lat, lon: 105.5 };
      const at = [
        { ...here, lat: lat + step },
        { ...here, lat: lat - step },
        { ...here, lon: here.lon + east },
      ];
      const beyond = { ...here, lat: lat + step + metre };
      const { near } = feasiblePairs([adviser(here)], [...at, beyond].map(request));
      expect(near.map((pairs) => pairs.map(({ km }) => km <= REACH_KM))).toEqual([[true], [true], [true], []]);
    }
  });

  it('tells apart that nobody fits and that those who fit are taken', () => {
    expect(dispatchAll([adviser({ capacity: 0 })], [request(), request({ skill: 'shop' })])).toEqual([
      { adviser: null, reason: 'no-capacity' },
      { adviser: null, reason: 'no-skill-within-60km' },
    ]);
    expect(dispatchAll([], [])).toEqual([]);
  });

  it('measures distances as an atlas does', () => {
    // Hà Nội to Thành phố Hồ Chí Minh, about 1,138 km as the crow flies between the two city centres used here.
    const km = greatCircleKm({ lat: 21.0285, lon: 105.8542 }, { lat: 10.8231, lon: 106.6297 });
    expect(km).toBeGreaterThan(1_130);
    expect(km).toBeLessThan(1_145);
    expect(greatCircleKm(HERE, HERE)).toBe(0);
    expect(greatCircleKm({ lat: 0, lon: 179.9 }, { lat: 0, lon: -179.9 })).toBeCloseTo(22.24, 1);
  });

  it('finds a pair near the reach wherever it lies, also across the date line and at the poles', () => {
    fc.assert(
      fc.property(
        fc.record({
          lat: fc.double({ min: -90, max: 90, noNaN: true }),
          lon: fc.double({ min: -180, max: 180, noNaN: true }),
        }),
        fc.record({
          lat: fc.double({ min: -0.6, max: 0.6, noNaN: true }),
          lon: fc.double({ min: -0.6, max: 0.6, noNaN: true }),
        }),
        (at, step) => {
          const there = {
            lat: Math.max(-90, Math.min(90, at.lat + step.lat)),
            lon: ((at.lon + step.lon + 540) % 360) - 180,
          };
          const { near } = feasiblePairs([adviser(at)], [request(there)]);
          expect(near[0]!.length === 1).toBe(greatCircleKm(at, there) <= REACH_KM);
        },
      ),
    );
  });
});

describe('as requests arrive', () => {
  it('keeps every rule, serves nobody worse than alone in the queue, and never more than all at once could', () => {
    fc.assert(
      fc.property(advisers, requests, (all, wanted) => {
        const placements = dispatchInBatches(all, wanted, 4);
        holdsTheRules(placements, all, wanted);
        expect(totals(placements).served).toBeLessThanOrEqual(bestByTrying(all, wanted).served);
      }),
    );
  });

  it('does not take back what an earlier hour was promised', () => {
    const early = request({ ...northward(40), arrivalHour: 1 });
    const late = request({ arrivalHour: 9 });
    expect(dispatchInBatches([adviser()], [late, early], 4).map((each) => each.adviser)).toEqual([null, 0]);
  });
});

test('a crowd in one city that all want the same few is settled in time', () => {
  const all = Array.from({ length: 60 }, (_, index) =>
    adviser({ ...northward((index * 7) % 55), capacity: 2, remoteOk: index % 2 === 0 }),
  );
  const wanted = Array.from({ length: 400 }, (_, index) =>
    request({ ...northward((index * 13) % 110), remoteOk: index % 3 === 0 }),
  );
  const placements = dispatchAll(all, wanted);
  holdsTheRules(placements, all, wanted);
  expect(totals(placements).served).toBe(120);
});
