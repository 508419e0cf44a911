/** Editions of the content: the committed files with signed versions laid over them. One is in force; a draft is looked at in an edition of its own. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { noteRead, type Overlay, readingOver } from '../foundation/content.ts';

interface Loaded {
  readonly value: unknown;
  /** Files and folders it rests on. */
  readonly read: ReadonlySet<string>;
}

export class Edition {
  readonly overlay: Overlay;
  readonly #loaded: Map<() => unknown, Loaded>;

  /** What rests on no changed file is taken over from `before` as it is. */
  constructor(overlay: Overlay, before?: Edition) {
    this.overlay = overlay;
    const changed = before === undefined ? new Set<string>() : differences(before.overlay, overlay);
    const known = before === undefined ? [] : [...before.#loaded];
    this.#loaded = new Map(known.filter(([, { read }]) => ![...read].some((path) => changed.has(path))));
  }

  load<T>(load: () => T): T {
    const known = this.#loaded.get(load);
    if (known !== undefined) {
      noteRead(known.read);
      return known.value as T;
    }
    const loaded = readingOver(this.overlay, load);
    this.#loaded.set(load, loaded);
    return loaded.value;
  }
}

/** Paths whose text differs; a file that came or went changes what its folder lists too. */
function differences(before: Overlay, after: Overlay): ReadonlySet<string> {
  const differing = [...before.keys(), ...after.keys()].filter((path) => before.get(path) !== after.get(path));
  const listed = differing.filter((path) => before.has(path) !== after.has(path));
  return new Set([...differing, ...listed.map((path) => path.slice(0, path.lastIndexOf('/') + 1))]);
}

let inForce = new Edition(new Map());
const asked = new AsyncLocalStorage<Edition>();

/** The edition the running request reads; outside of requests the one in force. */
export function currentEdition(): Edition {
  return asked.getStore() ?? inForce;
}

/** The edition in force, also while another is looked at. */
export function editionInForce(): Edition {
  return inForce;
}

/** Everything done by `work`, later steps included, reads that edition. */
export function inEdition<T>(edition: Edition, work: () => T): T {
  return asked.run(edition, work);
}

/** From now on everybody reads it; what is under way ends in the edition in which it began. */
export function putInForce(edition: Edition): void {
  inForce = edition;
}

/** Content read once an edition, the first time somebody needs it. */
export function perEdition<T>(load: () => T): () => T {
  return () => currentEdition().load(load);
}
