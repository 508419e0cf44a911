/** The frame around every page: navigation, styles, fonts and error pages, as the design system draws them. */
import { readFileSync } from 'node:fs';
import type { Actor } from '../foundation/actor.ts';
import type { Asset } from '../foundation/http/assets.ts';
import type { ServerOptions } from '../foundation/http/server-options.ts';
import type { Language } from '../foundation/i18n/language.ts';
import { dictionary } from '../foundation/i18n/messages.ts';
import { errorPage } from '../ui/error-page.tsx';
import { islandFiles } from '../ui/island-files.ts';
import { type NavigationEntry, renderDocument } from '../ui/layout.tsx';
import { FAVICON_SVG, fontFiles, fontPreloads, loadStylesheet } from '../ui/stylesheet.ts';
import type { DeskNavigation } from './desk-navigation.ts';

const words = dictionary({
  vi: {
    start: 'Kế hoạch',
    assess: 'Tự đánh giá',
    support: 'Hỗ trợ',
    platforms: 'Nền tảng',
    learn: 'Hướng dẫn',
    figures: 'Số liệu',
    home: 'Trang đầu',
    open: 'Mở kế hoạch đã có',
    advisers: 'Tư vấn viên',
    desk: 'Cán bộ',
    linkage: 'Bên mua hàng',
    styleguide: 'Bộ thành phần',
    signIn: 'Đăng nhập',
    account: 'Tài khoản',
  },
  en: {
    start: 'Plan',
    assess: 'Self-assessment',
    support: 'Support',
    platforms: 'Platforms',
    learn: 'Guides',
    figures: 'Figures',
    home: 'Home',
    open: 'Open your plan',
    advisers: 'Advisers',
    desk: 'Officers',
    linkage: 'Buyers',
    styleguide: 'Style guide',
    signIn: 'Sign in',
    account: 'Account',
  },
});

function navigation(language: Language): NavigationEntry[] {
  const text = words(language);
  return [
    { href: `/${language}/start`, label: text.start, section: 'plan' },
    { href: `/${language}/assess/dbi-2025-sme`, label: text.assess, section: 'assess' },
    { href: `/${language}/support`, label: text.support, section: 'support' },
    { href: `/${language}/platforms`, label: text.platforms, section: 'platforms' },
    { href: `/${language}/learn`, label: text.learn, section: 'learn' },
    { href: `/${language}/figures`, label: text.figures, section: 'figures' },
  ];
}

function index(language: Language): NavigationEntry[] {
  const text = words(language);
  return [
    { href: `/${language}`, label: text.home, section: 'home' },
    ...navigation(language),
    { href: `/${language}/plan`, label: text.open },
    { href: `/${language}/advisers`, label: text.advisers, section: 'advisers' },
    { href: `/${language}/desk`, label: text.desk, section: 'desk' },
    { href: `/${language}/linkage`, label: text.linkage, section: 'linkage' },
  ];
}

const menus = {
  vi: { navigation: navigation('vi'), index: index('vi') },
  en: { navigation: navigation('en'), index: index('en') },
};

function accountEntry(language: Language, actor: Actor | undefined): NavigationEntry {
  const text = words(language);
  return actor === undefined
    ? { href: `/${language}/sign-in`, label: text.signIn }
    : { href: `/${language}/account`, label: actor.name || text.account };
}

export interface Frame extends Pick<ServerOptions, 'renderPage' | 'renderError'> {
  readonly assets: readonly Asset[];
}

/** `signIn`: whether this deployment offers accounts, so that the header leads there; `desk`: the rooms of whoever works at one. */
export function createFrame(
  { signIn, desk }: { readonly signIn: boolean; readonly desk?: DeskNavigation } = { signIn: false },
): Frame {
  const stylesheet = loadStylesheet();
  const stylesheetHref = `/assets/cau-so.${stylesheet.hash}.css`;
  const preloads = fontPreloads();
  const islands = islandFiles();
  return {
    assets: [
      { urlPath: stylesheetHref, contentType: 'text/css; charset=utf-8', body: Buffer.from(stylesheet.css) },
      ...islands.map(({ urlPath, body }) => ({ urlPath, contentType: 'text/javascript; charset=utf-8', body })),
      ...fontFiles().map((font) => ({
        urlPath: font.urlPath,
        contentType: font.contentType,
        body: readFileSync(font.filePath),
      })),
      { urlPath: '/favicon.svg', contentType: 'image/svg+xml', body: Buffer.from(FAVICON_SVG), immutable: false },
    ],
    renderPage: (page, { language, path, requestId, isPrivate, actor }) => {
      const deskFrame = desk?.(language, actor);
      return renderDocument({
        ...menus[language],
        ...(signIn && { account: accountEntry(language, actor) }),
        ...(deskFrame !== undefined && { desk: deskFrame }),
        deskSection: page.deskSection,
        language,
        path,
        title: page.title,
        description: page.description,
        section: page.section,
        body: page.body,
        requestId,
        private: isPrivate,
        islands: islands.flatMap(({ name, urlPath }) => (page.islands?.includes(name) ? [urlPath] : [])),
        stylesheetHref,
        preloads,
      });
    },
    renderError: (error) => {
      const { title, body } = errorPage(error);
      // The address of a broken request may hold a key: the frame is told only the language's home.
      return renderDocument({
        ...menus[error.language],
        ...(signIn && { account: accountEntry(error.language, undefined) }),
        language: error.language,
        path: `/${error.language}`,
        title,
        body,
        stylesheetHref,
        preloads,
      });
    },
  };
}
