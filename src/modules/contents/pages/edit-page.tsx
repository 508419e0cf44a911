/** One change to one file: what is asked depends on the form, the source and the days are asked of every change. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { Breadcrumbs, ErrorSummary, type Issue, issueFor, Notice, PageTitle, TextArea } from '../../../ui/index.ts';
import type { Entered, FormField } from '../domain/content-form.ts';
import { contentText } from '../messages/index.ts';
import { ChangeForm } from './change-form.tsx';
import { FormFields } from './form-fields.tsx';
import type { SourceEntries } from './source-form.tsx';

export interface EditPageProps {
  readonly language: Language;
  readonly base: string;
  readonly path: string;
  readonly title: string;
  readonly formTitle: string;
  /** Which of the things the form can change. */
  readonly itemLabel?: string | undefined;
  readonly hidden: Readonly<Record<string, string>>;
  /** Fields of a form, or the whole text. */
  readonly what: { readonly fields: readonly FormField[] } | { readonly body: string };
  readonly fromVersion?: number | undefined;
  readonly entries: SourceEntries;
  readonly issues: readonly Issue[];
  readonly entered?: Entered | undefined;
}

export function EditPage(props: EditPageProps) {
  const { language, base, path, title, what, issues } = props;
  const text = contentText(language);
  const error = issueFor(issues, 'body');
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      <Breadcrumbs
        language={language}
        items={[
          { label: text.list.title, href: base },
          { label: title, href: `${base}/file?file=${encodeURIComponent(path)}` },
          { label: props.formTitle },
        ]}
      />
      <PageTitle title={text.edit.title(props.itemLabel ?? title)} over={props.formTitle} />
      {props.fromVersion !== undefined && <Notice title={text.edit.fromVersion(String(props.fromVersion))} />}
      <ChangeForm
        {...{ language, issues }}
        action={`${base}/edit`}
        hidden={props.hidden}
        entries={props.entries}
        full={'body' in what}
      >
        {'body' in what ? (
          <div class="whole-text">
            <TextArea
              language={language}
              name="body"
              label={text.edit.body}
              hint={text.edit.bodyHint}
              rows={24}
              value={what.body}
              error={error}
            />
          </div>
        ) : (
          <FormFields language={language} fields={what.fields} issues={issues} entered={props.entered} />
        )}
      </ChangeForm>
    </>
  );
}
