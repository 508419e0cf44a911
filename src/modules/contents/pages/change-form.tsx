/** The form of every change, begun or edited: what is asked of this one, then its source and its days. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Actions, Button, HiddenFields, type Issue, Section } from '../../../ui/index.ts';
import { contentText } from '../messages/index.ts';
import { type SourceEntries, SourceFields } from './source-form.tsx';

export function ChangeForm(props: {
  readonly language: Language;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly entries: SourceEntries;
  readonly issues: readonly Issue[];
  /** A whole text needs the width of the page. */
  readonly full?: boolean;
  readonly children: ComponentChildren;
}) {
  const { language, full = false } = props;
  const text = contentText(language).edit;
  return (
    <form class="stack" method="post" action={props.action}>
      <HiddenFields fields={props.hidden} />
      <Section title={text.change} full={full}>
        {props.children}
      </Section>
      <SourceFields language={language} entries={props.entries} issues={props.issues} />
      <Actions>
        <Button>{text.save}</Button>
      </Actions>
    </form>
  );
}
