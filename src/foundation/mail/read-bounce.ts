/** A letter that came back (RFC 3464): which of ours it was and what the far server said. What is none, or says "later", is undefined. */
import { meansNoMailbox } from './mail.ts';

export interface Bounce {
  readonly letterId: string;
  readonly status: string;
}

const LONGEST_READ = 256 * 1024;
const LETTER_ID = /^message-id:\s*<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/im;

export function readBounce(source: Buffer): Bounce | undefined {
  const text = source.subarray(0, LONGEST_READ).toString('latin1').replaceAll('\r\n', '\n');
  const [head = ''] = text.split('\n\n', 1);
  const type = /^content-type:\s*(.*)$/im.exec(head.replace(/\n[ \t]+/g, ' '))?.[1] ?? '';
  if (!/^multipart\/report\b/i.test(type) || !/report-type="?delivery-status/i.test(type)) return undefined;
  const boundary = /boundary="([^"]+)"/i.exec(type)?.[1] ?? /boundary=([^\s;]+)/i.exec(type)?.[1];
  if (boundary === undefined) return undefined;
  const parts = text.split(`\n--${boundary}`).slice(1);
  const report = parts.find((part) => /^content-type:\s*message\/(?:global-)?delivery-status/im.test(headOf(part)));
  const original = parts.find((part) =>
    /^content-type:\s*(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)/im.test(headOf(part)),
  );
  if (report === undefined || original === undefined || !/^action:\s*failed\b/im.test(report)) return undefined;
  const status = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(report)?.[1] ?? '';
  const letterId = LETTER_ID.exec(original)?.[1]?.toLowerCase();
  return letterId !== undefined && meansNoMailbox(status) ? { letterId, status } : undefined;
}

function headOf(part: string): string {
  return part.trimStart().split('\n\n', 1)[0] ?? '';
}
