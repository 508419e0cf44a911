/** Cross-site request forgery: a browser says where a request comes from; a write from elsewhere is refused (ASVS 5 V3.5). */
import type { IncomingHttpHeaders } from 'node:http';

/**
 * True when a state-changing request may proceed: `Sec-Fetch-Site` says same-origin or typed by the user; older browsers are judged by `Origin`.
 * A client that sends neither is no browser and carries nobody's cookies.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, ownOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = headers.origin;
  if (origin === undefined) return true;
  return origin === ownOrigin;
}
