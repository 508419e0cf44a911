/** The adviser's list: the code owners name them by, and the firms that let them act, each until a day. */
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { inGroups } from '../../../foundation/typed-code.ts';
import { ActForm, DataTable, EmptyState, LinkButton, LoneLink, Notice, PageTitle } from '../../../ui/index.ts';
import { mandateText } from '../messages/mandates.ts';
import type { MandateOfFirm } from '../store/mandates.read.ts';

export interface MandateDeskPageProps {
  readonly language: Language;
  readonly code: string;
  readonly mandates: readonly (MandateOfFirm & { readonly href?: string })[];
  readonly nextCommand: () => string;
}

export function MandateDeskPage({ language, code, mandates, nextCommand }: MandateDeskPageProps) {
  const { desk, act } = mandateText(language);
  return (
    <>
      <PageTitle title={desk.title} lead={desk.lead} />
      {mandates.length === 0 ? (
        <EmptyState
          title={desk.empty}
          act={
            <LinkButton kind="secondary" href={`/${language}/account`}>
              {desk.emptyAct}
            </LinkButton>
          }
        />
      ) : (
        <DataTable
          language={language}
          caption={desk.title}
          captionHidden
          columns={[{ label: desk.firm }, { label: desk.acts }, { label: desk.until }, { label: desk.layDown }]}
          rows={mandates.map((mandate) => [
            mandate.href === undefined ? (
              mandate.firm
            ) : (
              <LoneLink key={mandate.id} href={mandate.href}>
                {mandate.firm}
              </LoneLink>
            ),
            mandate.acts.map((each) => act[each]).join('; '),
            formatDate(mandate.validUntil),
            <ActForm
              key={mandate.id}
              action={`/${language}/desk/mandates/end`}
              command={nextCommand()}
              kind="text"
              hidden={{ mandate: mandate.id }}
            >
              {desk.layDownFor(mandate.firm)}
            </ActForm>,
          ])}
        />
      )}
      <Notice title={desk.code}>
        <p class="h2 nowrap">{inGroups(code)}</p>
        <p>{desk.codeText}</p>
      </Notice>
    </>
  );
}
