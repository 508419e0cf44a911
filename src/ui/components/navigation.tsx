/** Ways through pages: back link, breadcrumbs, tabs that are links, pages of a list. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';

export function BackLink(props: { readonly href: string; readonly children: ComponentChildren }) {
  return (
    <p class="back-link">
      <a class="lone" href={props.href}>
        {props.children}
      </a>
    </p>
  );
}

export interface Crumb {
  readonly label: string;
  /** Absent on the current page, the last one. */
  readonly href?: string;
}

export function Breadcrumbs(props: { readonly language: Language; readonly items: readonly Crumb[] }) {
  return (
    <nav aria-label={uiText(props.language).youAreAt}>
      <ol class="crumbs">
        {props.items.map((item) => (
          <li key={item.label}>
            {item.href ? <a href={item.href}>{item.label}</a> : <span aria-current="page">{item.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly count?: string;
  readonly current?: boolean;
}

/** Views of the same list; each is a page of its own. */
export function Tabs(props: { readonly label: string; readonly items: readonly Tab[] }) {
  return (
    <nav aria-label={props.label}>
      <ul class="tabs">
        {props.items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count && <span class="mute"> {item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Pagination(props: {
  readonly language: Language;
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
}) {
  const { page, pages, hrefOf } = props;
  if (pages <= 1) return null;
  const text = uiText(props.language);
  return (
    <nav aria-label={text.pages}>
      <ul class="pager">
        {page > 1 && (
          <li>
            <a href={hrefOf(page - 1)} rel="prev">
              {text.previousPage}
            </a>
          </li>
        )}
        {shownPages(page, pages).map((shown, index) => (
          <li key={index}>
            {shown === undefined ? (
              <span aria-hidden="true">…</span>
            ) : shown === page ? (
              <b aria-current="page">{shown}</b>
            ) : (
              <a href={hrefOf(shown)} aria-label={text.page(shown)}>
                {shown}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={hrefOf(page + 1)} rel="next">
              {text.nextPage}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** First, last and the neighbours of the current page; `undefined` stands for a gap. */
export function shownPages(page: number, pages: number): (number | undefined)[] {
  const kept = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  kept.sort((a, b) => a - b);
  return kept.flatMap((n, index) => (index > 0 && n - (kept[index - 1] ?? n) > 1 ? [undefined, n] : [n]));
}
