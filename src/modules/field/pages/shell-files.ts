/** The files of the page on the device, made on first use: the script, the worker with its list of what to keep, the manifest. */
import { fileURLToPath } from 'node:url';
import { assetHash } from '../../../foundation/http/assets.ts';
import { type BrowserBundle, browserBundle } from '../../../foundation/http/browser-bundle.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { fontFiles, loadStylesheet } from '../../../ui/stylesheet.ts';
import { fieldText } from '../messages/index.ts';

const entry = (name: string) => fileURLToPath(new URL(`../islands/${name}`, import.meta.url));

interface Bundles {
  readonly app: BrowserBundle;
  readonly worker: BrowserBundle;
}

let made: Promise<Bundles> | undefined;

/** Once a process; a build that failed is tried again. */
function bundles(): Promise<Bundles> {
  made ??= Promise.all([browserBundle(entry('field-app.tsx')), browserBundle(entry('service-worker.ts'))])
    .then(([app, worker]) => ({ app, worker }))
    .catch((fault: unknown) => {
      made = undefined;
      throw fault;
    });
  return made;
}

export async function appCode(): Promise<string> {
  return (await bundles()).app.code;
}

/** With its hash, so that a new script is a new address. */
export async function appAddress(language: Language): Promise<string> {
  return `/${language}/field/app.js?v=${(await bundles()).app.hash}`;
}

export const shellAddress = (language: Language): string => `/${language}/field/shell`;

/** Style, fonts and icon under the addresses the frame gives them. */
async function files(language: Language): Promise<readonly string[]> {
  return [
    await appAddress(language),
    `/assets/cau-so.${loadStylesheet().hash}.css`,
    ...fontFiles().map(({ urlPath }) => urlPath),
    '/favicon.svg',
    `/${language}/field/manifest.webmanifest`,
  ];
}

/** The version covers all it keeps: anything new is fetched anew as a whole. */
export async function workerCode(language: Language): Promise<string> {
  const kept = await files(language);
  const { worker } = await bundles();
  const version = `${language}-${assetHash(JSON.stringify([kept, fieldText(language).page, worker.hash]))}`;
  return `const FIELD_SHELL=${JSON.stringify({ version, page: shellAddress(language), files: kept })};\n${worker.code}`;
}

export function manifest(language: Language): Readonly<Record<string, unknown>> {
  const text = fieldText(language).page;
  const scope = `/${language}/desk/field`;
  return {
    ...{ id: scope, name: text.manifest, short_name: text.title, lang: language, start_url: scope, scope },
    ...{ display: 'standalone', background_color: '#FBFAF7', theme_color: '#FBFAF7' },
    icons: [{ src: '/favicon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' }],
  };
}
