/** What one figure stands on: what others published beside it, the events it is counted from, and its definition with its corrections. */
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import {
  DataTable,
  EmptyState,
  KeyValues,
  LinkButton,
  LoneLink,
  Pagination,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import { deskFiguresText } from '../messages/desk.ts';
import { figuresText } from '../messages/index.ts';
import type { FigurePageProps } from './figure-page-props.ts';
import { hrefOf, keptQuery } from './figure-query.ts';
import { MEMBERS_PER_PAGE } from './figure-view.ts';
import { PublishedList } from './published-list.tsx';
import { FileLinks } from './release-words.tsx';

/** What others say of the same subject, or of the same province; measured otherwise. */
export function Beside(props: FigurePageProps) {
  const { language, indicator, published, query, places } = props;
  const text = figuresText(language);
  const { province } = query;
  const here = new Set(province === undefined ? ['vn'] : [province.id, ...places.predecessorsOf(province.id)]);
  const figures = published.figures.filter(
    (figure) => here.has(figure.locality) && (province !== undefined || figure.indicator.beside === indicator.id),
  );
  return (
    <Section title={text.publishedTitle} id="published" full>
      <p>{text.publishedLead}</p>
      {figures.length === 0 ? (
        <p>{text.publishedNone}</p>
      ) : (
        <PublishedList
          language={language}
          today={props.today}
          published={published}
          figures={figures}
          placeName={(id) => (id === 'vn' ? text.nation : places.nameOf(id, language))}
          caption={text.publishedTitle}
        />
      )}
      <LoneLink href={`/${language}/figures/published`}>{text.publishedAll}</LoneLink>
    </Section>
  );
}

export function Opened(props: FigurePageProps & { readonly base: string }) {
  const { language, indicator, query, view, base } = props;
  const text = figuresText(language);
  const total = typeof view.total === 'number' ? view.total : 0;
  if (view.members === undefined) {
    return (
      <Section title={text.openTitle} id="events">
        <p>{view.uncounted === true ? text.uncounted : text.cannotOpen}</p>
      </Section>
    );
  }
  return (
    <Section title={text.openTitle} id="events" full>
      <p>{text.membersLead(formatNumber(total, language), indicator.unit[language])}</p>
      {view.members.length === 0 ? (
        <EmptyState title={text.noMembers} act={<LinkButton href={`/${language}/start`}>{text.start}</LinkButton>} />
      ) : (
        <DataTable
          language={language}
          caption={text.membersCaption}
          captionHidden
          columns={[{ label: text.whatHappened }, { label: text.when }]}
          rows={view.members.map(({ eventId, type, occurredAt }) => [
            <>
              {text.counted[indicator.distinctBy](props.eventNames[type] ?? type)}{' '}
              <span class="src">
                {text.eventId} {eventId}
              </span>
            </>,
            formatInstantDate(occurredAt),
          ])}
        />
      )}
      <Pagination
        language={language}
        page={query.page}
        pages={Math.max(1, Math.ceil(total / MEMBERS_PER_PAGE))}
        hrefOf={(page) => `${hrefOf(base, { page: String(page) })}#events`}
      />
    </Section>
  );
}

export function Definition(props: FigurePageProps & { readonly base: string }) {
  const { language, indicator, query, base, corrections } = props;
  const text = figuresText(language);
  const words = deskFiguresText(language);
  const here = { place: query.province?.id, ...keptQuery(query) };
  return (
    <Section title={text.definitionTitle} id="definition">
      <KeyValues
        rows={[
          { label: text.definitionTitle, value: indicator.definition[language] },
          { label: text.events, value: indicator.events.map((type) => props.eventNames[type] ?? type).join(', ') },
          ...(indicator.only === undefined
            ? []
            : [{ label: text.only, value: `${indicator.only.field}: ${indicator.only.values.join(', ')}` }]),
          { label: text.distinct, value: text.distinctBy[indicator.distinctBy] },
          { label: text.kindLabel, value: text[indicator.kind] },
        ]}
      />
      {corrections.length > 0 && (
        <>
          <h3>{words.correctionsTitle}</h3>
          <PlainList
            items={corrections.map(({ act, reason, members }) =>
              words.correctedLine(
                formatNumber(members, language),
                words.acts[act] ?? act,
                words.reasons[reason] ?? reason,
              ),
            )}
          />
        </>
      )}
      <p class="src">
        {text.version(indicator.version, indicator.hash.slice(0, 12))} {text.verifyNote}
      </p>
      <p class="src">{text.permanent}</p>
      <FileLinks language={language} hrefOf={(format) => hrefOf(`${base}/cells.${format}`, here)} />
    </Section>
  );
}
