/** What whoever kept the address of something withdrawn reads: since when, why, and where the others are. */

import type { PageReply } from '../../../foundation/http/route.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Withdrawal } from '../../../foundation/withdrawal.ts';
import { LinkButton, Notice, PageTitle } from '../../../ui/index.ts';
import { contentText } from '../messages/index.ts';

export function withdrawnPage({
  language,
  section,
  title,
  withdrawn,
}: {
  readonly language: Language;
  readonly section: 'support' | 'platforms' | 'learn' | 'figures';
  readonly title: string;
  readonly withdrawn: Withdrawal;
}): PageReply {
  const text = contentText(language).withdrawnPage;
  return {
    kind: 'page',
    status: 410,
    section,
    title: text.title(title),
    body: (
      <>
        <PageTitle title={text.title(title)} lead={text.since(formatDate(withdrawn.on))} />
        <Notice title={text.reason}>
          <p>{withdrawn.reason[language]}</p>
        </Notice>
        <LinkButton href={`/${language}/${section}`}>{text.sections[section]}</LinkButton>
      </>
    ),
  };
}
