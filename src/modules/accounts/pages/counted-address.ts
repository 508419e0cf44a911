/** Which addresses are counted: one of this machine or network is a proxy that speaks for everybody, and counts by itself. */
import { isIP } from 'node:net';

/** Undefined for loopback, private and link-local addresses. An IPv6 network counts as one. */
export function countedAddress(address: string | undefined): string | undefined {
  const plain = (address ?? '').replace(/^::ffff:/, '');
  if (isIP(plain) === 4)
    return /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(plain) ? undefined : plain;
  if (isIP(plain) !== 6 || /^(?:::1$|fe[89ab]|f[cd])/i.test(plain)) return undefined;
  return plain.split(':').slice(0, 4).join(':');
}
