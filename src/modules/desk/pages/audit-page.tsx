/** The auditor's list: who did what, where and when, each line with the number of its seal. */
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Button,
  DataTable,
  DateField,
  EmptyState,
  ErrorSummary,
  HiddenFields,
  issueFor,
  LateTag,
  LinkButton,
  ListSummary,
  PageTitle,
  SaveListForm,
  SearchForm,
  SelectField,
  SourceLine,
  StepPager,
} from '../../../ui/index.ts';
import type { EventProof } from '../../ledger/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { auditText, eventNames } from '../messages/index.ts';
import type { AuditAsked, AuditView } from './audit-view.ts';
import { actOf, momentOf, whereOf, whoDid } from './audit-words.ts';

export interface AuditPageProps {
  readonly language: Language;
  readonly base: string;
  readonly asked: AuditAsked;
  readonly view: AuditView;
  readonly typed: (field: string) => string;
  readonly places: Gazetteer;
  readonly command: string;
}

export function AuditPage(props: AuditPageProps) {
  const { language, view } = props;
  const text = auditText(language);
  const issues = view.issues.map(({ field, code }) => ({ field, message: text.errors[code] }));
  return (
    <>
      {issues.length > 0 && <ErrorSummary language={language} issues={issues} />}
      <PageTitle title={text.title} lead={text.lead} />
      <Filters {...props} />
      {issues.length > 0 ? null : view.proofs.length === 0 ? (
        <EmptyState title={text.empty} act={<LinkButton href={props.base}>{text.emptyAct}</LinkButton>}>
          <p>{text.emptyText}</p>
        </EmptyState>
      ) : (
        <Events {...props} />
      )}
    </>
  );
}

function Filters({ language, base, asked, view, typed }: AuditPageProps) {
  const text = auditText(language);
  const issues = view.issues.map(({ field, code }) => ({ field, message: text.errors[code] }));
  const people = new Map(view.people.map(({ personId, name }) => [personId, name ?? text.who.someone]));
  return (
    <SearchForm
      language={language}
      action={base}
      name="firm"
      label={text.firm}
      value={asked.firm}
      submitLabel={text.show}
      {...(issueFor(issues, 'firm') !== undefined && { hint: issueFor(issues, 'firm') ?? '' })}
      filters={
        <>
          <SelectField
            {...{ language, name: 'person', label: text.person, value: asked.person, any: text.anybody }}
            options={[...people].map(([value, label]) => ({ value, label }))}
          />
          <SelectField
            {...{ language, name: 'act', label: text.act, value: asked.act, any: text.anyAct }}
            options={Object.entries(eventNames(language))
              .map(([value, label]) => ({ value, label }))
              .sort((a, b) => a.label.localeCompare(b.label, language))}
          />
          <DateField
            {...{ language, name: 'from', label: text.from, error: issueFor(issues, 'from') }}
            value={typed('from') || formatDate(asked.from)}
          />
          <DateField
            {...{ language, name: 'until', label: text.until, error: issueFor(issues, 'until') }}
            value={typed('until') || formatDate(asked.until)}
          />
        </>
      }
    />
  );
}

function Events(props: AuditPageProps) {
  const { language, base, asked, view } = props;
  const text = auditText(language);
  const { columns } = text;
  const words = { language, names: view.names, places: props.places };
  const address = (after?: string) =>
    `${base}?${new URLSearchParams({ ...fieldsOf(asked), ...(after && { after }) }).toString()}`;
  return (
    <>
      <ListSummary
        language={language}
        count={text.count(formatNumber(view.proofs.length, language), formatDate(asked.from), formatDate(asked.until))}
      />
      <DataTable
        language={language}
        caption={text.title}
        captionHidden
        columns={[
          { label: columns.act },
          { label: columns.when },
          { label: columns.who },
          { label: columns.where },
          { label: columns.seal, numeric: true },
        ]}
        rows={view.proofs.map((proof) => [
          <a href={`${base}/${proof.event.id}`}>{actOf(proof.event, language)}</a>,
          <span class="nowrap">{momentOf(proof.event.occurredAt)}</span>,
          whoDid(proof.event, words),
          whereOf(proof.event, words),
          sealOf(proof, language),
        ])}
      />
      <StepPager
        language={language}
        firstHref={asked.after === undefined ? undefined : address()}
        nextHref={view.next === undefined ? undefined : address(view.next)}
      />
      <form class="acts" method="post" action={`${base}/export`}>
        <HiddenFields fields={fieldsOf(asked)} />
        <Button kind="text">{text.csv}</Button>
      </form>
      <SaveListForm
        language={language}
        room="audit"
        query={new URLSearchParams(fieldsOf(asked)).toString()}
        command={props.command}
      />
      <SourceLine>{text.exportNote}</SourceLine>
    </>
  );
}

function sealOf({ seal, holds }: EventProof, language: Language) {
  const text = auditText(language).seal;
  if (seal === undefined) return <span class="mute">{text.waiting}</span>;
  return holds ? text.number(formatNumber(seal.seq, language)) : <LateTag language={language}>{text.broken}</LateTag>;
}

function fieldsOf({ from, until, act, person, firm }: AuditAsked): Record<string, string> {
  const fields = { from: formatDate(from), until: formatDate(until), act, person, firm };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
