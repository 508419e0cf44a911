/** Text written by us as Markdown (guides, notes) on a readable measure; raw HTML in it is shown as text. */
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const rendered = new Map<string, string>();
const KEPT = 64;

/** Guides are few and repeat: the last ones rendered are kept. */
function toHtml(source: string): string {
  const known = rendered.get(source);
  if (known !== undefined) return known;
  const html = markdown.render(source);
  if (rendered.size >= KEPT) rendered.delete(rendered.keys().next().value ?? '');
  rendered.set(source, html);
  return html;
}

/** Headings in the source start at `##`: the page already has its `h1`. */
export function Markdown({ source }: { readonly source: string }) {
  // markdown-it with html: false escapes every tag of the source.
  return <div class="prose" dangerouslySetInnerHTML={{ __html: toHtml(source) }} />;
}
