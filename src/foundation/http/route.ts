/** What a page or an API route declares. app.ts registers every route in one loop; a route without a verb does not compile. */
import type { VNode } from 'preact';
import type { Actor } from '../actor.ts';
import type { Instant, LocalDate } from '../clock.ts';
import type { Language } from '../i18n/language.ts';
import type { Cookie } from './cookies.ts';
import type { UploadedFile } from './uploaded-file.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Fastify path. Pages start with `/:lang` and are registered for `vi` and `en`; `/api/v1/…` and `/healthz` are not. */
  readonly path: string;
  /** The permission verb the handler asks `policy.ts` about, e.g. `plan.read`. `public` when everybody may. */
  readonly verb: string;
  /**
   * `private`: the address is a key (anything under a plan key): never stored, sends no referrer. `personal`: what it shows depends on who is
   * signed in: never stored. Default `public`.
   */
  readonly privacy?: 'public' | 'private' | 'personal';
  /** Largest accepted body in bytes; default 64 KiB. */
  readonly bodyLimit?: number;
  /** Longest value of one form field in characters; default 20,000. */
  readonly longestField?: number;
  /** Takes a form with one file of at most so many bytes; other routes answer 415 to one. */
  readonly largestUpload?: number;
  readonly handle: (request: PageRequest) => Promise<Reply> | Reply;
}

/** A request after parsing of the envelope: language, parameters, query and form as plain text; handlers parse them further with schemas. */
export interface PageRequest {
  readonly language: Language;
  /** Path as asked, without the query: used to switch language on the same page. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Fields;
  /** Empty on GET. */
  readonly form: Fields;
  /** The file of a form that carries one; only on routes that declare `largestUpload`. Read it after asking whether its sender may. */
  readonly file?: UploadedFile;
  readonly now: Instant;
  /** The legal day in Viet Nam. */
  readonly today: LocalDate;
  readonly requestId: string;
  /** `scheme://host` under which this request came, for absolute private links and QR codes. */
  readonly origin: string;
  /** Who is signed in; absent for a visitor. */
  readonly actor?: Actor | undefined;
  /** Our own cookies by plain name. */
  readonly cookies?: ReadonlyMap<string, string>;
  /** Address the request came from: only ever hashed, to count tries. */
  readonly clientAddress?: string;
  /** As sent; modules keep no more of it than two words. */
  readonly userAgent?: string;
}

/** Form or query fields in NFC with surrounding blanks removed; a repeated field keeps all its values. */
export class Fields {
  readonly #values: ReadonlyMap<string, readonly string[]>;
  constructor(values: ReadonlyMap<string, readonly string[]> = new Map()) {
    this.#values = values;
  }
  /** First value or ''. */
  get(name: string): string {
    return this.#values.get(name)?.[0] ?? '';
  }
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }
  names(): string[] {
    return [...this.#values.keys()];
  }
}

export type Reply =
  | PageReply
  | {
      readonly kind: 'redirect';
      readonly to: string;
      readonly status?: 303 | 301 | 302;
      readonly cookies?: readonly Cookie[];
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'json';
      readonly status?: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'file';
      readonly contentType: string;
      /** Pieces are sent as they come. */
      readonly body: string | Uint8Array | AsyncIterable<string>;
      readonly fileName?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'not-found' }
  /** A refusal that has no form to go back to. `code` is shown with the request id. */
  | { readonly kind: 'refused'; readonly status: 403 | 404 | 409 | 410 | 422; readonly code: string };

export interface PageReply {
  readonly kind: 'page';
  readonly status?: number;
  /** Without the product's name, which the layout adds. */
  readonly title: string;
  /** One sentence for search results; public pages only. */
  readonly description?: string;
  readonly body: VNode;
  /** Where the page of a refused form lives when the form was sent elsewhere: switching the language leads there. */
  readonly address?: string;
  /** Which entry of the main navigation is current. */
  readonly section?:
    | 'home'
    | 'plan'
    | 'assess'
    | 'support'
    | 'platforms'
    | 'learn'
    | 'figures'
    | 'advisers'
    | 'linkage'
    | 'desk';
  /** Which entry of an officer's or adviser's own navigation is current; only with section `desk`. */
  readonly deskSection?: DeskSection;
  /** Names of island bundles this page enriches itself with; none is required for the page to work. */
  readonly islands?: readonly string[];
  readonly cookies?: readonly Cookie[];
  /** The page asks for itself again after so many seconds: for work that goes on without script. */
  readonly refreshSeconds?: number;
}

/** Rooms of the desk, in the order of a working day; who sees which is decided by the verbs of the role acted as. */
export type DeskSection =
  | 'home'
  | 'offers'
  | 'unreached'
  | 'cases'
  | 'dispatch'
  | 'profile'
  | 'advisers'
  | 'teams'
  | 'mandates'
  | 'field'
  | 'firms'
  | 'claims'
  | 'products'
  | 'product-review'
  | 'duplicates'
  | 'imports'
  | 'populations'
  | 'figures'
  | 'reports'
  | 'content'
  | 'people'
  | 'audit';

/** Where the same page lives in the other language: only the first path segment changes. */
export function pathInLanguage(path: string, language: Language): string {
  return path.replace(/^\/(vi|en)(?=\/|$)/, `/${language}`);
}
