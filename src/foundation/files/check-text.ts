/** Plain text: UTF-8 throughout, no control characters, and nothing a browser would take for a page. */
import type { FileFault } from './file-kind.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
const MARKUP = /<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|\?php)/i;

export function textFault(bytes: Buffer): FileFault | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'kind';
  }
  if (CONTROL.test(text)) return 'kind';
  if (text.trim() === '') return 'empty';
  return MARKUP.test(text) ? 'active' : undefined;
}
