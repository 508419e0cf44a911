/** Splits the pairs into groups that share no adviser: each is solved by itself, a province far away never slows another. */
import type { FeasiblePairs } from './feasible-pairs.ts';

export interface Group {
  readonly requests: readonly number[];
  readonly advisers: readonly number[];
}

/** Requests nobody can take belong to no group. */
export function groupsOf(pairs: FeasiblePairs, advisers: number): Group[] {
  const leader = Int32Array.from({ length: advisers }, (_, index) => index);
  const find = (index: number): number => {
    let top = index;
    while (leader[top] !== top) {
      leader[top] = leader[leader[top]!]!;
      top = leader[top]!;
    }
    return top;
  };
  // A remote list is shared by all requests of its skill: joined once.
  const joined = new Set<readonly number[]>();
  const firstOf = pairs.near.map((near, request) => {
    const remote = pairs.remote[request]!;
    const first = near[0]?.adviser ?? remote[0];
    if (first === undefined) return undefined;
    for (const { adviser } of near) leader[find(adviser)] = find(first);
    if (remote.length > 0) leader[find(remote[0]!)] = find(first);
    if (!joined.has(remote)) for (const adviser of remote) leader[find(adviser)] = find(first);
    joined.add(remote);
    return first;
  });
  const groups = new Map<number, { requests: number[]; advisers: number[] }>();
  for (const [request, first] of firstOf.entries()) {
    if (first === undefined) continue;
    const top = find(first);
    const group = groups.get(top);
    if (group === undefined) groups.set(top, { requests: [request], advisers: [] });
    else group.requests.push(request);
  }
  for (let adviser = 0; adviser < advisers; adviser += 1) groups.get(find(adviser))?.advisers.push(adviser);
  return [...groups.values()];
}
