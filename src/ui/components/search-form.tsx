/** Search and filters as a GET form: the address can be kept and sent. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';
import { Button, HiddenFields } from './actions.tsx';
import { SearchField, type Suggesting } from './fields.tsx';

export function SearchForm(props: {
  readonly language: Language;
  readonly action: string;
  readonly label: string;
  /** Name of the search field; default `q`. */
  readonly name?: string;
  readonly value?: string;
  readonly hint?: string;
  readonly suggest?: Suggesting;
  /** `SelectField`s. */
  readonly filters?: ComponentChildren;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submitLabel?: string;
}) {
  return (
    <search>
      <form class="filters" method="get" action={props.action}>
        <HiddenFields fields={props.hidden ?? {}} />
        <SearchField
          language={props.language}
          name={props.name ?? 'q'}
          label={props.label}
          value={props.value}
          hint={props.hint}
          suggest={props.suggest}
        />
        {props.filters}
        <Button kind="secondary">{props.submitLabel ?? uiText(props.language).search}</Button>
      </form>
    </search>
  );
}

/** The one big field of the home page and of question 1: label, input and button in a row. */
export function AskForm(props: {
  readonly action: string;
  readonly command?: string;
  readonly method?: 'get' | 'post';
  /** A `TextField` with `size="big"`. */
  readonly field: ComponentChildren;
  readonly submitLabel: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <form class="ask" method={props.method ?? 'post'} action={props.action}>
      {props.command && <HiddenFields fields={{ command: props.command }} />}
      <div class="pair">
        {props.field}
        <Button>{props.submitLabel}</Button>
      </div>
      {props.children}
    </form>
  );
}
