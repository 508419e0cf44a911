/** The parts of a platform's page that everybody and one firm read alike. */
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import {
  GoList,
  KeyValues,
  type LeaderRow,
  LeaderRows,
  Notice,
  PlainList,
  PlainTag,
  Section,
} from '../../../ui/index.ts';
import type { Names } from '../../conditions/index.ts';
import type { Platform, PlatformCatalogue } from '../domain/platform.ts';
import { entryPrice, isDated } from '../domain/price.ts';
import { platformsText } from '../messages/index.ts';
import { formatWhen, rangeWords, seenWords } from './price-words.ts';
import { VerificationTag } from './verification-tag.tsx';

export interface PlatformSectionProps {
  readonly language: Language;
  readonly catalogue: PlatformCatalogue;
  readonly platform: Platform;
  readonly names: Names;
  /** Where platforms are listed: public, or under a plan key. */
  readonly base: string;
  /** Measures that may pay for it, with the page of each. */
  readonly measures: readonly { readonly href: string; readonly title: Bilingual }[];
}

export function functionLabel(
  id: string,
  { catalogue, language }: Pick<PlatformSectionProps, 'catalogue' | 'language'>,
) {
  return catalogue.functions.get(id)?.label[language] ?? id;
}

export function pillarLabels(
  id: string,
  { catalogue, language }: Pick<PlatformSectionProps, 'catalogue' | 'language'>,
) {
  const pillars = catalogue.functions.get(id)?.pillars ?? [];
  return pillars.map((pillar) => catalogue.pillars.get(pillar)?.[language] ?? pillar).join(', ');
}

export function Functions(props: PlatformSectionProps) {
  const text = platformsText(props.language).page;
  return (
    <Section title={text.makes} id="functions">
      <PlainList
        items={props.platform.functions.map((id) => (
          <>
            <a href={`${props.base}?fn=${id}`}>{functionLabel(id, props)}</a>{' '}
            <span class="src">{text.lifts(pillarLabels(id, props))}</span>
          </>
        ))}
      />
    </Section>
  );
}

export function Target(props: PlatformSectionProps) {
  const { language, platform, names } = props;
  const text = platformsText(language);
  const { page } = text;
  const sectors = platform.sectors.map((letter) => names.industry?.(letter) ?? letter);
  return (
    <Section title={page.target}>
      <KeyValues
        rows={[
          { label: page.audiences, value: platform.audiences.map((who) => text.audience[who]).join(', ') },
          { label: page.sizes, value: platform.sizes.map((size) => text.size[size]).join(', ') },
          { label: page.sectors, value: sectors.length === 0 ? page.anySector : sectors.join('; ') },
          ...(platform.place === undefined
            ? []
            : [{ label: page.place, value: names.locality?.(platform.place) ?? platform.place }]),
          { label: page.languages, value: platform.languages.map((code) => page.language[code]).join(', ') },
          { label: page.mobile, value: platform.mobile === null ? page.unknown : platform.mobile ? page.yes : page.no },
        ]}
      />
      <p class="src">{page.targetNote}</p>
    </Section>
  );
}

export function Prices({ language, platform }: PlatformSectionProps) {
  const text = platformsText(language);
  const { model, otherModels, note } = platform.pricing;
  const others = otherModels.map((other) => text.model[other]).join(', ');
  return (
    <Section title={text.page.prices} id="prices">
      <KeyValues
        rows={[
          {
            label: text.page.pricing,
            value: others === '' ? text.model[model] : text.page.also(text.model[model], others),
          },
        ]}
      />
      <LeaderRows language={language} rows={priceRows(platform, language)} />
      {note && <p>{note[language]}</p>}
      <p class="src">{text.page.pricesNote}</p>
    </Section>
  );
}

function priceRows(platform: Platform, language: Language): LeaderRow[] {
  const text = platformsText(language);
  if (platform.prices.length === 0)
    return [
      platform.pricing.model === 'free'
        ? { label: text.page.entryPrice, value: text.price.free }
        : { label: text.page.entryPrice },
    ];
  return platform.prices.map((price) => {
    const label = price.entry ? price.what[language] : `${price.what[language]} (${text.price.extra})`;
    if (!isDated(price)) return { label, source: `${price.source[language]}. ${text.price.undated}` };
    const note = price.note === undefined ? '' : ` ${price.note[language]}`;
    const confidence = text.price.confidence(text.confidence[price.confidence]);
    return {
      label,
      value: rangeWords(price, language),
      source: `${seenWords(price, language)}. ${confidence}.${note}`,
      provisional: price.confidence === 'low' || price.confidence === 'low-medium',
    };
  });
}

