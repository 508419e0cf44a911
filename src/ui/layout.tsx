/** The document around a page: head, skip link, header, main, footer index. The handler's body becomes the content of `<main>`. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type PageReply, pathInLanguage } from '../foundation/http/route.ts';
import type { Language } from '../foundation/i18n/language.ts';
import { type DeskFrame, DeskOffice, DeskRooms } from './desk-bar.tsx';
import { uiText } from './messages/index.ts';

export interface NavigationEntry {
  readonly href: string;
  readonly label: string;
  readonly section?: PageReply['section'];
}

export interface DocumentProps {
  readonly language: Language;
  /** Path as asked, without the query. */
  readonly path: string;
  /** Without the product's name. */
  readonly title: string;
  readonly description?: string | undefined;
  readonly section?: PageReply['section'];
  readonly body: VNode;
  readonly requestId?: string;
  /** Under a plan key: never indexed, sends no referrer elsewhere, says that the link is the key. */
  readonly private?: boolean;
  /** Addresses of island modules. */
  readonly islands?: readonly string[];
  readonly stylesheetHref: string;
  /** Addresses of fonts to fetch early (`fontPreloads()`). */
  readonly preloads?: readonly string[];
  /** The header's links, at most seven, in the page's language. */
  readonly navigation: readonly NavigationEntry[];
  /** Signing in, or one's own account: in the header where there is room, always in the index. */
  readonly account?: NavigationEntry;
  /** For somebody who works at a desk: in the header everywhere, its rooms on the desk's own pages. */
  readonly desk?: DeskFrame;
  readonly deskSection?: PageReply['deskSection'];
  /** The footer's index; the header's links when absent. */
  readonly index?: readonly NavigationEntry[];
}

const MAIN = 'noi-dung';
const INDEX = 'muc-luc';

/**
 * A complete HTML document. What every page of a section shares is rendered once and kept: it holds nothing of the reader's. The rest, the
 * account's name and the page itself, is rendered for each request.
 */
export function renderDocument(props: DocumentProps): string {
  const { language, section, navigation } = props;
  const index = props.index ?? navigation;
  return [
    `<!doctype html>\n<html lang="${language}"><head>`,
    kept(navigation, `head ${props.stylesheetHref}`, () => <SharedHead {...props} />),
    renderToString(<OwnHead {...props} />),
    '</head><body>',
    kept(navigation, `skip ${language}`, () => <SkipLink {...props} />),
    '<header class="top"><div class="wrap">',
    kept(navigation, `menu ${language} ${section ?? ''}`, () => <Menu {...props} />),
    renderToString(<OwnLinks {...props} />),
    '</div>',
    deskBar(props),
    `</header><main id="${MAIN}" tabindex="-1">`,
    renderToString(<div class="wrap">{props.body}</div>),
    `</main><footer class="foot" id="${INDEX}"><div class="wrap">`,
    `<nav aria-label="${uiText(language).index}"><ul class="plain">`,
    kept(index, `index ${language}`, () => <>{index.map(indexEntry)}</>),
    props.account === undefined ? '' : renderToString(indexEntry(props.account)),
    '</ul></nav>',
    renderToString(<LastWords {...props} />),
    '</div></footer></body></html>',
  ].join('');
}

function deskBar({ language, section, desk, deskSection }: DocumentProps): string {
  if (desk === undefined || section !== 'desk') return '';
  return [
    '<div class="desk"><div class="wrap">',
    renderToString(<DeskOffice desk={desk} />),
    kept(desk.rooms, `rooms ${deskSection ?? ''}`, () => (
      <DeskRooms language={language} rooms={desk.rooms} current={deskSection} />
    )),
    '</div></div>',
  ].join('');
}

/** Rendered pieces by the menu they belong to: a deployment has one a language. */
const pieces = new WeakMap<readonly object[], Map<string, string>>();

function kept(menu: readonly object[], name: string, make: () => VNode): string {
  let known = pieces.get(menu);
  if (known === undefined) {
    known = new Map();
    pieces.set(menu, known);
  }
  let piece = known.get(name);
  if (piece === undefined) {
    piece = renderToString(make());
    known.set(name, piece);
  }
  return piece;
}

function SharedHead({ preloads, stylesheetHref }: DocumentProps) {
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="theme-color" content="#FBFAF7" />
      <meta name="format-detection" content="telephone=no" />
      {preloads?.map((href) => (
        <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={stylesheetHref} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    </>
  );
}

function OwnHead(props: DocumentProps) {
  const brand = uiText(props.language).brand;
  const other: Language = props.language === 'vi' ? 'en' : 'vi';
  return (
    <>
      <title>{props.title === brand ? brand : `${props.title} · ${brand}`}</title>
      {props.description && !props.private && <meta name="description" content={props.description} />}
      {props.requestId && <meta name="request-id" content={props.requestId} />}
      {props.private && <meta name="robots" content="noindex, nofollow" />}
      {props.private && <meta name="referrer" content="same-origin" />}
      {!props.private && <link rel="alternate" hreflang={other} href={pathInLanguage(props.path, other)} />}
      {props.islands?.map((src) => (
        <script key={src} type="module" src={src} />
      ))}
    </>
  );
}

function SkipLink({ language }: DocumentProps) {
  return (
    <a class="skip" href={`#${MAIN}`}>
      {uiText(language).skip}
    </a>
  );
}

function Menu({ language, section, navigation }: DocumentProps) {
  const text = uiText(language);
  return (
    <>
      <a class="brand" href={`/${language}`} aria-current={section === 'home' ? 'page' : undefined}>
        <Emblem />
        {text.brand}
      </a>
      <nav aria-label={text.mainMenu}>
        {navigation.map((entry) => (
          <a
            key={entry.href}
            href={entry.href}
            aria-current={entry.section !== undefined && entry.section === section ? 'true' : undefined}
          >
            {entry.label}
          </a>
        ))}
      </nav>
    </>
  );
}

function OwnLinks({ language, path, account, desk, section }: DocumentProps) {
  const text = uiText(language);
  const other: Language = language === 'vi' ? 'en' : 'vi';
  return (
    <>
      {desk?.rooms[0] && section !== 'desk' && (
        <a class="to-account" href={desk.rooms[0].href}>
          {text.desk}
        </a>
      )}
      {account && (
        <a class="to-account" href={account.href}>
          {account.label}
        </a>
      )}
      <a href={pathInLanguage(path, other)} lang={other} hreflang={other}>
        {text.otherLanguage}
      </a>
      <a class="to-menu" href={`#${INDEX}`}>
        {text.index}
      </a>
    </>
  );
}

function indexEntry({ href, label }: NavigationEntry) {
  return (
    <li key={href}>
      <a href={href}>{label}</a>
    </li>
  );
}

function LastWords({ language, private: isPrivate }: DocumentProps) {
  const text = uiText(language);
  return (
    <>
      {isPrivate && (
        <p>
          <b>{text.privatePage}</b>
        </p>
      )}
      <p>{text.footer}</p>
    </>
  );
}

function Emblem() {
  return (
    <svg viewBox="0 0 48 30" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M3 20Q24-14 45 20M0 20h48" stroke-width="3" />
      <path d="M13.500 9v11M24 4v16M34.500 9v11M6 26.500h14M25 26.500h17" stroke-width="1.500" />
    </svg>
  );
}
