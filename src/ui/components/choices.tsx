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
  return (
    <fieldset class={group} {...groupDescribedBy(name, hint, error)}>
      <legend class="label">{legend}</legend>
      {inside}
    </fieldset>
  );
}

/**
 * A long list of ticks under the names of its groups, each folded with how many of it are ticked: on a phone a hundred rows are a hundred
 * swipes. Ids run on as those of `Choices`.
 */
export function GroupedTicks(
  props: Pick<ChoicesProps, 'language' | 'name' | 'selected' | 'hint' | 'error'> & {
    readonly legend: ComponentChildren;
    readonly groups: readonly { readonly label: string; readonly options: readonly Choice[] }[];
  },
) {
  const { language, name, selected = [], hint, error } = props;
  const text = uiText(language);
  const firstOf = props.groups.map((_, at) =>
    props.groups.slice(0, at).reduce((count, { options }) => count + options.length, 0),
  );
  return (
    <fieldset class={error ? 'group bad' : 'group'} {...groupDescribedBy(name, hint, error)}>
      <legend class="label">{props.legend}</legend>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={name} error={error} language={language} />
      {props.groups.map(({ label, options }, at) => {
        const ticked = options.filter(({ value }) => selected.includes(value)).length;
        return (
          <details key={label}>
            <summary>
              <span>
                {label}
                {ticked > 0 && <span class="mute"> {text.tickedOf(ticked, options.length)}</span>}
              </span>
            </summary>
            <div class="choices inline">
              {options.map(({ value, label: words }, index) => {
                const number = (firstOf[at] ?? 0) + index + 1;
                return (
                  <label key={value}>
                    <input
                      type="checkbox"
                      id={number === 1 ? name : `${name}-${String(number)}`}
                      name={name}
                      value={value}
                      checked={selected.includes(value)}
                    />
                    <b>{words}</b>
                  </label>
                );
              })}
            </div>
          </details>
        );
      })}
    </fieldset>
  );
}

function groupDescribedBy(name: string, hint: unknown, error: string | undefined) {
  return { 'aria-describedby': describedBy(name, hint, error)['aria-describedby'] };
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
