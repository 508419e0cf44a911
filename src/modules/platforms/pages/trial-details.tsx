/** What the page of a trial's case shows besides: the offer, its days, the way out, and how to reach the firm where it agreed. */
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import { ActForm, type KeyValue, KeyValues, LoneLink, PlainTag } from '../../../ui/index.ts';
import { type CaseDetailsOf, findContact } from '../../cases/index.ts';
import { recordReading } from '../../enterprises/index.ts';
import type { TrialDeps } from '../actions/trial-deps.ts';
import type { Trial } from '../domain/trial.ts';
import { trialText } from '../messages/trials.ts';
import { findSubmission } from '../store/submissions.read.ts';
import { findTrial } from '../store/trials.read.ts';
import { termsWords } from './offer-words.ts';

/** Guide of how to get one's data out of a platform. */
export const WAY_OUT = 'take-your-data-out';

type Deps = Pick<TrialDeps, 'db' | 'ids' | 'ledger' | 'catalogue' | 'consent'>;

export function trialDetails(deps: Deps): CaseDetailsOf {
  return async (db, found, language, side, viewer) => {
    const trial = await findTrial(db, found.id);
    if (trial === undefined) return undefined;
    const offer = await findSubmission(db, trial.offerId);
    const text = trialText(language).details;
    const platform = deps.catalogue.byId.get(trial.platformId);
    const terms = offer?.kind === 'offer' ? offer.terms : undefined;
    const { beganOn, until } = trial;
    const rows: KeyValue[] = [
      {
        label: text.platform,
        value:
          platform === undefined ? (
            trial.platformId
          ) : (
            <a href={`/${language}/platforms/${platform.id}`}>{platform.name}</a>
          ),
      },
      ...(terms === undefined ? [] : [{ label: text.terms, value: termsWords(terms, language) }]),
      {
        label: text.length,
        value:
          beganOn !== undefined && until !== undefined
            ? text.from(formatDate(beganOn), formatDate(until))
            : text.days(formatNumber(terms?.trialDays ?? found.agreedDays ?? 0, language)),
      },
    ];
    const body = (
      <>
        <KeyValues rows={rows} />
        {/* Whoever stops needs it most. */}
        {side === 'firm' && beganOn !== undefined && trial.endedBy !== 'confirm-use' && (
          <LoneLink href={`/${language}/learn/${WAY_OUT}`}>{text.guide}</LoneLink>
        )}
        {side === 'firm' && viewer.base !== undefined && trial.endedAt === undefined && (
          <OwnContact {...{ deps, language, trial, base: viewer.base }} />
        )}
        {side === 'partner' && (await firmContact(deps, trial, language, viewer))}
      </>
    );
    return { title: text.title, body };
  };
}

function OwnContact(props: {
  readonly deps: Deps;
  readonly language: 'vi' | 'en';
  readonly trial: Trial;
  readonly base: string;
}) {
  const { deps, language, trial, base } = props;
  const text = trialText(language).details;
  const { contactGiven, caseId } = trial;
  return (
    <>
      <p id="contact-given">{contactGiven ? text.given : text.notGiven}</p>
      {!contactGiven && <p class="src">{deps.consent.text[language]}</p>}
      <ActForm
        action={`${base}/trials/${caseId}/contact`}
        command={deps.ids.next()}
        kind="text"
        hidden={{ act: contactGiven ? 'withdraw' : 'give', version: String(deps.consent.version) }}
      >
        {contactGiven ? text.withdraw : text.give}
      </ActForm>
    </>
  );
}

/** Nothing of it without the firm's consent; with it, each look is written down before it is shown. */
async function firmContact(
  deps: Deps,
  trial: Trial,
  language: 'vi' | 'en',
  { actor, now }: Parameters<CaseDetailsOf>[4],
) {
  const text = trialText(language).details;
  if (!trial.contactGiven || actor === undefined) return <p>{text.contactNone}</p>;
  const contact = await findContact(deps.db, trial.caseId);
  if (contact === undefined) return <p>{text.contactGone}</p>;
  const subject = { kind: 'dossier', id: trial.dossierId } as const;
  await recordReading(deps, { actor, subject, fields: ['contact'], purpose: 'support', now });
  return (
    <>
      <KeyValues
        rows={[
          {
            label: text.contact,
            value: [contact.name, contact.phone, contact.email].filter((each) => each !== undefined).join(', '),
          },
        ]}
      />
      <p class="src">
        <PlainTag>{text.contactRead}</PlainTag>
      </p>
    </>
  );
}
