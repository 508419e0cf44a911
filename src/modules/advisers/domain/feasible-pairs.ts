/** Which adviser could take which request, and what it costs: near enough to go there, or both willing to talk from afar. */

export interface DispatchAdviser {
  readonly lat: number;
  readonly lon: number;
  readonly skills: readonly string[];
  /** Requests this adviser can still take; hard. */
  readonly capacity: number;
  readonly remoteOk: boolean;
}

export interface DispatchRequest {
  /** Hours since the beginning of the period, on one scale for all requests. */
  readonly arrivalHour: number;
  readonly lat: number;
  readonly lon: number;
  readonly skill: string;
  readonly remoteOk: boolean;
}

/** How far an adviser travels, in kilometres along the great circle. */
export const REACH_KM = 60;
/** A thousandth of a millimetre: whoever lives at exactly the reach is in it, however the last digit is rounded. */
const ROUNDING_KM = 1e-9;
/** What help from afar costs beside kilometres: dearer than any visit in reach. */
export const REMOTE_COST = 80;

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;
/** No two points farther apart in latitude than this are in reach; a little more, so that rounding never decides. */
const REACH_DEGREES = (REACH_KM / EARTH_RADIUS_KM / RADIANS) * 1.001;

/** Kilometres along the great circle on a sphere of 6,371 km (haversine). */
export function greatCircleKm(from: { lat: number; lon: number }, to: { lat: number; lon: number }): number {
  const halfLat = Math.sin(((to.lat - from.lat) * RADIANS) / 2);
  const halfLon = Math.sin(((to.lon - from.lon) * RADIANS) / 2);
  const part = halfLat * halfLat + Math.cos(from.lat * RADIANS) * Math.cos(to.lat * RADIANS) * halfLon * halfLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(part)));
}

export interface NearPair {
  readonly adviser: number;
  readonly km: number;
}

export interface FeasiblePairs {
  /** Of each request, the advisers in reach who have the skill; whoever has no capacity stands in it too. */
  readonly near: readonly (readonly NearPair[])[];
  /** Of each request that may be helped from afar, the advisers of its skill who do that: one list a skill, shared. */
  readonly remote: readonly (readonly number[])[];
}

const NOBODY: readonly number[] = [];

export function feasiblePairs(
  advisers: readonly DispatchAdviser[],
  requests: readonly DispatchRequest[],
): FeasiblePairs {
  const bySkill = new Map<string, number[]>();
  const remoteBySkill = new Map<string, number[]>();
  for (const [index, { skills, remoteOk }] of advisers.entries()) {
    for (const skill of new Set(skills)) {
      push(bySkill, skill, index);
      if (remoteOk) push(remoteBySkill, skill, index);
    }
  }
  return {
    near: requests.map((request) => {
      const near: NearPair[] = [];
      for (const adviser of bySkill.get(request.skill) ?? NOBODY) {
        const place = advisers[adviser]!;
        if (Math.abs(place.lat - request.lat) > REACH_DEGREES) continue;
        const km = greatCircleKm(place, request);
        if (km <= REACH_KM + ROUNDING_KM) near.push({ adviser, km: Math.min(km, REACH_KM) });
      }
      return near;
    }),
    remote: requests.map(({ skill, remoteOk }) => (remoteOk ? (remoteBySkill.get(skill) ?? NOBODY) : NOBODY)),
  };
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
