/** What a person sent from the field, newest first, narrowed by its state. */

import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate, formatInstantTime } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BackLink,
  Button,
  DataTable,
  EmptyState,
  LinkButton,
  LoneLink,
  PageTitle,
  SelectField,
  StepPager,
} from '../../../ui/index.ts';
import type { RecordState } from '../domain/cosign.ts';
import { fieldText } from '../messages/index.ts';
import type { RecordList } from '../store/records.read.ts';

export const STATES: readonly RecordState[] = ['unconfirmed', 'confirmed', 'refused', 'set-aside', 'recorded'];

export const when = (at: Instant): string => `${formatInstantTime(at)} ${formatInstantDate(at)}`;

export interface RecordsPageProps {
  readonly language: Language;
  readonly list: RecordList;
  readonly firms: ReadonlyMap<string, string>;
  readonly state: RecordState | undefined;
  readonly isFirst: boolean;
}

export function RecordsPage({ language, list, firms, state, isFirst }: RecordsPageProps) {
  const { records: text, states, home, page } = fieldText(language);
  const base = `/${language}/desk/field/records`;
  const narrowed = state === undefined ? '' : `state=${state}`;
  return (
    <>
      <BackLink href={`/${language}/desk/field`}>{page.title}</BackLink>
      <PageTitle title={text.title} lead={text.lead} />
      <search>
        <form class="filters" method="get" action={base}>
          <SelectField
            language={language}
            name="state"
            label={text.filter}
            any={text.all}
            value={state ?? ''}
            options={STATES.map((value) => ({ value, label: states[value] }))}
          />
          <Button kind="secondary">{text.show}</Button>
        </form>
      </search>
      {list.records.length === 0 ? (
        <EmptyState
          title={text.empty}
          act={
            <LinkButton kind="secondary" href={`/${language}/desk/field`}>
              {text.emptyAct}
            </LinkButton>
          }
        >
          <p>{text.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p role="status">{text.count(list.records.length)}</p>
          <DataTable
            language={language}
            caption={text.caption}
            captionHidden
            columns={[
              { label: text.columns.firm },
              { label: text.columns.kind },
              { label: text.columns.happened },
              { label: text.columns.recorded },
              { label: text.columns.state },
            ]}
            rows={list.records.map((record) => [
              <LoneLink key={record.id} href={`${base}/${record.id}`}>
                {firms.get(record.id) ?? text.unknownFirm}
              </LoneLink>,
              home.kinds[record.kind],
              when(record.happenedAt),
              when(record.recordedAt),
              states[record.state],
            ])}
          />
        </>
      )}
      <StepPager
        language={language}
        firstHref={isFirst ? undefined : `${base}?${narrowed}`}
        nextHref={list.next && `${base}?${[narrowed, `after=${list.next}`].filter(Boolean).join('&')}`}
      />
    </>
  );
}
