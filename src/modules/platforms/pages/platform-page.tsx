/** One platform for everybody: what it does, for whom, prices read, offers apart from public support, how well it is known. */
import { Breadcrumbs, EvenActions, LinkButton, Notice } from '../../../ui/index.ts';
import { platformsText } from '../messages/index.ts';
import { productText } from '../messages/products.ts';
import { PlatformHeading } from './platform-heading.tsx';
import {
  Functions,
  HowKnown,
  Offer,
  Prices,
  PublicSupport,
  Similar,
  type SimilarProps,
  Target,
} from './platform-sections.tsx';
import {
  Listed,
  TrialOffers,
  TryWithPlan,
  UseAfterTrial,
  VendorSays,
  type VendorSectionProps,
} from './vendor-sections.tsx';

export function PlatformPage(
  props: SimilarProps & VendorSectionProps & { readonly offersAdvice?: boolean | undefined },
) {
  const { language, platform, base } = props;
  const text = platformsText(language);
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: text.home, href: `/${language}` },
          { label: text.platforms, href: base },
          { label: platform.name },
        ]}
      />
      <PlatformHeading
        {...{ platform, language }}
        aside={
          <Notice tone="plain" title={text.page.forYou}>
            <p>{text.page.forYouText}</p>
            <EvenActions>
              <LinkButton href={`/${language}/start`}>{text.list.start}</LinkButton>
              {props.offersAdvice && (
                <LinkButton href={`/${language}/ask?platform=${platform.id}`} kind="secondary">
                  {text.page.askAdviser}
                </LinkButton>
              )}
            </EvenActions>
          </Notice>
        }
      />
      <Listed {...props} />
      <TrialOffers
        {...props}
        take={() => <TryWithPlan language={language} />}
        note={productText(language).offer.takeNote}
      />
      <UseAfterTrial {...props} />
      <Functions {...props} />
      <VendorSays {...props} />
      <Target {...props} />
      <Prices {...props} />
      <Offer {...props} />
      <PublicSupport {...props} />
      <HowKnown {...props} />
      <Similar {...props} />
    </>
  );
}
