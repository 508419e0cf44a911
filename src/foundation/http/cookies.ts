/** Cookies with the same strict flags whoever sets them: HttpOnly, SameSite=Lax, whole site, Secure and `__Host-` under https (ASVS 5 V3.3). */

export interface Cookie {
  /** Plain name; the prefix belongs to the server. */
  readonly name: 'session' | 'sign-in' | 'passkey' | 'unsent';
  /** Empty with `maxAgeSeconds: 0` takes the cookie away. */
  readonly value: string;
  readonly maxAgeSeconds: number;
}

/** A value nobody of us sent (too long, other characters) is no cookie at all. */
const VALUE = /^[A-Za-z0-9_-]{1,128}$/;

/** Only our own cookies, by plain name. Two of one name (a planted one beside ours) count as none: nobody can say which is ours. */
export function readCookies(header: string | undefined, secure: boolean): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  const prefix = prefixOf(secure);
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=');
    const full = pair.slice(0, Math.max(equals, 0)).trim();
    if (!full.startsWith(prefix)) continue;
    const name = full.slice(prefix.length);
    const value = pair.slice(equals + 1).trim();
    if (seen.has(name)) found.delete(name);
    else if (VALUE.test(value)) found.set(name, value);
    seen.add(name);
  }
  return found;
}

export function writeCookie(cookie: Cookie, secure: boolean): string {
  const { name, value, maxAgeSeconds } = cookie;
  const flags = `Path=/; Max-Age=${String(maxAgeSeconds)}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return `${prefixOf(secure)}${name}=${value}; ${flags}`;
}

/** `__Host-` binds a cookie to this very host over https; a browser refuses it over plain http, which only loopback uses. */
function prefixOf(secure: boolean): string {
  return secure ? '__Host-cau-so-' : 'cau-so-';
}
