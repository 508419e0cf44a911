/** The desk's list: drafts that wait first, then everything that can be mended, what is missing named. */
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  DataTable,
  EmptyState,
  LinkButton,
  PageTitle,
  Pagination,
  SearchForm,
  Section,
  SelectField,
} from '../../../ui/index.ts';
import { CONTENT_KINDS } from '../domain/content-file.ts';
import { contentText } from '../messages/index.ts';
import type { FileFilter, ListedFile } from './file-list.ts';

export interface WaitingDraft {
  readonly href: string;
  readonly title: string;
  readonly kind: string;
  readonly draftedBy: string;
  readonly since: string;
  readonly next: string;
}

export interface ListPageProps {
  readonly language: Language;
  readonly base: string;
  readonly waiting: readonly WaitingDraft[];
  readonly filter: FileFilter;
  readonly files: readonly ListedFile[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Files with an open draft. */
  readonly drafted: ReadonlySet<string>;
  readonly hrefOf: (page: number) => string;
}

export function ListPage(props: ListPageProps) {
  const { language, base, waiting, filter } = props;
  const text = contentText(language);
  return (
    <>
      <PageTitle title={text.list.title} lead={text.list.lead} />
      <Actions>
        <LinkButton kind="secondary" href={`${base}/new`}>
          {text.list.begin}
        </LinkButton>
      </Actions>
      <Section title={text.list.waiting} id="waiting" full>
        {waiting.length === 0 ? (
          <p>{text.list.nothingWaiting}</p>
        ) : (
          <DataTable
            language={language}
            caption={text.list.waiting}
            captionHidden
            columns={[
              { label: text.list.draft },
              { label: text.list.kind },
              { label: text.list.draftedBy },
              { label: text.list.since },
              { label: text.list.state },
            ]}
            rows={waiting.map((draft) => [
              <a key="to" href={draft.href}>
                {draft.title}
              </a>,
              draft.kind,
              draft.draftedBy,
              draft.since,
              draft.next,
            ])}
          />
        )}
      </Section>
      <Section title={text.list.all} id="all" full>
        <SearchForm
          language={language}
          action={base}
          label={text.list.search}
          value={filter.text}
          filters={
            <>
              <SelectField
                language={language}
                name="kind"
                label={text.list.kind}
                any={text.list.any}
                value={filter.kind}
                options={CONTENT_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
              />
              <SelectField
                language={language}
                name="gaps"
                label={text.list.gapsOnly}
                any={text.list.any}
                value={filter.gapsOnly ? '1' : ''}
                options={[{ value: '1', label: text.list.gapsYes }]}
              />
            </>
          }
        />
        {props.total === 0 ? (
          <EmptyState title={text.list.none} act={<LinkButton href={base}>{text.list.noneAct}</LinkButton>} />
        ) : (
          <>
            <DataTable
              language={language}
              caption={text.list.count(formatNumber(props.total, language))}
              columns={[
                { label: text.list.name },
                { label: text.list.kind },
                { label: text.list.gapsOnly },
                { label: text.list.inForce },
              ]}
              rows={props.files.map((file) => fileRow(file, props))}
            />
            <Pagination language={language} page={props.page} pages={props.pages} hrefOf={props.hrefOf} />
          </>
        )}
      </Section>
    </>
  );
}

function fileRow({ path, kind, title, gaps, version }: ListedFile, { language, base, drafted }: ListPageProps) {
  const text = contentText(language);
  return [
    <a key="to" href={`${base}/file?file=${encodeURIComponent(path)}`}>
      {title}
    </a>,
    text.kinds[kind],
    gaps > 0 ? text.list.gaps(formatNumber(gaps, language)) : text.list.noGap,
    <>
      {version === undefined ? text.release : text.version(String(version.number), formatInstantDate(version.signedAt))}
      {drafted.has(path) && <small class="mute"> {text.list.openDraft}</small>}
    </>,
  ];
}
