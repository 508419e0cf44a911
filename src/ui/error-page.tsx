/** Calm pages for what cannot be shown: what happened, what to do, and the reference to quote. */
import type { VNode } from 'preact';
import type { Language } from '../foundation/i18n/language.ts';
import { Actions, LinkButton, LoneLink, PageTitle, SourceLine, Stack } from './index.ts';
import { uiText } from './messages/index.ts';

/** Title and body of an error page; wrap it with `renderDocument` like any page. */
export function errorPage(error: {
  readonly status: number;
  readonly code: string;
  readonly language: Language;
  readonly requestId: string;
}): { readonly title: string; readonly body: VNode } {
  const { language } = error;
  const text = uiText(language).error;
  const words = text[kindOf(error.status)];
  return {
    title: words.title,
    body: (
      <>
        <PageTitle title={words.title} lead={words.text} />
        <Stack loose>
          <Actions>
            <LinkButton href={`/${language}/start`}>{text.start}</LinkButton>
            <LoneLink href={`/${language}`}>{text.home}</LoneLink>
          </Actions>
          <SourceLine>
            {text.reference}: {error.code} · {error.requestId}
          </SourceLine>
        </Stack>
      </>
    ),
  };
}

function kindOf(status: number) {
  const kinds = {
    403: 'forbidden',
    404: 'notFound',
    409: 'conflict',
    410: 'gone',
    413: 'tooLarge',
    429: 'tooMany',
    503: 'unavailable',
  } as const;
  const known = (kinds as Readonly<Record<number, (typeof kinds)[keyof typeof kinds] | undefined>>)[status];
  return known ?? (status >= 500 ? 'fault' : 'unprocessable');
}
