/** A form for digits that were sent to a telephone or a mailbox: the keyboard shows numbers, the telephone offers what just came in. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { Button, HiddenFields } from './actions.tsx';
import { type Issue, issueFor } from './error-summary.tsx';
import { TextField } from './fields.tsx';
import { Actions } from './layout-parts.tsx';

export function CodeForm(props: {
  readonly language: Language;
  readonly action: string;
  readonly command: string;
  /** Of the field; default `code`. */
  readonly name?: string;
  readonly label: string;
  readonly hint: string;
  readonly issues: readonly Issue[];
  /** What is said before the field. */
  readonly children?: ComponentChildren;
  /** The button; `answer` where the same address takes others too. */
  readonly submit: { readonly label: string; readonly kind?: 'primary' | 'secondary'; readonly answer?: string };
}) {
  const { name = 'code', submit } = props;
  return (
    <form class="stack" method="post" action={props.action}>
      {props.children}
      <HiddenFields fields={{ command: props.command }} />
      <TextField
        language={props.language}
        name={name}
        label={props.label}
        hint={props.hint}
        size="short"
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={12}
        error={issueFor(props.issues, name)}
      />
      <Actions>
        <Button kind={submit.kind} name={submit.answer && 'answer'} value={submit.answer}>
          {submit.label}
        </Button>
      </Actions>
    </form>
  );
}
