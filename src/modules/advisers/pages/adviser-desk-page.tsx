/** An adviser's desk: offers with the hour until which each may be answered, then the cases they hold with their days. */
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  Button,
  Choices,
  Disclosure,
  EmptyState,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  LateTag,
  LinkButton,
  LoneLink,
  Notice,
  PageTitle,
  PlainList,
  PlainTag,
  Section,
  SourceLine,
} from '../../../ui/index.ts';
import type { Case } from '../../cases/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import { DECLINE_REASONS, HAND_BACK_REASONS } from '../domain/offer-rules.ts';
import { offerText, untilInWords } from '../messages/offers.ts';
import { ownText } from '../messages/own-profile.ts';
import type { AdviceRequest, Offer } from '../store/offers.read.ts';
import { fieldName, type OfferPageDeps, placeName } from './offer-page-deps.ts';

export interface LiveOffer {
  readonly offer: Offer;
  readonly request: AdviceRequest;
  readonly helpedBefore: boolean;
}

export interface AdviserDeskProps {
  readonly deps: OfferPageDeps;
  readonly language: Language;
  readonly adviser: Adviser;
  readonly takenThisWeek: number;
  readonly offers: readonly LiveOffer[];
  readonly held: readonly (Case & { readonly isLate: boolean; readonly mayHandBack: boolean })[];
  readonly saved?: string | undefined;
  readonly issues: readonly Issue[];
}

export function AdviserDeskPage(props: AdviserDeskProps) {
  const { language, adviser, issues, saved, takenThisWeek } = props;
  const text = offerText(language).adviser;
  const count = (value: number) => formatNumber(value, language);
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      {saved !== undefined && <Notice tone="ok" title={saved} />}
      <PageTitle title={text.title} lead={text.lead} />
      {adviser.paused !== undefined && (
        <Notice tone="bad" title={text.paused}>
          <p>{text.pausedText}</p>
        </Notice>
      )}
      <p>{text.week(count(takenThisWeek), count(adviser.capacityPerWeek))}</p>
      <Section title={text.offers} id="offers">
        {props.offers.length === 0 ? (
          <EmptyState
            title={text.noOffers}
            act={
              <LinkButton href={`/${language}/desk/cases`} kind="secondary">
                {text.allMine}
              </LinkButton>
            }
          >
            <p>{text.noOffersText}</p>
          </EmptyState>
        ) : (
          <PlainList items={props.offers.map((live) => <OneOffer key={live.offer.id} {...props} live={live} />)} />
        )}
      </Section>
      <Section title={text.mine} id="cases">
        {props.held.length === 0 ? (
          <p>{text.noMine}</p>
        ) : (
          <>
            <PlainList items={props.held.map((found) => <OneCase key={found.id} {...props} found={found} />)} />
            <p>
              <LoneLink href={`/${language}/desk/cases`}>{text.allMine}</LoneLink>
            </p>
          </>
        )}
      </Section>
    </>
  );
}

function OneOffer({ deps, language, live, issues }: AdviserDeskProps & { readonly live: LiveOffer }) {
  const words = offerText(language);
  const text = words.adviser;
  const { offer, request } = live;
  const base = `/${language}/desk/offers/${offer.id}`;
  const km = offer.km === undefined ? undefined : formatNumber(offer.km, language);
  const spoken = deps.languages.find(({ code }) => code === request.language)?.label[language] ?? request.language;
  const error = issueFor(issues, `reason-${offer.id}`);
  return (
    <article class="stack">
      <h3>{deps.aboutInWords(request.about, language)}</h3>
      {(request.urgent || offer.chosenBecause !== undefined) && (
        <p>
          {request.urgent && <LateTag language={language}>{text.urgent}</LateTag>}{' '}
          {offer.chosenBecause !== undefined && <PlainTag>{text.chosen}</PlainTag>}
        </p>
      )}
      <KeyValues
        rows={[
          { label: text.until, value: <b>{untilInWords(offer.expiresAt)}</b> },
          {
            label: text.place,
            value: deps.places.addressOf(request.communeId ?? request.provinceId ?? 'vn', language),
          },
          { label: text.way, value: offer.way === 'visit' && km !== undefined ? text.visit(km) : text.remote },
          { label: text.field, value: fieldName(deps, request.field, language) },
          { label: text.language, value: spoken },
        ]}
      />
      {live.helpedBefore && <p>{text.helpedBefore}</p>}
      <Actions>
        <ActForm action={`${base}/accept`} command={deps.ids.next()} kind="primary">
          {text.accept}
        </ActForm>
      </Actions>
      <SourceLine>
        {text.shown} {text.ifLate}
      </SourceLine>
      <Disclosure summary={text.declineTitle} open={error !== undefined}>
        <form class="stack" method="post" action={`${base}/decline`}>
          <HiddenFields fields={{ command: deps.ids.next() }} />
          <Choices
            language={language}
            name={`reason-${offer.id}`}
            type="radio"
            legend={text.why}
            options={DECLINE_REASONS.map((value) => ({ value, label: words.declineReasons[value] }))}
            {...(error !== undefined && { error })}
          />
          <Actions>
            <Button kind="secondary">{text.decline}</Button>
          </Actions>
        </form>
      </Disclosure>
    </article>
  );
}

function OneCase({
  deps,
  language,
  found,
  issues,
}: AdviserDeskProps & { readonly found: AdviserDeskProps['held'][number] }) {
  const words = offerText(language);
  const text = words.adviser;
  const error = issueFor(issues, `back-${found.id}`);
  const state = deps.types.find(found.type, found.typeVersion)?.states.find(({ code }) => code === found.state)?.label[
    language
  ];
  return (
    <article class="stack">
      <h3>
        <a href={`/${language}/desk/cases/${found.id}`}>{deps.aboutInWords(found.about, language)}</a>
      </h3>
      <p>
        {state}, {placeName(deps, found.place, language)}
        {found.promise !== undefined && (
          <>
            , <b>{text.due(formatDate(found.promise.lastDay))}</b>
          </>
        )}{' '}
        {found.isLate && <LateTag language={language} />}
      </p>
      {found.mayHandBack && (
        <Disclosure summary={text.handBack} open={error !== undefined}>
          <form class="stack" method="post" action={`/${language}/desk/offers/cases/${found.id}/hand-back`}>
            <HiddenFields fields={{ command: deps.ids.next() }} />
            <p>{text.handBackText}</p>
            <Choices
              language={language}
              name={`back-${found.id}`}
              type="radio"
              legend={text.why}
              options={HAND_BACK_REASONS.map((value) => ({ value, label: words.handBackReasons[value] }))}
              {...(error !== undefined && { error })}
            />
            <Actions>
              <Button kind="secondary">{text.handBack}</Button>
            </Actions>
          </form>
        </Disclosure>
      )}
    </article>
  );
}

export function NoAdviserPage({ language, suspended }: { readonly language: Language; readonly suspended: boolean }) {
  const text = offerText(language).adviser;
  if (suspended)
    return (
      <>
        <PageTitle title={text.title} />
        <EmptyState
          title={ownText(language).own.suspended}
          act={
            <LinkButton href={`/${language}/desk/profile`} kind="secondary">
              {ownText(language).own.title}
            </LinkButton>
          }
        />
      </>
    );
  return (
    <>
      <PageTitle title={text.title} />
      <EmptyState
        title={text.notAdviser}
        act={
          <LinkButton href={`/${language}/advisers/apply`} kind="secondary">
            {text.apply}
          </LinkButton>
        }
      />
    </>
  );
}
