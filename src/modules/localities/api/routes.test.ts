import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import type { Reply } from '../../../foundation/http/route.ts';
import { aRequest } from '../../../test-support/a-request.ts';
import { loadLocalities, localityRoutes } from '../index.ts';

const [route] = localityRoutes({ places: loadLocalities() });

function get(query: Record<string, string>): Promise<Reply> | Reply {
  if (!route) throw new Error('no route');
  return route.handle(aRequest({ path: route.path, query, now: '2026-11-21T00:00:00.000Z' as Instant }));
}

describe('another programme asks for places', () => {
  it('gets names in both languages and the candidates of an old one', async () => {
    expect(await get({ q: 'Cống Vị', limit: '1' })).toMatchObject({
      kind: 'json',
      body: {
        results: [
          {
            id: 'vn-gso-c-00007',
            level: 'former-commune',
            name: { vi: 'Phường Cống Vị, Quận Ba Đình, Hà Nội', en: 'Cong Vi Ward, Ba Dinh District, Hanoi' },
            candidates: [{ id: 'vn-2025-c-00008' }, { id: 'vn-2025-c-00025' }],
          },
        ],
      },
    });
  });

  it('is told every wrong parameter at once', async () => {
    expect(await get({ q: 'a', level: 'district', limit: '1000', province: '79' })).toMatchObject({
      status: 422,
      body: { issues: [{ field: 'level.0' }, { field: 'province' }, { field: 'limit' }] },
    });
  });
});
