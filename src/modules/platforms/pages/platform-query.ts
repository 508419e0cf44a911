/** Filters of the list in the address: read so that an old or edited link never fails, and written back for the next page. */
import { z } from 'zod';
import type { Fields } from '../../../foundation/http/route.ts';
import type { PlatformQuery } from '../domain/find-platforms.ts';
import { AUDIENCES, type PlatformCatalogue, PRICING_MODELS, SIZES } from '../domain/platform.ts';

export interface ListRequest {
  readonly query: PlatformQuery;
  readonly page: number;
  /** The turn whose order the reader is paging through; empty on the first page. */
  readonly turn: string;
}

export const PAGE_ROWS = 20;

/** A filter nobody knows is no filter. */
export function readListRequest(fields: Fields, catalogue: PlatformCatalogue): ListRequest {
  const get = (name: string) => fields.get(name) || undefined;
  const read = schema.parse({
    q: fields.get('q'),
    do: fields.get('do'),
    fn: get('fn'),
    sector: get('sector'),
    size: get('size'),
    who: get('who'),
    price: get('price'),
    page: fields.get('page'),
    turn: fields.get('turn'),
  });
  const categories = read.do.filter((id) => catalogue.categories.has(id));
  const fn = read.fn !== undefined && catalogue.functions.has(read.fn) ? read.fn : undefined;
  return {
    query: {
      words: read.q,
      categories: [...new Set(categories)],
      ...(fn === undefined ? {} : { function: fn }),
      ...(read.sector === undefined ? {} : { sector: read.sector }),
      ...(read.size === undefined ? {} : { size: read.size }),
      ...(read.who === undefined ? {} : { audience: read.who }),
      ...(read.price === undefined ? {} : { price: read.price }),
    },
    page: read.page,
    turn: read.turn,
  };
}

const schema = z.object({
  q: z.string().transform((text) => text.slice(0, 120)),
  do: z.string().transform((text) => text.slice(0, 300).split(',').slice(0, 8)),
  fn: z.string().max(60).optional().catch(undefined),
  sector: z
    .string()
    .regex(/^[A-V]$/)
    .optional()
    .catch(undefined),
  size: z.enum(SIZES).optional().catch(undefined),
  who: z.enum(AUDIENCES).optional().catch(undefined),
  price: z
    .enum(['known', ...PRICING_MODELS])
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
  turn: z
    .string()
    .regex(/^[a-z0-9]{1,10}$/)
    .catch(''),
});

/** `/vi/platforms?do=sales-pos&page=2&turn=…`: the same list, another page of it. */
export function hrefOfPage(base: string, query: PlatformQuery, page: number, turn: string): string {
  const fields = new URLSearchParams();
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') fields.set(name, value);
  };
  set('q', query.words);
  set('do', query.categories.join(','));
  set('fn', query.function);
  set('sector', query.sector);
  set('size', query.size);
  set('who', query.audience);
  set('price', query.price);
  if (page > 1) {
    set('page', String(page));
    set('turn', turn);
  }
  const asked = fields.toString();
  return asked === '' ? base : `${base}?${asked}`;
}
