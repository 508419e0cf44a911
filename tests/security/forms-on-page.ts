/** Reads the forms of a page as a browser would see them: where they go, which fields they send and what those hold. */

export interface FormOnPage {
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string; readonly hidden: boolean }[];
}

export function formsOn(html: string): FormOnPage[] {
  const forms: FormOnPage[] = [];
  for (const [, head = '', body = ''] of html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)) {
    if (attribute(head, 'method').toLowerCase() !== 'post') continue;
    const fields = [...body.matchAll(/<(?:input|select|textarea|button)\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
      const name = attribute(attributes, 'name');
      if (name === '') return [];
      return [{ name, value: attribute(attributes, 'value'), hidden: attribute(attributes, 'type') === 'hidden' }];
    });
    forms.push({ action: attribute(head, 'action'), fields });
  }
  return forms;
}

/** Addresses on the same site, without fragments, each once. */
export function linksOn(html: string): string[] {
  const found = [...html.matchAll(/<a\b([^>]*)>/g)].map(
    ([, attributes = '']) => attribute(attributes, 'href').split('#')[0] ?? '',
  );
  return [...new Set(found.filter((href) => href.startsWith('/')))];
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}(?:="([^"]*)"|=([^\\s">]+)|(?=[\\s/>]|$))`).exec(tag);
  return (found?.[1] ?? found?.[2] ?? '').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