/** What the provider gives, in a frame of its own: never mixed with what the State pays. */
export function Offer({ language, platform }: PlatformSectionProps) {
  const text = platformsText(language).page;
  if (platform.offer === undefined) return null;
  const { reported } = platform.offer;
  return (
    <Section title={text.offer} id="offer">
      <Notice tone="plain" title={platform.offer.text[language]}>
        <p class="src">
          {reported === null ? text.offerUndated : text.offerReported(formatWhen(reported))} {text.offerNote}
        </p>
      </Notice>
    </Section>
  );
}

export function PublicSupport({ language, measures }: PlatformSectionProps) {
  const text = platformsText(language).page;
  if (measures.length === 0) return null;
  return (
    <Section title={text.publicSupport} id="support">
      <p>{text.publicSupportNote}</p>
      <GoList items={measures.map(({ href, title }) => ({ href, title: title[language] }))} />
    </Section>
  );
}

export function HowKnown({ language, platform, catalogue }: PlatformSectionProps) {
  const text = platformsText(language);
  const { page } = text;
  const programme =
    platform.inProgramme === null ? page.programmeUnknown : platform.inProgramme ? page.programmeYes : page.programmeNo;
  return (
    <Section title={page.known} id="known">
      <KeyValues
        rows={[
          { label: page.verification, value: <VerificationTag {...{ platform, language }} /> },
          { label: page.confidence, value: text.confidence[platform.confidence] },
          {
            label: page.programme,
            value: (
              <>
                {programme} {platform.programmeNote?.[language]}
              </>
            ),
          },
          { label: page.website, value: <Website {...{ platform, language }} /> },
        ]}
      />
      {platform.notes.length > 0 && (
        <>
          <h3>{page.notes}</h3>
          <PlainList items={platform.notes.map((note) => note[language])} />
        </>
      )}
      <h3>{page.unknowns}</h3>
      <PlainList items={unknownsOf(platform, language)} />
      <h3>{page.sources}</h3>
      {platform.sources.length === 0 ? (
        <p>{page.noSources}</p>
      ) : (
        <PlainList
          items={platform.sources.map(({ url, note }) => (
            <span class="src">{[url, note?.[language]].filter(Boolean).join(': ')}</span>
          ))}
        />
      )}
      <p class="src">
        {formatDate(platform.readOn)}. {page.version(catalogue.hash.slice(0, 12))}
      </p>
    </Section>
  );
}

/** An address as plain text link when it is safe to follow; nobody vouches for it, so nothing is passed on. */
function Website({ platform, language }: { readonly platform: Platform; readonly language: Language }) {
  const { url, verified } = platform.website;
  const shown = url.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return (
    <>
      {url.startsWith('https://') ? (
        <a href={url} rel="nofollow noopener noreferrer">
          {shown}
        </a>
      ) : (
        shown
      )}{' '}
      {!verified && <PlainTag>{platformsText(language).page.websiteUnverified}</PlainTag>}
    </>
  );
}

/** What a buyer would ask and nobody has read yet. */
export function unknownsOf(platform: Platform, language: Language): string[] {
  const text = platformsText(language).page;
  return [
    ...(platform.verification === 'recalled' ? [text.unknownAll] : []),
    ...(platform.pricing.model === 'free' || entryPrice(platform) !== undefined ? [] : [text.unknownPrice]),
    ...(platform.inProgramme === null ? [text.unknownProgramme] : []),
    ...(platform.mobile === null ? [text.unknownMobile] : []),
    ...(platform.website.verified ? [] : [text.unknownWebsite]),
    text.unknownUse,
    text.unknownSecurity,
  ];
}

export interface SimilarProps extends PlatformSectionProps {
  readonly similar: readonly Platform[];
}

export function Similar({ language, similar, base }: SimilarProps) {
  const text = platformsText(language).page;
  return (
    <Section title={text.similar} id="similar">
      {similar.length === 0 ? (
        <p>{text.noSimilar}</p>
      ) : (
        <>
          <GoList
            items={similar.map((other) => ({
              href: `${base}/${other.id}`,
              title: other.name,
              detail: other.summary[language],
            }))}
          />
          <p class="src">{text.similarNote}</p>
        </>
      )}
    </Section>
  );
}
