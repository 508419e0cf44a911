/** Radios and checkboxes as whole rows: selection is wash, bar and mark together, never colour alone. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';
import { describedBy, FieldError } from './fields.tsx';

export interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly detail?: ComponentChildren;
}

export interface ChoicesProps {
  readonly language: Language;
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly Choice[];
  /** Values chosen before. */
  readonly selected?: readonly string[];
  /** Absent inside `OneQuestion asks="group"`, whose fieldset already names the group. */
  readonly legend?: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: string;
  /** Short rows side by side where they fit: yes, no, do not know. */
  readonly inline?: boolean;
}

/** The first input's id is the name (the target of an error summary), the others are `name-2`, `name-3` … */
export function Choices(props: ChoicesProps) {
  const { name, legend, hint, error } = props;
  const rows = props.options.map((option, index) => (
    <label key={option.value}>
      <input
        type={props.type}
        id={index === 0 ? name : `${name}-${String(index + 1)}`}
        name={name}
        value={option.value}
        checked={props.selected?.includes(option.value) ?? false}
        {...(legend ? {} : describedBy(name, hint, error))}
      />
      <b>{option.label}</b>
      {option.detail && <small>{option.detail}</small>}
    </label>
  ));
  const inside = (
    <>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={name} error={error} language={props.language} />
      <div class={props.inline ? 'choices inline' : 'choices'}>{rows}</div>
    </>
  );
  const group = error ? 'group bad' : 'group';
  if (!legend) return <div class={group}>{inside}</div>;
  const bound = describedBy(name, hint, error);
  return (
    <fieldset class={group} aria-describedby={bound['aria-describedby']}>
      <legend class="label">{legend}</legend>
      {inside}
    </fieldset>
  );
}

export type Ternary = 'yes' | 'no' | 'unknown';

/** A yes/no question that may be answered "I do not know". */
export function YesNoUnknown(
  props: Omit<ChoicesProps, 'type' | 'options' | 'selected'> & { readonly value?: Ternary | undefined },
) {
  const words = uiText(props.language).choice;
  const options = (['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: words[value] }));
  return (
    <Choices
      inline
      {...props}
      type="radio"
      options={options}
      selected={props.value === undefined ? [] : [props.value]}
    />
  );
}
