/** How a release is named, and the note of which release the numbers by place are. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { LoneLink, PlainList, Section } from '../../../ui/index.ts';
import { figuresText } from '../messages/index.ts';
import { releasesText } from '../messages/releases.ts';
import type { Release } from '../store/releases.read.ts';
import type { ReleasedView } from './figure-view.ts';
import { FORMATS, type Format } from './table-file.ts';

const month = (period: string): string => `${period.slice(5, 7)}/${period.slice(0, 4)}`;

/** `01/2026–10/2026`. */
export function printSpan({ from, to }: Pick<Release, 'from' | 'to'>): string {
  return from === to ? month(from) : `${month(from)}–${month(to)}`;
}

export function ReleaseNote(props: { readonly language: Language; readonly released: ReleasedView | undefined }) {
  const { language, released } = props;
  const text = releasesText(language);
  const { number, settledAt, from, to } = released?.release ?? {};
  return (
    <Section title={text.noteTitle} id="release">
      <p>
        {released === undefined || !from || !to
          ? text.none
          : text.note(
              number ?? 0,
              settledAt ? formatInstantDate(settledAt as Instant) : '',
              text.spanOf(month(from), month(to)),
            )}
      </p>
      <LoneLink href={released === undefined ? `/${language}/figures` : `/${language}/figures/releases`}>
        {released === undefined ? text.backToFigures : text.allReleases}
      </LoneLink>
    </Section>
  );
}

/** The same table in every format, one a line. */
export function FileLinks(props: { readonly language: Language; readonly hrefOf: (format: Format) => string }) {
  const text = figuresText(props.language);
  return (
    <PlainList
      items={FORMATS.map((format) => (
        <LoneLink key={format} href={props.hrefOf(format)}>
          {text[format]}
        </LoneLink>
      ))}
    />
  );
}
