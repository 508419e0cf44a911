/** Addresses of the field: the page and its files, taking along, sending, what was sent, and the owner's signature. */
import type { Route } from '../../../foundation/http/route.ts';
import { cosignRoutes } from './cosign-routes.tsx';
import { deviceRoutes } from './device-routes.tsx';
import type { FieldPageDeps } from './page-deps.ts';
import { recordRoutes } from './record-routes.tsx';

export function fieldRoutes(deps: FieldPageDeps): Route[] {
  return [...deviceRoutes(deps), ...recordRoutes(deps), ...cosignRoutes(deps)];
}
