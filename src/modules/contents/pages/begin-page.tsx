/** Two pages: what may be begun and from which like one; the form of one new thing with its source and days. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  Breadcrumbs,
  Button,
  ErrorSummary,
  type Issue,
  LinkButton,
  PageTitle,
  Section,
  SelectField,
} from '../../../ui/index.ts';
import type { Entered, FormField } from '../domain/content-form.ts';
import { contentText } from '../messages/index.ts';
import { ChangeForm } from './change-form.tsx';
import { FormFields } from './form-fields.tsx';
import type { SourceEntries } from './source-form.tsx';

export interface OfferedStart {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly mayBeEmpty: boolean;
  readonly likes: readonly { readonly id: string; readonly label: string }[];
}

export function ChooseStartPage({
  language,
  base,
  starts,
}: {
  readonly language: Language;
  readonly base: string;
  readonly starts: readonly OfferedStart[];
}) {
  const text = contentText(language);
  return (
    <>
      <Breadcrumbs language={language} items={[{ label: text.list.title, href: base }, { label: text.begin.title }]} />
      <PageTitle title={text.begin.title} lead={text.begin.lead} />
      {starts.map((start) => (
        <Section key={start.id} title={start.title} id={start.id}>
          <p>{start.note}</p>
          {start.mayBeEmpty && (
            <Actions>
              <LinkButton kind="secondary" href={`${base}/new?start=${start.id}`}>
                {text.begin.empty}
              </LinkButton>
            </Actions>
          )}
          {start.likes.length > 0 && (
            <form class="stack" method="get" action={`${base}/new`}>
              <input type="hidden" name="start" value={start.id} />
              <SelectField
                language={language}
                name="like"
                id={`like-${start.id}`}
                label={text.begin.like(start.title)}
                value=""
                options={start.likes.map(({ id, label }) => ({ value: id, label }))}
              />
              <Actions>
                <Button kind="secondary">{text.begin.copy}</Button>
              </Actions>
            </form>
          )}
        </Section>
      ))}
    </>
  );
}

export function BeginPage(props: {
  readonly language: Language;
  readonly base: string;
  readonly title: string;
  readonly note: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly FormField[];
  readonly entries: SourceEntries;
  readonly issues: readonly Issue[];
  readonly entered: Entered | undefined;
}) {
  const { language, base, title, issues } = props;
  const text = contentText(language);
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      <Breadcrumbs
        language={language}
        items={[
          { label: text.list.title, href: base },
          { label: text.begin.title, href: `${base}/new` },
          { label: title },
        ]}
      />
      <PageTitle title={title} lead={props.note} />
      <ChangeForm {...{ language, issues }} action={`${base}/new`} hidden={props.hidden} entries={props.entries}>
        <FormFields language={language} fields={props.fields} issues={issues} entered={props.entered} />
      </ChangeForm>
    </>
  );
}
