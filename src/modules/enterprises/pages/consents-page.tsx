/** What a firm may agree to, purpose by purpose, what stands, and what was withdrawn when. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  ErrorSummary,
  type Issue,
  LinkButton,
  Notice,
  PageTitle,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import { type Consent, type ConsentPurpose, standingConsent } from '../domain/consent.ts';
import { consentText } from '../messages/consents.ts';
import { dossierText } from '../messages/index.ts';

export interface ConsentsPageProps {
  readonly language: Language;
  readonly base: string;
  /** False for somebody who holds the link but not the firm. */
  readonly owner: boolean;
  readonly purposes: readonly ConsentPurpose[];
  readonly consents: readonly Consent[];
  readonly nextCommand: () => string;
  readonly saved: boolean;
  readonly issues?: readonly Issue[];
}

export function ConsentsPage(props: ConsentsPageProps) {
  const { language, base, owner, purposes, consents, issues = [] } = props;
  const text = consentText(language);
  const withdrawn = consents.filter(({ withdrawnAt }) => withdrawnAt !== undefined);
  return (
    <>
      <BackLink href={`${base}/facts`}>{dossierText(language).facts.title}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {props.saved && <Notice tone="ok" title={text.saved} />}
      <PageTitle title={text.title} lead={text.lead} />
      {!owner && (
        <Notice title={text.notOwner}>
          <Actions>
            <LinkButton href={`${base}/claim`}>{text.claimFirst}</LinkButton>
          </Actions>
        </Notice>
      )}
      {purposes.map((purpose) => (
        <Section key={purpose.code} id={purpose.code} title={purpose.label[language]}>
          <p>{purpose.text[language]}</p>
          {owner && <Standing {...props} purpose={purpose} />}
        </Section>
      ))}
      {withdrawn.length > 0 && (
        <Section title={text.history} id="history">
          <PlainList
            items={withdrawn.map(({ purpose, givenAt, withdrawnAt = givenAt }) => {
              const label = purposes.find(({ code }) => code === purpose)?.label[language] ?? purpose;
              return text.line(label, formatInstantDate(givenAt), formatInstantDate(withdrawnAt));
            })}
          />
        </Section>
      )}
      <Section title={text.law} id="law">
        <p>{text.source}</p>
      </Section>
    </>
  );
}

function Standing(props: ConsentsPageProps & { readonly purpose: ConsentPurpose }) {
  const { language, base, purpose, consents, nextCommand } = props;
  const text = consentText(language);
  const standing = standingConsent(consents, purpose);
  const older = consents.some(
    ({ purpose: code, withdrawnAt, version }) =>
      code === purpose.code && withdrawnAt === undefined && version < purpose.version,
  );
  const hidden = { purpose: purpose.code, version: String(purpose.version), act: standing ? 'withdraw' : 'give' };
  return (
    <>
      <p>
        <b>{standing ? text.given(formatInstantDate(standing.givenAt), String(standing.version)) : text.notGiven}</b>
        {older && <> {text.renew}</>}
      </p>
      <ActForm action={`${base}/consents`} command={nextCommand()} hidden={hidden}>
        {standing ? text.withdraw : text.give}
      </ActForm>
    </>
  );
}
