/** A request as the server hands it to a route, and the route an address leads to: for pages asked without a port. */
import { type Instant, localDateOf } from '../foundation/clock.ts';
import { Fields, type PageRequest, type Route } from '../foundation/http/route.ts';

export type Form = Readonly<Record<string, string | readonly string[]>>;

/** What a test does not care about is filled in; the day follows from `now`. */
export function aRequest({
  query = {},
  form = {},
  now = '2031-03-20T03:00:00.000Z' as Instant,
  ...more
}: Partial<Omit<PageRequest, 'query' | 'form' | 'today'>> & {
  readonly query?: Form;
  readonly form?: Form;
}): PageRequest {
  return {
    ...{ language: 'vi', path: '/vi', params: {}, requestId: 'r', origin: 'https://cau-so.example' },
    ...{ now, today: localDateOf(now), query: fieldsOf(query), form: fieldsOf(form) },
    ...more,
  };
}

function fieldsOf(form: Form): Fields {
  return new Fields(
    new Map(Object.entries(form).map(([name, value]) => [name, typeof value === 'string' ? [value] : value])),
  );
}

/** The fields after the `?` of an address; one that comes again keeps all its values. */
export function queryOf(query: string): Form {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) fields[name] = [...(fields[name] ?? []), value];
  return fields;
}

/** An address without parts that vary comes before one with them, as in the server. */
export function routeAt(routes: readonly Route[], method: Route['method'], path: string) {
  const ordered = [...routes].sort((a, b) => a.path.split(':').length - b.path.split(':').length);
  for (const route of ordered) {
    const names: string[] = [];
    const pattern = route.path.replaceAll('.', '\\.').replace(/:(\w+)/g, (_, name: string) => {
      names.push(name);
      return '([^/]+)';
    });
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (route.method !== method || match === null) continue;
    return { route, params: Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? ''])) };
  }
  throw new Error(`no route ${method} ${path}`);
}
