/** Places as JSON, for the typeahead island and for other programmes. */
import { z } from 'zod';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Gazetteer } from '../domain/gazetteer.ts';
import type { SearchLevel } from '../domain/search.ts';

const LEVELS = ['province', 'former-province', 'commune', 'former-commune'] as const satisfies readonly SearchLevel[];
const Query = z.object({
  q: z.string().max(120),
  level: z.array(z.enum(LEVELS)),
  province: z
    .string()
    .regex(/^vn-(\d{4}|gso)-\d{2}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(50),
});

export interface LocalityApiDeps {
  readonly places: Gazetteer;
}

export function localityRoutes({ places }: LocalityApiDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/localities',
      verb: 'public',
      handle: (request) => searchPlaces(places, request),
    },
  ];
}

function searchPlaces(places: Gazetteer, { query }: PageRequest): Reply {
  const parsed = Query.safeParse({
    q: query.get('q'),
    level: query.all('level'),
    province: query.get('province') || undefined,
    limit: query.get('limit') || 10,
  });
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), code: issue.code }));
    return { kind: 'json', status: 422, body: { code: 'localities.search.invalid', issues } };
  }
  const { q, level, province, limit } = parsed.data;
  const matches = places.searchLocalities(q, {
    limit,
    ...(level.length > 0 && { levels: level }),
    ...(province !== undefined && { province }),
  });
  return {
    kind: 'json',
    headers: { 'cache-control': 'public, max-age=3600' },
    body: {
      query: q,
      results: matches.map(({ locality, match, candidates }) => ({
        ...described(places, locality.id),
        level: locality.level,
        match,
        candidates: candidates.filter((id) => id !== locality.id).map((id) => described(places, id)),
      })),
    },
  };
}

function described(places: Gazetteer, id: string): { id: string; name: { vi: string; en: string } } {
  return { id, name: { vi: places.addressOf(id, 'vi'), en: places.addressOf(id, 'en') } };
}
