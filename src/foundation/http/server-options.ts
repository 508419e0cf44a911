/** What the web server is given: routes, what draws their pages, who finds the person behind a session. */
import type { FastifyServerFactory } from 'fastify';
import type { Actor } from '../actor.ts';
import type { Clock, Instant } from '../clock.ts';
import type { Language } from '../i18n/language.ts';
import type { IdGenerator } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Asset } from './assets.ts';
import type { PageReply, Route } from './route.ts';

/** What an error page needs to say; the words belong to the design system. */
export interface ErrorPage {
  readonly status: number;
  /** Stable code such as `http.not-found`, `http.too-large` or a module's refusal. */
  readonly code: string;
  readonly language: Language;
  readonly path: string;
  readonly requestId: string;
}

export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly assets: readonly Asset[];
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly log: Log;
  /** Fixed public origin; undefined = taken from the request's host. */
  readonly baseUrl: string | undefined;
  readonly renderPage: (
    page: PageReply,
    context: { language: Language; path: string; requestId: string; isPrivate: boolean; actor?: Actor | undefined },
  ) => string;
  readonly renderError: (error: ErrorPage) => string;
  /** Finds who carries a session cookie; asked only when there is one. */
  readonly identify?: (sessionToken: string, now: Instant) => Promise<Actor | undefined>;
  /** Told after a public page was answered to a browser: counts visits without knowing the visitor. */
  readonly onPageView?: (view: PageView) => void;
  /** Writes a minute from one address; reading is left to the proxy. */
  readonly writesPerMinute?: number;
  /** Wraps the node server so that the port can listen before the application is ready. */
  readonly serverFactory?: FastifyServerFactory;
}

export interface PageView {
  readonly language: Language;
  readonly section: string;
  /** `none` typed or from an application, `cross-site` followed from elsewhere, `same-origin` inside a visit, undefined for old browsers. */
  readonly fetchSite: string | undefined;
  readonly referer: string | undefined;
  readonly userAgent: string | undefined;
  readonly origin: string;
}
