/** The address of the API's own description. */
import type { Route } from '../../../foundation/http/route.ts';
import { openApiDocument } from '../domain/openapi.ts';

export function openDataRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/openapi.json',
      verb: 'public',
      handle: () => ({ kind: 'json', body: openApiDocument }),
    },
  ];
}
