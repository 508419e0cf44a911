/** The queue's address: basket, filters and place in the list, read from the query and written back into links. */

import type { PageRequest } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { type Basket, isBasket } from '../domain/queue.ts';
import type { QueuePlace } from '../store/queue.read.ts';

export interface QueueAddress {
  readonly basket: Basket;
  readonly text: string;
  readonly mine: boolean;
  /** Of this person; '' for everybody. */
  readonly holder: string;
  /** Of this kind; '' for every kind. */
  readonly type: string;
  readonly state: string;
  readonly commune: string;
  readonly after?: QueuePlace | undefined;
}

export function readQueueAddress({ query }: PageRequest): QueueAddress {
  const basket = query.get('basket');
  const [at, id] = query.get('after').split('_');
  const isPlace = at !== undefined && id !== undefined && isUuid(id) && !Number.isNaN(Date.parse(at));
  return {
    basket: isBasket(basket) ? basket : 'open',
    text: query.get('q').slice(0, 80),
    mine: query.get('mine') === '1',
    holder: isUuid(query.get('holder')) ? query.get('holder') : '',
    type: /^[a-z-]{1,40}$/.test(query.get('type')) ? query.get('type') : '',
    state: /^[a-z-]{1,40}$/.test(query.get('state')) ? query.get('state') : '',
    commune: /^[a-z0-9-]{1,40}$/.test(query.get('commune')) ? query.get('commune') : '',
    ...(isPlace && { after: { at: new Date(at).toISOString() as QueuePlace['at'], id } }),
  };
}

/** Leaving `after` out leads to the first page; `usual` is the basket of an address that names none. */
export function queueHref(
  base: string,
  { basket, text, mine, holder, type, state, commune, after }: QueueAddress,
  usual: Basket = 'open',
): string {
  const query = new URLSearchParams({
    ...(basket !== usual && { basket }),
    ...(text !== '' && { q: text }),
    ...(mine && { mine: '1' }),
    ...(holder !== '' && !mine && { holder }),
    ...(type !== '' && { type }),
    ...(state !== '' && { state }),
    ...(commune !== '' && { commune }),
    ...(after !== undefined && { after: `${after.at}_${after.id}` }),
  });
  return query.size === 0 ? base : `${base}?${query.toString()}`;
}
