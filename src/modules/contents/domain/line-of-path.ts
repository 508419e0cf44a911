/** The line of a text on which a part of it stands, so that whoever mends a whole file is led there. */

/** Counted from one; the nearest part above where the path itself is missing; undefined when nothing of it is there. */
export function lineOfPath(file: string, body: string, path: string): number | undefined {
  if (path === '') return undefined;
  if (file.endsWith('.md')) {
    const at = body.split('\n').findIndex((line) => line.startsWith(`${path}:`));
    return at < 0 ? undefined : at + 1;
  }
  const places = placesIn(body);
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const line = places.get(parts.slice(0, length).join('.'));
    if (line !== undefined) return line;
  }
  return undefined;
}

/** The line on which JSON stops being JSON, from what its parser says; the last one when it ends too early. */
export function lineOfJsonFault(body: string): number | undefined {
  try {
    JSON.parse(body);
    return undefined;
  } catch (fault) {
    const [, position] = /at position (\d+)/.exec((fault as Error).message) ?? [];
    const end = body.trimEnd().length;
    return body.slice(0, Math.min(end, Number(position ?? end))).split('\n').length;
  }
}

/** A key with its colon, a text, a bracket, a comma, the end of a line, or a bare value. */
const TOKENS = /"((?:[^"\\]|\\.)*)"[ \t]*:|"(?:[^"\\]|\\.)*"|[[\]{},\n]|[^\s[\]{},"]+/g;

/** Of valid JSON: every path with the line of its key or its entry. */
function placesIn(body: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const above: { path: string; index: number | undefined; key: string }[] = [];
  let line = 1;
  const here = (): string => {
    const top = above.at(-1);
    if (top === undefined) return '';
    const own = top.index === undefined ? top.key : String(top.index);
    return top.path === '' ? own : `${top.path}.${own}`;
  };
  const note = (): void => {
    const path = here();
    if (path !== '' && !found.has(path)) found.set(path, line);
  };
  for (const { 0: token, 1: key } of body.matchAll(TOKENS)) {
    const top = above.at(-1);
    if (token === '\n') line += 1;
    else if (token === '{' || token === '[') {
      note();
      above.push({ path: here(), index: token === '[' ? 0 : undefined, key: '' });
    } else if (token === '}' || token === ']') above.pop();
    else if (token === ',') {
      if (top?.index !== undefined) top.index += 1;
    } else {
      if (key !== undefined && top !== undefined) top.key = key;
      note();
    }
  }
  return found;
}
