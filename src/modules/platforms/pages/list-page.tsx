/** The catalogue, searched and filtered: what each platform does, what it costs, how well this is known; equals take turns. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import {
  CatalogList,
  Disclosure,
  EmptyState,
  GoList,
  KeyValues,
  LinkButton,
  Notice,
  PageTitle,
  Pagination,
  Section,
} from '../../../ui/index.ts';
import type { RowMarks } from '../actions/read-marks.ts';
import { type Platform, VERIFICATIONS } from '../domain/platform.ts';
import { platformsText } from '../messages/index.ts';
import { platformEntry } from './platform-entry.tsx';
import { PlatformFilters, type PlatformFiltersProps } from './platform-filters.tsx';
import { hrefOfPage, PAGE_ROWS } from './platform-query.ts';
import { VerificationMark } from './verification-tag.tsx';

export interface ListPageProps extends Omit<PlatformFiltersProps, 'action'> {
  readonly rows: readonly Platform[];
  readonly found: number;
  readonly page: number;
  readonly turn: string;
  readonly marks: ReadonlyMap<string, RowMarks>;
  /** Measures that may pay for some platform. */
  readonly measures: readonly { readonly id: string; readonly title: Bilingual }[];
}

export function ListPage(props: ListPageProps) {
  const { language, catalogue, rows, found, page, turn, query, measures } = props;
  const text = platformsText(language).list;
  const count = (value: number) => formatNumber(value, language);
  const base = `/${language}/platforms`;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead(count(catalogue.platforms.length))} />
      <PlatformFilters {...props} action={base} />
      <Marks {...props} />
      <Section title={text.results} full>
        <p class="src">
          {text.found(count(found), count(catalogue.platforms.length))} <ShownRows {...{ language, page, found }} />
        </p>
        {rows.length === 0 ? (
          <EmptyState
            title={text.none}
            act={
              <LinkButton href={base} kind="secondary">
                {text.clear}
              </LinkButton>
            }
          >
            <p>{text.noneHelp}</p>
          </EmptyState>
        ) : (
          <CatalogList
            rank={3}
            entries={rows.map((platform) =>
              platformEntry(platform, catalogue, language, {
                href: `${base}/${platform.id}`,
                marks: props.marks.get(platform.id),
              }),
            )}
          />
        )}
        <Pagination
          language={language}
          page={page}
          pages={Math.ceil(found / PAGE_ROWS)}
          hrefOf={(other) => hrefOfPage(base, query, other, turn)}
        />
      </Section>
      {measures.length > 0 && (
        <Section title={text.publicSupport}>
          <p>{text.publicSupportText}</p>
          <GoList
            items={measures.map(({ id, title }) => ({ href: `/${language}/support/${id}`, title: title[language] }))}
          />
        </Section>
      )}
      <Notice tone="plain" title={text.ask}>
        <p>{text.askText}</p>
        <p>
          <LinkButton href={`/${language}/start`}>{text.start}</LinkButton>
        </p>
      </Notice>
    </>
  );
}

export function ShownRows(props: { readonly language: Language; readonly page: number; readonly found: number }) {
  const { language, page, found } = props;
  if (found <= PAGE_ROWS) return null;
  const from = (page - 1) * PAGE_ROWS + 1;
  const to = Math.min(page * PAGE_ROWS, found);
  return <>{platformsText(language).list.shown(formatNumber(from, language), formatNumber(to, language))}</>;
}

function Marks({ language, catalogue }: Pick<ListPageProps, 'language' | 'catalogue'>) {
  const text = platformsText(language);
  return (
    <Disclosure summary={text.list.marks}>
      <KeyValues
        rows={VERIFICATIONS.map((verification) => ({
          label: <VerificationMark {...{ verification, language }}>{text.verification[verification]}</VerificationMark>,
          value: text.list.markCount(
            formatNumber(
              catalogue.platforms.filter((platform) => platform.verification === verification).length,
              language,
            ),
            text.verificationMeans[verification],
          ),
        }))}
      />
      <p class="small">{text.list.programme}</p>
    </Disclosure>
  );
}
