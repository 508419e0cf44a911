/** A network of arcs with capacity and whole cost, along which units are sent one by one, each by the cheapest way that is left. */

/**
 * Successive shortest paths with potentials: after every unit the flow is the cheapest of its size, provided each source sends once.
 * Costs are whole numbers, not negative, and sums stay below 2^53, so that no comparison is ever decided by rounding.
 */
export class FlowNetwork {
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #left: number[] = [];
  readonly #cost: number[] = [];
  readonly #potential: Float64Array;
  readonly #distance: Float64Array;
  readonly #arrivedBy: Int32Array;
  readonly #reachedIn: Int32Array;
  readonly #settledIn: Int32Array;
  #first = new Int32Array(0);
  #arcs = new Int32Array(0);
  #round = 0;

  constructor(readonly nodes: number) {
    this.#potential = new Float64Array(nodes);
    this.#distance = new Float64Array(nodes);
    this.#arrivedBy = new Int32Array(nodes);
    this.#reachedIn = new Int32Array(nodes);
    this.#settledIn = new Int32Array(nodes);
  }

  /** All arcs are added before the first unit is sent. Returns the arc's number. */
  addArc(from: number, to: number, capacity: number, cost: number): number {
    const arc = this.#to.length;
    this.#from.push(from, to);
    this.#to.push(to, from);
    this.#left.push(capacity, 0);
    this.#cost.push(cost, -cost);
    return arc;
  }

  /** Units that run over the arc. */
  flowOn(arc: number): number {
    return this.#left[arc + 1]!;
  }

  /** Sends one unit from a source that has sent none; false when no way is left. */
  send(source: number, sink: number): boolean {
    if (this.#first.length === 0) this.#index();
    this.#admit(source);
    const settled = this.#search(source, sink);
    if (settled === undefined) return false;
    const end = this.#distance[sink]!;
    for (const node of settled) this.#potential[node]! += this.#distance[node]! - end;
    for (let node = sink; node !== source; ) {
      const arc = this.#arrivedBy[node]!;
      this.#left[arc]! -= 1;
      this.#left[arc ^ 1]! += 1;
      node = this.#from[arc]!;
    }
    return true;
  }

  /** A new source takes the lowest potential under which none of its arcs is a bargain. */
  #admit(source: number): void {
    let potential = Number.NEGATIVE_INFINITY;
    for (let at = this.#first[source]!; at < this.#first[source + 1]!; at += 1) {
      const arc = this.#arcs[at]!;
      if (this.#left[arc]! > 0) potential = Math.max(potential, this.#potential[this.#to[arc]!]! - this.#cost[arc]!);
    }
    if (potential > Number.NEGATIVE_INFINITY) this.#potential[source] = potential;
  }

  /** Dijkstra over what is left, ended at the sink; the nodes it settled, or undefined. */
  #search(source: number, sink: number): number[] | undefined {
    this.#round += 1;
    const round = this.#round;
    const settled: number[] = [];
    const queue = new Queue();
    this.#distance[source] = 0;
    this.#reachedIn[source] = round;
    queue.add(0, source);
    for (let node = queue.take(); node !== undefined; node = queue.take()) {
      if (this.#settledIn[node] === round) continue;
      if (node === sink) return settled;
      this.#settledIn[node] = round;
      settled.push(node);
      const base = this.#distance[node]! + this.#potential[node]!;
      for (let at = this.#first[node]!; at < this.#first[node + 1]!; at += 1) {
        const arc = this.#arcs[at]!;
        if (this.#left[arc] === 0) continue;
        const next = this.#to[arc]!;
        if (this.#settledIn[next] === round) continue;
        const distance = base + this.#cost[arc]! - this.#potential[next]!;
        if (this.#reachedIn[next] === round && distance >= this.#distance[next]!) continue;
        this.#reachedIn[next] = round;
        this.#distance[next] = distance;
        this.#arrivedBy[next] = arc;
        queue.add(distance, next);
      }
    }
    return undefined;
  }

  /** Arcs grouped by where they leave. */
  #index(): void {
    const first = new Int32Array(this.nodes + 1);
    for (const node of this.#from) first[node + 1]! += 1;
    for (let node = 0; node < this.nodes; node += 1) first[node + 1]! += first[node]!;
    const next = first.slice();
    const arcs = new Int32Array(this.#from.length);
    for (let arc = 0; arc < this.#from.length; arc += 1) {
      const node = this.#from[arc]!;
      arcs[next[node]!] = arc;
      next[node]! += 1;
    }
    this.#first = first;
    this.#arcs = arcs;
  }
}

/** Nearest first; a node may stand in it several times, its first turn counts. */
class Queue {
  readonly #keys: number[] = [];
  readonly #nodes: number[] = [];

  add(key: number, node: number): void {
    let at = this.#keys.length;
    this.#keys.push(key);
    this.#nodes.push(node);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#keys[parent]! <= key) break;
      this.#keys[at] = this.#keys[parent]!;
      this.#nodes[at] = this.#nodes[parent]!;
      at = parent;
    }
    this.#keys[at] = key;
    this.#nodes[at] = node;
  }

  take(): number | undefined {
    const top = this.#nodes[0];
    const key = this.#keys.pop();
    const node = this.#nodes.pop();
    if (key === undefined || node === undefined || this.#keys.length === 0) return top;
    const size = this.#keys.length;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#keys[child + 1]! < this.#keys[child]!) child += 1;
      if (this.#keys[child]! >= key) break;
      this.#keys[at] = this.#keys[child]!;
      this.#nodes[at] = this.#nodes[child]!;
      at = child;
    }
    this.#keys[at] = key;
    this.#nodes[at] = node;
    return top;
  }
}
