/** Every file officers may mend, as the list shows it: its name, what is missing in it, which version is in force. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { committedBody, listCommitted } from '../content/committed-files.ts';
import { type ContentKind, formDataOf, kindOf, titleOf } from '../domain/content-file.ts';
import type { ContentForm, FormItem } from '../domain/content-form.ts';
import type { Version } from '../domain/version.ts';
import { listInForce } from '../store/versions.read.ts';
import type { ContentPageDeps } from './page-deps.ts';

export interface ListedFile {
  readonly path: string;
  readonly kind: ContentKind;
  readonly title: string;
  readonly gaps: number;
  readonly version?: Version | undefined;
}

export interface FileFilter {
  readonly text: string;
  readonly kind: string;
  readonly gapsOnly: boolean;
}

/** What a body says of itself, kept while the body is the same object of text. */
const read = new Map<string, { readonly body: string; readonly title: string; readonly gaps: number }>();

export async function listFiles(
  deps: ContentPageDeps,
  filter: FileFilter,
  { language, today }: { readonly language: Language; readonly today: LocalDate },
): Promise<readonly ListedFile[]> {
  const versions = new Map((await listInForce(deps.db, today)).map((version) => [version.path, version]));
  const wanted = foldVietnamese(filter.text);
  const paths = [...new Set([...listCommitted(), ...versions.keys()])];
  return paths.flatMap((path) => {
    const kind = kindOf(path);
    const version = versions.get(path);
    const body = version?.body ?? committedBody(path);
    if (kind === undefined || body === undefined || (filter.kind !== '' && filter.kind !== kind)) return [];
    const { title, gaps } = described(deps.forms, path, body, language);
    if (filter.gapsOnly && gaps === 0) return [];
    if (wanted !== '' && !foldVietnamese(`${title} ${path}`).includes(wanted)) return [];
    return [{ path, kind, title, gaps, version }];
  });
}

function described(forms: readonly ContentForm[], path: string, body: string, language: Language) {
  const name = `${language} ${path}`;
  const known = read.get(name);
  if (known?.body === body) return known;
  const gaps = itemsOf(forms, path, { body }, language).flatMap(({ items }) =>
    items.filter(({ gap }) => gap !== undefined),
  );
  const found = { body, title: titleOf(path, body, language), gaps: gaps.length };
  read.set(name, found);
  return found;
}

/** The forms of a file with what each can change; `before`: the text in force. A body that has lost its shape offers none. */
export function itemsOf(
  forms: readonly ContentForm[],
  path: string,
  { body, before = body }: { readonly body: string; readonly before?: string | undefined },
  language: Language,
): readonly { readonly form: ContentForm; readonly items: readonly FormItem[] }[] {
  const data = formDataOf(path, body);
  if (data === undefined) return [];
  const inForce = formDataOf(path, before);
  return forms
    .filter((form) => form.handles(path))
    .flatMap((form) => {
      try {
        const items = form.items(data, language).filter(({ id }) => form.onlyNew?.(id, inForce) !== false);
        return items.length === 0 ? [] : [{ form, items }];
      } catch {
        return [];
      }
    });
}
