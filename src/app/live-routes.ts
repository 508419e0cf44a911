/** Routes that follow the content: addresses stay as composed at start, each request is answered by the routes of its edition. */
import type { PageRequest, Reply, Route } from '../foundation/http/route.ts';
import { currentEdition, type Edition, inEdition } from './content-editions.ts';

export interface LiveRoutes {
  readonly routes: readonly Route[];
  /** Answers as the page at this route would in that edition. */
  answer(edition: Edition, page: Pick<Route, 'method' | 'path'>, request: PageRequest): Promise<Reply>;
}

/** `compose` only puts functions together: it starts nothing and keeps nothing, because it runs once an edition. */
export function liveRoutes(compose: () => readonly Route[]): LiveRoutes {
  const tables = new WeakMap<Edition, ReadonlyMap<string, Route>>();
  const tableOf = (edition: Edition): ReadonlyMap<string, Route> => {
    const known = tables.get(edition);
    if (known !== undefined) return known;
    const table = inEdition(edition, () => new Map(compose().map((route) => [nameOf(route), route])));
    tables.set(edition, table);
    return table;
  };
  const answer = async (edition: Edition, name: string, request: PageRequest): Promise<Reply> => {
    const route = tableOf(edition).get(name);
    return route === undefined ? { kind: 'not-found' } : inEdition(edition, () => route.handle(request));
  };
  return {
    routes: [...tableOf(currentEdition())].map(([name, route]) => ({
      ...route,
      handle: (request) => answer(currentEdition(), name, request),
    })),
    answer: (edition, page, request) => answer(edition, nameOf(page), request),
  };
}

function nameOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}
