/** The catalogue for one firm: fit first, then what its goal needs; what does not fit stays with its reason. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import {
  BackLink,
  CatalogList,
  EmptyState,
  LinkButton,
  Notice,
  PageTitle,
  Pagination,
  Section,
  VerdictTag,
} from '../../../ui/index.ts';
import { factLabel, type Names, type Verdict, type Vocabulary } from '../../conditions/index.ts';
import type { RowMarks } from '../actions/read-marks.ts';
import type { Fit } from '../domain/fit.ts';
import type { NextQuestion } from '../domain/next-question.ts';
import { platformsText } from '../messages/index.ts';
import { changeWords, decidingReason, gainWords } from './fit-words.ts';
import { ShownRows } from './list-page.tsx';
import { platformEntry } from './platform-entry.tsx';
import { PlatformFilters, type PlatformFiltersProps } from './platform-filters.tsx';
import { hrefOfPage, PAGE_ROWS } from './platform-query.ts';

export interface PlanListPageProps extends Omit<PlatformFiltersProps, 'action'> {
  readonly today: LocalDate;
  readonly planKey: string;
  readonly rows: readonly Fit[];
  readonly found: number;
  readonly page: number;
  readonly turn: string;
  readonly marks: ReadonlyMap<string, RowMarks>;
  readonly totals: Readonly<Record<Verdict, number>>;
  readonly question: NextQuestion | undefined;
  readonly hasBudget: boolean;
  readonly vocabulary: Vocabulary;
  readonly names: Names;
}

export function PlanListPage(props: PlanListPageProps) {
  const { language, catalogue, planKey, rows, found, page, totals, query, turn } = props;
  const text = platformsText(language);
  const count = (value: number) => formatNumber(value, language);
  const base = `/${language}/plan/${planKey}/platforms`;
  return (
    <>
      <BackLink href={`/${language}/plan/${planKey}`}>{text.mine.backToPlan}</BackLink>
      <PageTitle title={text.mine.title} lead={text.mine.lead} />
      <p class="src">
        {text.mine.counts(formatDate(props.today), count(totals.yes), count(totals.unknown), count(totals.no))}
      </p>
      <Question {...props} />
      <PlatformFilters {...props} action={base} />
      <Section title={text.list.results} full>
        <p class="src">
          {text.list.found(count(found), count(catalogue.platforms.length))}{' '}
          <ShownRows {...{ language, page, found }} /> {props.hasBudget && text.mine.noBudgetPrice}
        </p>
        {rows.length === 0 ? (
          <EmptyState
            title={text.list.none}
            act={
              <LinkButton href={base} kind="secondary">
                {text.list.clear}
              </LinkButton>
            }
          >
            <p>{text.list.noneHelp}</p>
          </EmptyState>
        ) : (
          <CatalogList
            rank={3}
            entries={rows.map((fit) =>
              platformEntry(fit.platform, catalogue, language, {
                href: `${base}/${fit.platform.id}`,
                more: <FitLines {...props} fit={fit} />,
                marks: props.marks.get(fit.platform.id),
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
      <Section title={text.list.publicSupport}>
        <p>{text.list.publicSupportText}</p>
        <p>
          <LinkButton href={`/${language}/plan/${planKey}/support`} kind="secondary">
            {text.mine.publicSupport}
          </LinkButton>
        </p>
      </Section>
    </>
  );
}

function Question(props: PlanListPageProps) {
  const { language, planKey, question } = props;
  const text = platformsText(language).mine;
  if (question === undefined) return null;
  return (
    <Notice tone="plain" title={text.nextQuestion}>
      <p>{text.nextQuestionText(formatNumber(question.platforms, language))}</p>
      <p>
        <LinkButton href={`/${language}/plan/${planKey}/facts/${question.fact}`}>
          {text.answer(factLabel(question.fact, props))}
        </LinkButton>
      </p>
    </Notice>
  );
}

function FitLines(props: PlanListPageProps & { readonly fit: Fit }) {
  const { language, fit } = props;
  const change = fit.verdict === 'no' ? changeWords(fit, props) : undefined;
  return (
    <>
      <p>
        <VerdictTag language={language} verdict={fit.verdict}>
          {platformsText(language).fit[fit.verdict]}
        </VerdictTag>
      </p>
      {fit.verdict !== 'yes' && <p class="src">{decidingReason(fit, props)}</p>}
      {change && <p class="small">{change}</p>}
      <p class="small">{gainWords(fit, language)}</p>
    </>
  );
}
