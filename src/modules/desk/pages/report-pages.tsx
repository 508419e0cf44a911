/** The monthly report: the office's list, the template's editor, one saved report made for paper. */

import type { LocalDate } from '../../../foundation/clock.ts';
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  DataTable,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  Notice,
  PageTitle,
  PrintHeader,
  PrintNote,
  Section,
  SelectField,
  SourceLine,
  Stack,
  TextArea,
} from '../../../ui/index.ts';
import { Markdown } from '../../../ui/markdown.tsx';
import type { ReportFigure } from '../domain/report-template.ts';
import { reportText } from '../messages/index.ts';
import type { Report, ReportTemplate } from '../store/reports.read.ts';
import { momentOf } from './audit-words.ts';
import { monthName, monthsUntil } from './report-words.ts';

export interface ReportsPageProps {
  readonly language: Language;
  readonly base: string;
  readonly today: LocalDate;
  readonly template: ReportTemplate | undefined;
  readonly reports: readonly Pick<Report, 'id' | 'month' | 'savedBy' | 'savedAt'>[];
  readonly names: ReadonlyMap<string, string>;
  readonly command: string;
  readonly issues: readonly Issue[];
}

export function ReportsPage(props: ReportsPageProps) {
  const { language, base, today, template, reports, names, issues } = props;
  const text = reportText(language);
  const months = monthsUntil(today).map((value) => ({ value, label: monthName(value, language) }));
  const error = issueFor(issues, 'month');
  return (
    <>
      {issues.length > 0 && <ErrorSummary language={language} issues={issues} />}
      <PageTitle title={text.title} lead={text.lead} />
      <Section title={text.make} id="make">
        <form class="stack" method="post" action={base}>
          <HiddenFields fields={{ command: props.command }} />
          <SelectField
            {...{ language, name: 'month', label: text.month, options: months, value: months[0]?.value ?? '' }}
            error={error}
          />
          <Actions>
            <Button>{text.makeButton}</Button>
            <LinkButton href={`${base}/template`} kind="secondary">
              {text.template}
            </LinkButton>
          </Actions>
        </form>
        <SourceLine>
          {template === undefined
            ? text.templateUsual
            : text.templateOwn(formatNumber(template.version, language), formatInstantDate(template.savedAt))}
        </SourceLine>
      </Section>
      <Section title={text.saved} id="saved">
        {reports.length === 0 ? (
          <p>{text.none}</p>
        ) : (
          <DataTable
            language={language}
            caption={text.saved}
            captionHidden
            columns={[{ label: text.columns.month }, { label: text.columns.by }, { label: text.columns.at }]}
            rows={reports.map(({ id, month, savedBy, savedAt }) => [
              <a href={`${base}/${id}`}>{monthName(month, language)}</a>,
              names.get(savedBy) ?? text.someone,
              momentOf(savedAt),
            ])}
          />
        )}
      </Section>
    </>
  );
}

export function TemplatePage(props: {
  readonly language: Language;
  readonly base: string;
  readonly body: string;
  readonly figures: readonly (ReportFigure & { readonly name: Bilingual })[];
  readonly command: string;
  readonly saved: boolean;
  readonly issues: readonly Issue[];
}) {
  const { language, base, issues } = props;
  const { edit, title } = reportText(language);
  return (
    <>
      <BackLink href={base}>{title}</BackLink>
      {issues.length > 0 && <ErrorSummary language={language} issues={issues} />}
      <PageTitle title={edit.title} lead={edit.lead} />
      {props.saved && <Notice tone="ok">{edit.saved}</Notice>}
      <form class="stack" method="post" action={`${base}/template`}>
        <HiddenFields fields={{ command: props.command }} />
        <TextArea
          {...{ language, name: 'body', label: edit.body, hint: edit.hint, value: props.body, rows: 18 }}
          {...(issues.length > 0 && { error: issues.map(({ message }) => message).join(' ') })}
        />
        <Actions>
          <Button>{edit.save}</Button>
        </Actions>
      </form>
      <Section title={edit.codes} id="codes">
        <DataTable
          language={language}
          caption={edit.codes}
          captionHidden
          fold
          columns={[{ label: edit.codesColumns.code }, { label: edit.codesColumns.means }]}
          rows={props.figures.map(({ id, kind, name }) => [
            <code class="hash">{kind === 'stock' ? `{{${id}}}` : `{{${id} month}}`}</code>,
            `${name[language]}, ${kind === 'stock' ? edit.stock : edit.periods.month}`,
          ])}
        />
        <p class="small">
          {(['month', 'before', 'total'] as const).map((period) => `${period}: ${edit.periods[period]}`).join('; ')}.
        </p>
        <SourceLine>{edit.places}</SourceLine>
      </Section>
    </>
  );
}

export function ReportPage(props: {
  readonly language: Language;
  readonly base: string;
  readonly report: Report;
  readonly officeName: string;
  readonly by: string;
  readonly today: LocalDate;
  readonly url: string;
}) {
  const { language, base, report } = props;
  const text = reportText(language);
  return (
    <>
      <PrintHeader language={language} date={props.today} url={props.url} />
      <BackLink href={base}>{text.report.back}</BackLink>
      <PageTitle over={props.officeName} title={text.report.title(monthName(report.month, language))} />
      <Markdown source={report.body} />
      <Stack>
        <SourceLine>{text.report.made(props.by, momentOf(report.savedAt))}</SourceLine>
        <SourceLine>
          {text.report.hash} <span class="hash">{report.bodyHash}</span>
        </SourceLine>
        <Actions>
          <LinkButton href={`${base}/${report.id}/text`} kind="secondary" download>
            {text.report.text}
          </LinkButton>
          <LinkButton href={`${base}/${report.id}/html`} kind="secondary" download>
            {text.report.html}
          </LinkButton>
        </Actions>
        <PrintNote language={language} />
      </Stack>
    </>
  );
}

/** For the title of a file and of a page: `2026-11`. */
export function reportFileName({ month }: Pick<Report, 'month'>, language: Language): string {
  return `${reportText(language).report.file}-${month.slice(0, 7)}`;
}
