/** Search and filters as a GET form: the address can be kept and sent. */
import { type ComponentChildren, isValidElement, toChildArray, type VNode } from 'preact';
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
  const text = uiText(props.language);
  const choices = fieldsIn(props.filters);
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
        {choices.length < FOLDED_FROM ? (
          props.filters
        ) : (
          <details class="narrow" open={choices.some(({ props: { value } }) => value)}>
            <summary>{text.narrow}</summary>
            <div>{props.filters}</div>
          </details>
        )}
        <Button kind="secondary">{props.submitLabel ?? text.search}</Button>
      </form>
    </search>
  );
}

/** So many choices would fill the first screen of a phone: there they open behind their name, at once when one is set. */
const FOLDED_FROM = 3;

type FieldNode = VNode<{ readonly name?: string; readonly value?: string; readonly children?: ComponentChildren }>;

/** The fields among children, through fragments and disclosures. */
function fieldsIn(children: ComponentChildren): FieldNode[] {
  return toChildArray(children)
    .filter((child): child is FieldNode => isValidElement(child))
    .flatMap((child) => (child.props.name === undefined ? fieldsIn(child.props.children) : [child]));
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
