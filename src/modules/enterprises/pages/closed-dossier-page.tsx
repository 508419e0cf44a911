/** The calm page behind a key that opens nothing: what happened to it and how to begin again. Every page under a plan key may answer with it. */
import type { PageReply } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Actions, LinkButton, PageTitle } from '../../../ui/index.ts';
import type { DossierRefusal } from '../domain/open-dossier.ts';
import { dossierText } from '../messages/index.ts';

const SAID = {
  'enterprises.dossier.not-found': { words: 'notFound', status: 404 },
  'enterprises.dossier.expired': { words: 'expired', status: 410 },
  'enterprises.dossier.erased': { words: 'erased', status: 410 },
} as const;

export function closedDossierPage(refusal: DossierRefusal, language: Language): PageReply {
  const { words, status } = SAID[refusal.code];
  const { act, [words]: text } = dossierText(language).closed;
  return {
    kind: 'page',
    status,
    title: text.title,
    section: 'plan',
    body: (
      <>
        <PageTitle title={text.title} lead={text.text} />
        <Actions>
          <LinkButton href={`/${language}/start`}>{act}</LinkButton>
        </Actions>
      </>
    ),
  };
}
