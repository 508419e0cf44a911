/** One signed version: what it changed, who stands behind it, and the way to draft from it again. */
import { formatDate, formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Actions, Breadcrumbs, KeyValues, LinkButton, PageTitle, Section } from '../../../ui/index.ts';
import type { Change } from '../domain/changes.ts';
import type { Version } from '../domain/version.ts';
import { contentText } from '../messages/index.ts';
import { ChangesTable } from './changes-table.tsx';

export function VersionPage(props: {
  readonly language: Language;
  readonly base: string;
  readonly title: string;
  readonly version: Version;
  /** Nothing stood there before. */
  readonly isFirst: boolean;
  readonly changes: readonly Change[];
  readonly mayDraft: boolean;
  readonly nameOf: (personId: string) => string;
}) {
  const { language, base, title, version } = props;
  const text = contentText(language);
  const { source, validity } = version;
  const file = `file=${encodeURIComponent(version.path)}`;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: text.list.title, href: base },
          { label: title, href: `${base}/file?${file}` },
          { label: text.version(String(version.number), formatInstantDate(version.signedAt)) },
        ]}
      />
      <PageTitle title={text.versionPage.title(title, String(version.number))} />
      <Section title={text.draft.source}>
        <KeyValues
          rows={[
            { label: text.draft.document, value: [source.document, source.article].filter(Boolean).join(', ') },
            ...(source.url === undefined
              ? []
              : [
                  {
                    label: text.edit.url,
                    value: (
                      <a href={source.url} rel="noreferrer">
                        {source.url}
                      </a>
                    ),
                  },
                ]),
            { label: text.draft.readOn, value: formatDate(source.readOn) },
            {
              label: text.draft.validity,
              value: text.days(formatDate(validity.from), validity.to && formatDate(validity.to)),
            },
            { label: text.file.drafted, value: props.nameOf(version.draftedBy) },
            {
              label: text.file.signed,
              value: `${props.nameOf(version.signedBy)}, ${formatInstantDate(version.signedAt)}`,
            },
            { label: text.file.hash, value: <code>{version.contentHash.slice(0, 16)}</code> },
          ]}
        />
        <Actions>
          <LinkButton kind="secondary" href={`${base}/download?${file}&version=${version.id}`}>
            {text.versionPage.download}
          </LinkButton>
          {props.mayDraft && (
            <LinkButton kind="secondary" href={`${base}/edit?${file}&form=text&from=${version.id}`}>
              {text.versionPage.restore}
            </LinkButton>
          )}
        </Actions>
      </Section>
      <Section title={text.versionPage.changes} full>
        {props.isFirst ? (
          <p>{text.draft.isNew}</p>
        ) : (
          <ChangesTable
            language={language}
            caption={text.versionPage.changes}
            before={text.versionPage.before}
            after={text.versionPage.after}
            changes={props.changes}
          />
        )}
      </Section>
    </>
  );
}
