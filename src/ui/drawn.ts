/** A piece of a page that says the same to every reader: rendered once, then put into pages as the text it became. */
import type { VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';
import { renderToString } from 'preact-render-to-string';

export interface Drawn {
  readonly html: string;
}

/** For what depends on nothing of the request but what the caller keeps it by. */
export function draw(piece: VNode): Drawn {
  return { html: renderToString(piece) };
}

export function showDrawn(of: Drawn): VNode {
  return jsxTemplate([of.html]);
}
