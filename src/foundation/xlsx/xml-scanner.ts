/**
 * Reads XML piece by piece as a spreadsheet writes it: elements, attributes, text. No document types and so no entities of a file's own:
 * what declares one is refused. Names come without their prefix.
 */

export interface XmlListener {
  /** `attribute` gives the value of an attribute by its name without prefix, entities resolved; '' when absent. */
  open(name: string, attribute: (name: string) => string): void;
  close(name: string): void;
  text(text: string): void;
}

export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** A tag or an undivided run of text longer than this is no table. */
const LONGEST_PIECE = 4 * 1024 * 1024;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export class XmlScanner {
  readonly #listener: XmlListener;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #rest = '';
  #depth = 0;

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  push(bytes: Uint8Array): void {
    this.#take(this.#decode(bytes, true), false);
  }

  end(): void {
    this.#take(this.#decode(new Uint8Array(), false), true);
    if (this.#depth !== 0) throw new XmlError('elements are left open');
  }

  #decode(bytes: Uint8Array, stream: boolean): string {
    try {
      return this.#decoder.decode(bytes, { stream });
    } catch {
      throw new XmlError('not UTF-8');
    }
  }

  #take(text: string, last: boolean): void {
    const all = this.#rest === '' ? text : this.#rest + text;
    let at = 0;
    for (;;) {
      const tag = all.indexOf('<', at);
      if (tag < 0) break;
      const end = endOfMark(all, tag);
      if (end < 0) {
        // The text before an unfinished tag is complete.
        if (tag > at) this.#text(all.slice(at, tag));
        at = tag;
        break;
      }
      if (tag > at) this.#text(all.slice(at, tag));
      this.#mark(all, tag, end);
      at = end;
    }
    this.#rest = all.slice(at);
    if (this.#rest.length > LONGEST_PIECE) throw new XmlError('a piece is too long');
    if (last && this.#rest.trim() !== '') throw new XmlError('ends inside a piece');
  }

  #text(raw: string): void {
    if (this.#depth > 0) this.#listener.text(unescapeXml(raw));
  }

  #mark(all: string, from: number, to: number): void {
    const second = all[from + 1];
    if (second === '?') return;
    if (second === '!') {
      if (all.startsWith('<![CDATA[', from)) {
        if (this.#depth > 0) this.#listener.text(all.slice(from + 9, to - 3));
      } else if (!all.startsWith('<!--', from)) throw new XmlError('declares a document type');
      return;
    }
    if (second === '/') {
      this.#depth -= 1;
      if (this.#depth < 0) throw new XmlError('closes what is not open');
      this.#listener.close(localName(all.slice(from + 2, to - 1).trimEnd()));
      return;
    }
    const empty = all[to - 2] === '/';
    const inside = all.slice(from + 1, empty ? to - 2 : to - 1);
    const space = inside.search(/\s/);
    const name = localName(space < 0 ? inside : inside.slice(0, space));
    if (name === '') throw new XmlError('a tag without a name');
    this.#depth += 1;
    this.#listener.open(name, (wanted) => (space < 0 ? '' : attributeOf(inside.slice(space), wanted)));
    if (empty) {
      this.#depth -= 1;
      this.#listener.close(name);
    }
  }
}

/** The place behind the mark that begins at `from`; -1 when it has not arrived whole. */
function endOfMark(all: string, from: number): number {
  const behind = (mark: string, start: number) => {
    const at = all.indexOf(mark, start);
    return at < 0 ? -1 : at + mark.length;
  };
  if (all.length < from + 9 && '<![CDATA['.startsWith(all.slice(from))) return -1;
  if (all.startsWith('<!--', from)) return behind('-->', from + 4);
  if (all.startsWith('<![CDATA[', from)) return behind(']]>', from + 9);
  if (all.startsWith('<?', from)) return behind('?>', from + 2);
  // A `>` may stand inside an attribute.
  let quote = 0;
  for (let at = from + 1; at < all.length; at += 1) {
    const mark = all.charCodeAt(at);
    if (quote !== 0) {
      if (mark === quote) quote = 0;
    } else if (mark === DOUBLE_QUOTE || mark === SINGLE_QUOTE) quote = mark;
    else if (mark === GREATER) return at + 1;
  }
  return -1;
}

const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const GREATER = 0x3e;

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function attributeOf(text: string, wanted: string): string {
  if (!text.includes(wanted)) return '';
  // Between double quotes stands no other double quote, so what looks like the attribute is it.
  const at = text.includes("'") ? -1 : text.indexOf(` ${wanted}="`);
  if (at >= 0) {
    const from = at + wanted.length + 3;
    return unescapeXml(text.slice(from, text.indexOf('"', from)));
  }
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(text); found !== null; found = ATTRIBUTE.exec(text))
    if (localName(found[1] ?? '') === wanted) return unescapeXml(found[2] ?? found[3] ?? '');
  return '';
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-zA-Z]{1,8});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '\uFFFD';
  });
}
