/** One request at the coordinator's: who was asked and what they said, and the form that asks somebody by hand. */
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  Choices,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  LoneLink,
  Notice,
  PageTitle,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import type { Choice } from '../actions/coordinate.ts';
import { REACH_KM } from '../domain/feasible-pairs.ts';
import { CHOICE_REASONS } from '../domain/offer-rules.ts';
import { offerText, untilInWords } from '../messages/offers.ts';
import type { AdviceRequest, Offer } from '../store/offers.read.ts';
import { fieldName, type OfferPageDeps } from './offer-page-deps.ts';

export interface DispatchRequestProps {
  readonly deps: OfferPageDeps;
  readonly language: Language;
  /** `/vi/desk/dispatch`. */
  readonly base: string;
  readonly request: AdviceRequest;
  readonly offers: readonly (Offer & { readonly name: string })[];
  readonly choices: readonly Choice[];
  readonly sent: boolean;
  readonly issues: readonly Issue[];
  readonly entered: { readonly adviser: string; readonly because: string };
}

export function DispatchRequestPage(props: DispatchRequestProps) {
  const { deps, language, base, request, issues } = props;
  const words = offerText(language);
  const text = words.request;
  const place = deps.places.addressOf(request.communeId ?? request.provinceId ?? 'vn', language);
  return (
    <>
      <BackLink href={base}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {props.sent && <Notice tone="ok" title={text.sent} />}
      <PageTitle
        title={deps.aboutInWords(request.about, language)}
        over={`${fieldName(deps, request.field, language)} · ${place}`}
        lead={
          request.state === 'unplaced' && request.gap !== undefined
            ? `${words.states.unplaced}. ${words.why[request.gap.reason]}.`
            : words.states[request.state]
        }
      />
      <p>
        <LoneLink href={`/${language}/desk/cases/${request.caseId}`}>{text.case}</LoneLink>
      </p>
      <Section title={text.offers} id="offers">
        <OffersMade {...props} />
      </Section>
      <Section title={text.choose} id="choose">
        {request.state === 'ended' || request.state === 'taken' ? <p>{text.closed}</p> : <Choose {...props} />}
      </Section>
    </>
  );
}

function OffersMade({ language, offers }: DispatchRequestProps) {
  const words = offerText(language);
  const text = words.request;
  if (offers.length === 0) return <p>{text.noOffers}</p>;
  const reasons: Readonly<Record<string, string>> = { ...words.declineReasons, ...words.handBackReasons };
  return (
    <PlainList
      items={offers.map(({ name, offeredAt, expiresAt, ended }) => {
        const why = ended?.reason === undefined ? undefined : reasons[ended.reason];
        const outcome = ended === undefined ? text.live : words.outcomes[ended.outcome];
        return (
          <>
            {text.line(name, formatInstantDate(offeredAt), why === undefined ? outcome : `${outcome} (${why})`)}
            {ended === undefined && <span class="src"> {text.until(untilInWords(expiresAt))}</span>}
          </>
        );
      })}
    />
  );
}

function Choose({ deps, language, base, request, choices, issues, entered }: DispatchRequestProps) {
  const words = offerText(language);
  const text = words.request;
  const count = (value: number) => formatNumber(value, language);
  const again = (request.state === 'unplaced' || request.state === 'kept') && (
    <ActForm action={`${base}/${request.caseId}/again`} command={deps.ids.next()} kind="secondary">
      {text.again}
    </ActForm>
  );
  if (choices.length === 0)
    return (
      <>
        <p>{text.nobody}</p>
        <Actions>
          {again}
          <LoneLink href={`${base}?view=gaps`}>{text.nobodyAct}</LoneLink>
        </Actions>
      </>
    );
  const reach = ({ km, candidate }: Choice) =>
    km !== undefined && km <= REACH_KM ? text.km(count(Math.round(km))) : candidate.remoteOk ? text.remote : text.far;
  return (
    <>
      <form class="stack loose" method="post" action={`${base}/${request.caseId}`}>
        <HiddenFields fields={{ command: deps.ids.next() }} />
        <Choices
          language={language}
          name="adviser"
          type="radio"
          legend={text.who}
          hint={text.chooseLead}
          selected={[entered.adviser]}
          error={issueFor(issues, 'adviser')}
          options={choices.map((choice) => ({
            value: choice.adviser.id,
            label: choice.adviser.name,
            detail: text.detail(
              reach(choice),
              count(choice.candidate.takenThisWeek),
              count(choice.candidate.capacityPerWeek),
            ),
          }))}
        />
        <Choices
          language={language}
          name="because"
          type="radio"
          legend={text.because}
          selected={[entered.because]}
          error={issueFor(issues, 'because')}
          options={CHOICE_REASONS.map((value) => ({ value, label: words.choiceReasons[value] }))}
        />
        <Actions>
          <Button>{text.send}</Button>
        </Actions>
      </form>
      {again !== false && <Actions>{again}</Actions>}
    </>
  );
}
