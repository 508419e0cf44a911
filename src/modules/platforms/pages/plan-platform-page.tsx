/** One platform for one firm: does it fit and why, what it has already, what it would gain, then the platform itself. */
import {
  BackLink,
  LinkButton,
  LoneLink,
  Notice,
  PlainList,
  ReasonTree,
  Section,
  VerdictTag,
} from '../../../ui/index.ts';
import { factLabel, type Names, type Vocabulary } from '../../conditions/index.ts';
import type { Fit } from '../domain/fit.ts';
import { platformsText } from '../messages/index.ts';
import { productText } from '../messages/products.ts';
import { changeWords, fitReason, gainWords } from './fit-words.ts';
import { PlatformHeading } from './platform-heading.tsx';
import {
  functionLabel,
  HowKnown,
  Offer,
  Prices,
  PublicSupport,
  pillarLabels,
  Similar,
  type SimilarProps,
  Target,
} from './platform-sections.tsx';
import { Listed, TrialOffers, UseAfterTrial, VendorSays, type VendorSectionProps } from './vendor-sections.tsx';

export interface PlanPlatformPageProps extends Omit<SimilarProps & VendorSectionProps, 'platform'> {
  readonly planKey: string;
  readonly offersAdvice?: boolean | undefined;
  readonly fit: Fit;
  readonly vocabulary: Vocabulary;
  readonly names: Names;
}

export function PlanPlatformPage(props: PlanPlatformPageProps) {
  const { language, fit, base } = props;
  const { platform } = fit;
  const text = platformsText(language);
  const sections = { ...props, platform };
  return (
    <>
      <BackLink href={base}>{text.mine.back}</BackLink>
      <PlatformHeading {...{ platform, language }} aside={<Answer {...props} />} />
      <Listed {...sections} />
      <TrialOffers {...sections} take={(offer) => <TakeOffer {...props} offerId={offer.id} />} />
      <UseAfterTrial {...sections} />
      <Section title={text.mine.why}>
        <ReasonTree language={language} reasons={[fitReason(fit, props)]} />
        <p class="src">{text.mine.notLimit}</p>
      </Section>
      <NextSteps {...props} />
      <HasAndGains {...props} />
      <VendorSays {...sections} />
      <Target {...sections} />
      <Prices {...sections} />
      <Offer {...sections} />
      <PublicSupport {...sections} />
      <HowKnown {...sections} />
      <Similar {...sections} />
    </>
  );
}

function TakeOffer({ language, base, fit, offerId }: PlanPlatformPageProps & { readonly offerId: string }) {
  return (
    <LinkButton href={`${base}/${fit.platform.id}/try?offer=${offerId}`}>{productText(language).offer.take}</LinkButton>
  );
}

function Answer(props: PlanPlatformPageProps) {
  const { language, fit, planKey } = props;
  const text = platformsText(language);
  const [first] = fit.explanation.missing;
  return (
    <Notice tone="plain" title={text.mine.over}>
      <p class="h3">
        <VerdictTag language={language} verdict={fit.verdict}>
          {text.fit[fit.verdict]}
        </VerdictTag>
      </p>
      <p>{gainWords(fit, language)}</p>
      {fit.verdict === 'unknown' && first && (
        <p>
          <LinkButton href={`/${language}/plan/${planKey}/facts/${first.fact}`}>
            {text.mine.answer(factLabel(first.fact, props))}
          </LinkButton>
        </p>
      )}
      {props.offersAdvice && (
        <p>
          <LinkButton href={`/${language}/plan/${planKey}/ask?platform=${fit.platform.id}`} kind="secondary">
            {text.page.askAdviser}
          </LinkButton>
        </p>
      )}
    </Notice>
  );
}

function NextSteps(props: PlanPlatformPageProps) {
  const { language, fit, planKey } = props;
  const text = platformsText(language).mine;
  const { missing } = fit.explanation;
  if (fit.verdict === 'yes') return null;
  if (fit.verdict === 'no')
    return (
      <Section title={text.whatChanges}>
        <PlainList items={[changeWords(fit, props) ?? text.noChange]} />
      </Section>
    );
  if (missing.length === 0) return null;
  return (
    <Section title={text.whatMissing}>
      <PlainList
        items={missing.map(({ fact, why }) => (
          <>
            <LoneLink href={`/${language}/plan/${planKey}/facts/${fact}`}>{factLabel(fact, props)}</LoneLink>
            {why === 'expired' && <span class="src"> {text.expired}</span>}
          </>
        ))}
      />
    </Section>
  );
}

function HasAndGains(props: PlanPlatformPageProps) {
  const { language, fit } = props;
  const text = platformsText(language);
  const { mine, page } = text;
  return (
    <Section title={mine.functions} id="functions">
      <h3>{fit.useKnown ? mine.gained : mine.has}</h3>
      {fit.gained.length === 0 ? (
        <p>{mine.gainedNone}</p>
      ) : (
        <PlainList
          items={fit.gained.map((id) => (
            <>
              {functionLabel(id, props)}
              {fit.needed.includes(id) && <b> ({mine.needed})</b>}{' '}
              <span class="src">{page.lifts(pillarLabels(id, props))}</span>
            </>
          ))}
        />
      )}
      <h3>{mine.owned}</h3>
      {!fit.useKnown ? (
        <p>
          {mine.useUnknownText}{' '}
          <LoneLink href={`/${language}/plan/${props.planKey}/facts/functionsInUse`}>
            {factLabel('functionsInUse', props)}
          </LoneLink>
        </p>
      ) : fit.owned.length === 0 ? (
        <p>{mine.ownedNone}</p>
      ) : (
        <PlainList items={fit.owned.map((id) => functionLabel(id, props))} />
      )}
    </Section>
  );
}
