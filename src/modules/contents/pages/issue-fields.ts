/** Which field of which form asks for the part of a file a fault is about, so that it is told where it is mended. */
import type { ContentIssue } from '../../../foundation/content.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { formDataOf } from '../domain/content-file.ts';
import type { ContentForm } from '../domain/content-form.ts';

export interface AskedField {
  readonly form: string;
  readonly item: string;
  readonly field: string;
}

/** Undefined when only the whole text reaches it, or the text has lost the shape the forms read. */
export function fieldAsking(
  forms: readonly ContentForm[],
  file: string,
  body: string,
  { path }: ContentIssue,
  language: Language,
): AskedField | undefined {
  const data = formDataOf(file, body);
  const parts = path === '' ? [] : path.split('.');
  for (const form of forms.filter(({ handles }) => handles(file)))
    try {
      const ids = new Set(form.items(data, language).map(({ id }) => id));
      const item = ['', ...entriesOn(data, parts)].find((id) => ids.has(id));
      const fields = item === undefined ? undefined : form.fields(data, item, language);
      const field = fields && nameIn(new Set(fields.map(({ name }) => name)), parts);
      if (item !== undefined && field !== undefined) return { form: form.id, item, field };
    } catch {
      // Another form may still read it.
    }
  return undefined;
}

/** Ids of the entries a path leads through. */
function entriesOn(data: unknown, parts: readonly string[]): readonly string[] {
  const found: string[] = [];
  let here = data;
  for (const part of parts) {
    here = typeof here === 'object' && here !== null ? (here as Readonly<Record<string, unknown>>)[part] : undefined;
    const { id, code, document } = (here ?? {}) as { id?: unknown; code?: unknown; document?: unknown };
    for (const name of [id, code, document]) if (typeof name === 'string') found.push(name);
  }
  return found;
}

/** `platforms.3.what.vi` is asked for by `what.vi`, `functions.2` by `functions`. */
export function nameIn(names: ReadonlySet<string>, parts: readonly string[]): string | undefined {
  for (let end = parts.length; end > 0; end -= 1)
    for (let start = 0; start < end; start += 1) {
      const name = parts.slice(start, end).join('.');
      if (names.has(name)) return name;
    }
  return undefined;
}
