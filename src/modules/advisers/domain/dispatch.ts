/** Who helps whom: as many requests as can be served, then the least total cost; exact, and the reason where nobody is found. */
import {
  type DispatchAdviser,
  type DispatchRequest,
  type FeasiblePairs,
  feasiblePairs,
  REMOTE_COST,
} from './feasible-pairs.ts';
import { FlowNetwork } from './flow-network.ts';
import { groupsOf } from './groups-of.ts';

export type Placement =
  | { readonly adviser: number; readonly cost: number }
  | { readonly adviser: null; readonly reason: 'no-skill-within-60km' | 'no-capacity' };

/** All requests at once: most served, then least total cost. The answer stands in the order of the requests. */
export function dispatchAll(
  advisers: readonly DispatchAdviser[],
  requests: readonly DispatchRequest[],
): readonly Placement[] {
  return placeAll(
    feasiblePairs(advisers, requests),
    advisers.map(({ capacity }) => capacity),
  );
}

/** The same over pairs somebody else has weighed: `km` of a pair is what it costs, in any unit, not negative. */
export function placeAll(pairs: FeasiblePairs, capacities: readonly number[]): readonly Placement[] {
  const placements = pairs.near.map(
    (near, request): Placement => ({
      adviser: null,
      reason: near.length > 0 || pairs.remote[request]!.length > 0 ? 'no-capacity' : 'no-skill-within-60km',
    }),
  );
  const dearest = pairs.near.reduce(
    (most, near) => near.reduce((dearer, { km }) => Math.max(dearer, km), most),
    REMOTE_COST,
  );
  for (const group of groupsOf(pairs, capacities.length)) solveGroup(group, capacities, pairs, placements, dearest);
  return placements;
}

/**
 * As requests come in: every `hours` those that arrived are dispatched together, with what capacity is left;
 * what was promised before is not taken back.
 */
export function dispatchInBatches(
  advisers: readonly DispatchAdviser[],
  requests: readonly DispatchRequest[],
  hours: number,
): readonly Placement[] {
  const batches = new Map<number, number[]>();
  for (const [index, { arrivalHour }] of requests.entries()) {
    const batch = Math.floor(arrivalHour / hours);
    const members = batches.get(batch);
    if (members === undefined) batches.set(batch, [index]);
    else members.push(index);
  }
  const left = advisers.map(({ capacity }) => capacity);
  const placements: Placement[] = new Array(requests.length);
  for (const [, batch] of [...batches].sort(([a], [b]) => a - b)) {
    const free = advisers.map((adviser, index) => ({ ...adviser, capacity: left[index]! }));
    const placed = dispatchAll(
      free,
      batch.map((index) => requests[index]!),
    );
    for (const [position, placement] of placed.entries()) {
      placements[batch[position]!] = placement;
      if (placement.adviser !== null) left[placement.adviser]! -= 1;
    }
  }
  return placements;
}

/** Costs are counted in millionths of a metre: whole numbers, so that the least is the least. Very large groups take coarser ones. */
function unitsPerKm(requests: number, dearest: number): number {
  return Math.min(1e9, Math.floor(2 ** 50 / ((dearest + 1) * (requests + 1))));
}

/**
 * request → adviser (its kilometres) → sink (capacity); request → its skill's remote room (80) → adviser (0); request → sink
 * (unserved: dearer than serving all others could save). The room keeps a skill offered from afar from needing an arc for every pair.
 */
function solveGroup(
  group: { readonly requests: readonly number[]; readonly advisers: readonly number[] },
  capacities: readonly number[],
  pairs: FeasiblePairs,
  placements: Placement[],
  dearest: number,
): void {
  const rooms = [...new Set(group.requests.map((request) => pairs.remote[request]!))].filter(
    ({ length }) => length > 0,
  );
  const firstAdviser = group.requests.length;
  const firstRoom = firstAdviser + group.advisers.length;
  const sink = firstRoom + rooms.length;
  const nodeOf = new Map(group.advisers.map((adviser, position) => [adviser, firstAdviser + position]));
  const roomOf = new Map(rooms.map((room, position) => [room, firstRoom + position]));
  const network = new FlowNetwork(sink + 1);
  const units = unitsPerKm(group.requests.length, dearest);
  const unserved = Math.ceil(dearest) * units * (group.requests.length + 1) + 1;

  for (const [adviser, node] of nodeOf) network.addArc(node, sink, capacities[adviser]!, 0);
  const seats = rooms.map((room) =>
    room.map((adviser) => ({
      adviser,
      arc: network.addArc(roomOf.get(room)!, nodeOf.get(adviser)!, group.requests.length, 0),
    })),
  );
  const ways = group.requests.map((request, node) => {
    const room = roomOf.get(pairs.remote[request]!);
    network.addArc(node, sink, 1, unserved);
    return {
      near: pairs.near[request]!.map(({ adviser, km }) => ({
        adviser,
        km,
        arc: network.addArc(node, nodeOf.get(adviser)!, 1, Math.round(km * units)),
      })),
      ...(room !== undefined && { remote: { room, arc: network.addArc(node, room, 1, REMOTE_COST * units) } }),
    };
  });
  for (const node of group.requests.keys()) network.send(node, sink);

  const taken = seats.map((list) =>
    list.flatMap(({ adviser, arc }) => new Array<number>(network.flowOn(arc)).fill(adviser)),
  );
  for (const [node, { near, remote }] of ways.entries()) {
    const visit = near.find(({ arc }) => network.flowOn(arc) === 1);
    if (visit !== undefined) placements[group.requests[node]!] = { adviser: visit.adviser, cost: visit.km };
    else if (remote !== undefined && network.flowOn(remote.arc) === 1) {
      const adviser = taken[remote.room - firstRoom]!.pop()!;
      placements[group.requests[node]!] = { adviser, cost: REMOTE_COST };
    }
  }
}
