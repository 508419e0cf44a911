/** One file: what can be mended in it, which version is in force, and all that were signed. */
import { formatDate, formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Breadcrumbs,
  DataTable,
  GoList,
  KeyValues,
  LinkButton,
  LoneLink,
  Notice,
  PageTitle,
  PlainTag,
  Section,
} from '../../../ui/index.ts';
import type { ContentKind } from '../domain/content-file.ts';
import type { ContentForm, FormItem } from '../domain/content-form.ts';
import type { Draft } from '../domain/draft.ts';
import type { Version } from '../domain/version.ts';
import { contentText } from '../messages/index.ts';

export interface FilePageProps {
  readonly language: Language;
  readonly base: string;
  readonly path: string;
  readonly kind: ContentKind;
  readonly title: string;
  /** Absent while nothing is in force. */
  readonly hash: string | undefined;
  readonly forms: readonly { readonly form: ContentForm; readonly items: readonly FormItem[] }[];
  /** Absent when this officer may not change it. */
  readonly mayDraft: boolean;
  readonly open: Draft | undefined;
  readonly versions: readonly Version[];
  readonly inForce: Version | undefined;
  readonly isShown: boolean;
  readonly nameOf: (personId: string) => string;
}

export function FilePage(props: FilePageProps) {
  const { language, base, path, title, open } = props;
  const text = contentText(language);
  const query = `file=${encodeURIComponent(path)}`;
  return (
    <>
      <Breadcrumbs language={language} items={[{ label: text.list.title, href: base }, { label: title }]} />
      <PageTitle title={title} over={text.kinds[props.kind]} />
      {!props.isShown && (
        <Notice tone="bad" title={text.file.notApplied}>
          <p>{text.file.notAppliedDetail}</p>
        </Notice>
      )}
      {open !== undefined && (
        <Notice title={text.file.draftOpen}>
          <p>{text.file.draftOpenDetail}</p>
          <LoneLink href={`${base}/drafts/${open.id}`}>{text.file.seeDraft}</LoneLink>
        </Notice>
      )}
      {props.mayDraft ? <Ways {...props} query={query} /> : <Notice title={text.file.notYours} />}
      <Section title={text.file.facts}>
        <KeyValues
          rows={[
            { label: text.file.path, value: <code>{`content/${path}`}</code> },
            { label: text.file.facts, value: inForceText(props) },
            ...(props.hash === undefined
              ? []
              : [{ label: text.file.hash, value: <code>{props.hash.slice(0, 16)}</code> }]),
          ]}
        />
        {props.hash !== undefined && <LoneLink href={`${base}/download?${query}`}>{text.file.download}</LoneLink>}
      </Section>
      <Section title={text.file.history} id="history" full>
        {props.versions.length === 0 ? (
          <p>{props.hash === undefined ? text.file.notYet : text.file.noHistory}</p>
        ) : (
          <History {...props} />
        )}
      </Section>
    </>
  );
}

function inForceText({ language, hash, inForce }: FilePageProps): string {
  const text = contentText(language);
  if (hash === undefined) return text.file.notYet;
  return inForce === undefined
    ? text.release
    : text.version(String(inForce.number), formatInstantDate(inForce.signedAt));
}

/** The forms, each with what it can change; a form of one thing is one line. */
function Ways({ language, base, forms, query }: FilePageProps & { readonly query: string }) {
  const text = contentText(language);
  const hrefOf = (form: string, item: string) =>
    `${base}/edit?${query}&form=${form}${item === '' ? '' : `&item=${encodeURIComponent(item)}`}`;
  const single = forms.filter(({ items }) => items.length === 1 && items[0]?.id === '');
  const lists = forms.filter((each) => !single.includes(each));
  const entry = (form: ContentForm, item: FormItem, label: string) => ({
    href: hrefOf(form.id, item.id),
    title: (
      <>
        {label} {item.gap !== undefined && <PlainTag>{text.file.gap}</PlainTag>}
      </>
    ),
    detail: item.gap ?? item.note,
  });
  return (
    <>
      {single.length > 0 && (
        <Section title={text.file.parts} id="parts">
          <GoList
            items={single.flatMap(({ form, items }) => items.map((item) => entry(form, item, form.title(language))))}
          />
        </Section>
      )}
      {lists.map(({ form, items }) => (
        <Section key={form.id} title={form.title(language)} id={form.id}>
          <GoList items={items.map((item) => entry(form, item, item.label))} />
        </Section>
      ))}
      <Section title={text.file.whole}>
        <p>{text.file.wholeDetail}</p>
        <LinkButton kind="secondary" href={hrefOf('text', '')}>
          {text.file.whole}
        </LinkButton>
      </Section>
    </>
  );
}

function History({ language, base, versions, nameOf }: FilePageProps) {
  const text = contentText(language);
  return (
    <DataTable
      language={language}
      caption={text.file.history}
      captionHidden
      columns={[
        { label: text.file.number },
        { label: text.file.days },
        { label: text.file.source },
        { label: text.file.drafted },
        { label: text.file.signed },
      ]}
      rows={versions.map((version) => [
        <a key="to" href={`${base}/versions/${version.id}`}>
          {text.version(String(version.number), formatInstantDate(version.signedAt))}
        </a>,
        text.days(formatDate(version.validity.from), version.validity.to && formatDate(version.validity.to)),
        version.source.document,
        nameOf(version.draftedBy),
        nameOf(version.signedBy),
      ])}
    />
  );
}
