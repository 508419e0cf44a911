/** One row of a list of platforms: who makes it, what it does, what it costs and how well this is known. */
import type { ComponentChildren } from 'preact';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { type CatalogEntry, NoFigure, PlainTag } from '../../../ui/index.ts';
import type { RowMarks } from '../actions/read-marks.ts';
import type { Platform, PlatformCatalogue } from '../domain/platform.ts';
import { platformsText } from '../messages/index.ts';
import { productText } from '../messages/products.ts';
import { entryPriceWords } from './price-words.ts';
import { VerificationTag } from './verification-tag.tsx';

const SHOWN_FUNCTIONS = 4;

export function platformEntry(
  platform: Platform,
  catalogue: PlatformCatalogue,
  language: Language,
  {
    href,
    more,
    marks = {},
  }: { readonly href: string; readonly more?: ComponentChildren; readonly marks?: RowMarks | undefined },
): CatalogEntry {
  const text = platformsText(language).list;
  return {
    href,
    title: platform.name,
    body: (
      <>
        <p class="src">{platform.vendor}</p>
        <p>{platform.summary[language]}</p>
        <p class="src">{functionLine(platform, catalogue, language)}</p>
        {platform.offer && <p class="src">{text.offer(platform.offer.text[language])}</p>}
      </>
    ),
    middle: <EntryPrice {...{ platform, language }} />,
    end: (
      <>
        {more}
        <Marks {...{ marks, language }} />
        <p>
          <VerificationTag {...{ platform, language }} />
        </p>
      </>
    ),
  };
}

function Marks({ marks, language }: { readonly marks: RowMarks; readonly language: Language }) {
  const { offer, list } = productText(language);
  const { placesLeft, listing } = marks;
  return (
    <>
      {listing !== undefined && (
        <p>
          <PlainTag>{listing === 'listed' ? list.listedTag : list.delistedTag}</PlainTag>
        </p>
      )}
      {placesLeft !== undefined && <p>{offer.listed(formatNumber(placesLeft, language))}</p>}
    </>
  );
}

export function EntryPrice({ platform, language }: { readonly platform: Platform; readonly language: Language }) {
  if (platform.pricing.model === 'free') return <b>{platformsText(language).price.free}</b>;
  const words = entryPriceWords(platform, language);
  if (words === undefined)
    return (
      <>
        {platformsText(language).price.label} <NoFigure language={language} />
      </>
    );
  return (
    <>
      <b>{words.sum}</b> {words.per}
      <p class="src">{words.seen}</p>
    </>
  );
}

function functionLine(platform: Platform, { functions }: PlatformCatalogue, language: Language): string {
  const names = platform.functions.map((id) => functions.get(id)?.label[language] ?? id);
  const shown = names.slice(0, SHOWN_FUNCTIONS).join(', ');
  const more = names.length - SHOWN_FUNCTIONS;
  return more > 0 ? platformsText(language).list.functionsMore(shown, formatNumber(more, language)) : shown;
}
