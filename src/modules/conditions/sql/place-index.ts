/** Which places lie inside a place, surely or perhaps: asked of the gazetteer once for all places, then remembered. */
import type { ConditionContext } from '../domain/context.ts';

export interface Inside {
  readonly surely: readonly string[];
  /** Merged or divided places, partly inside. Every other place is outside. */
  readonly perhaps: readonly string[];
}

export class PlaceIndex {
  private readonly localities: ConditionContext['localities'];
  private readonly ids: readonly string[];
  private readonly found = new Map<string, Inside>();
  private readonly foundForProvince = new Map<string, Inside>();
  private ofProvinces: PlaceIndex | undefined;

  /** `ids`: every place a fact may name, dissolved ones and the nation included. */
  constructor(localities: ConditionContext['localities'], ids: readonly string[]) {
    this.localities = localities;
    this.ids = ids;
  }

  inside(locality: string): Inside {
    return remember(this.found, locality, () => this.sort(locality, () => true));
  }

  /** For who named only a province: it is outside when neither place holds a part of the other. */
  insideForProvince(locality: string): Inside {
    const apart = (id: string) => this.localities.contains(id, locality) === 'no';
    return remember(this.foundForProvince, locality, () => this.sort(locality, apart));
  }

  /** The same for a column that holds only what `province` gives: a few dozen ids instead of thousands. */
  provinces(province: ConditionContext['lookups']['province']): PlaceIndex {
    this.ofProvinces ??= new PlaceIndex(
      this.localities,
      this.ids.filter((id) => province(id) === id),
    );
    return this.ofProvinces;
  }

  private sort(locality: string, isOutside: (id: string) => boolean): Inside {
    const surely: string[] = [];
    const perhaps: string[] = [];
    for (const id of this.ids) {
      const answer = this.localities.contains(locality, id);
      if (answer === 'yes') surely.push(id);
      else if (answer === 'unknown' || !isOutside(id)) perhaps.push(id);
    }
    return { surely, perhaps };
  }
}

function remember(memory: Map<string, Inside>, key: string, find: () => Inside): Inside {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const found = find();
  memory.set(key, found);
  return found;
}
