/** Inputs with label, hint, error and control in that order; the input's id is its name, so an error summary can link to it. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';

export interface FieldProps {
  readonly language: Language;
  readonly name: string;
  /** Absent when a heading outside labels the input (`OneQuestion` with `asks="field"`). */
  readonly label?: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: string;
  /** What was entered before, kept as typed. */
  readonly value?: string;
  /** Prints "optional" after the label. */
  readonly optional?: boolean;
  /** Id when two fields on a page share a name. Default: the name. */
  readonly id?: string;
}

/** The frame around any control; use it only for a control this file does not have. */
export function Field(props: FieldProps & { readonly children: ComponentChildren }) {
  const id = props.id ?? props.name;
  return (
    <div class={props.error ? 'field bad' : 'field'}>
      {props.label && (
        <label for={id}>
          {props.label}
          {props.optional && <span class="mute"> ({uiText(props.language).optional})</span>}
        </label>
      )}
      {props.hint && (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      <FieldError id={id} error={props.error} language={props.language} />
      {props.children}
    </div>
  );
}

export function FieldError(props: {
  readonly id: string;
  readonly error: string | undefined;
  readonly language: Language;
}) {
  if (!props.error) return null;
  return (
    <span class="err" id={`${props.id}-error`}>
      <span class="vh">{uiText(props.language).errorPrefix}</span>
      {props.error}
    </span>
  );
}

/** Attributes that bind a control to its hint and error. */
export function describedBy(id: string, hint: unknown, error: string | undefined) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? ('true' as const) : undefined };
}

/** For the island `suggest`, which the page names; without it the field is as any other. */
export interface Suggesting {
  /** Answers `?q=` with `{ suggestions: [{ text, detail, href }] }`; choosing one goes there. */
  readonly from: string;
  /** Names the list. */
  readonly label: string;
  /** With `{n}` where the count goes. */
  readonly count: string;
  readonly none: string;
}

export type TextFieldProps = FieldProps & {
  readonly suggest?: Suggesting | undefined;
  readonly type?: 'text' | 'search' | 'email' | 'tel' | 'url';
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'search' | 'tel' | 'email';
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** `big` for the one tax-code field; `short` for numbers and dates. */
  readonly size?: 'normal' | 'short' | 'big';
  /** Printed right after the input: người, ₫, giờ/tuần. */
  readonly unit?: string;
  /** Id of a `<datalist>` on the page. */
  readonly list?: string;
};

export function TextField(props: TextFieldProps) {
  const id = props.id ?? props.name;
  const size = props.size === 'big' ? ' big' : props.size === 'short' ? ' short' : '';
  const input = (
    <input
      class={`input${size}`}
      id={id}
      name={props.name}
      type={props.type ?? 'text'}
      value={props.value ?? ''}
      inputMode={props.inputMode}
      autocomplete={props.autocomplete ?? 'off'}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
      list={props.list}
      data-suggest={props.suggest?.from}
      data-suggest-label={props.suggest?.label}
      data-suggest-count={props.suggest?.count}
      data-suggest-none={props.suggest?.none}
      {...describedBy(id, props.hint, props.error)}
    />
  );
  return (
    <Field {...props}>
      {props.unit ? (
        <span class="unit">
          {input}
          <span>{props.unit}</span>
        </span>
      ) : (
        input
      )}
    </Field>
  );
}

/** A count. Typed as text with a numeric keyboard, so that 1.000 is accepted and wrong input comes back as typed. */
export function NumberField(props: TextFieldProps) {
  return <TextField {...props} size={props.size ?? 'short'} inputMode="numeric" maxLength={props.maxLength ?? 15} />;
}

/** Đồng. Accepts 20.000.000 and 20000000. */
export function MoneyField(props: TextFieldProps) {
  return <TextField {...props} unit={props.unit ?? '₫'} inputMode="numeric" maxLength={props.maxLength ?? 24} />;
}

/** A day as dd/mm/yyyy in one field: say so in the hint with an example. */
export function DateField(props: TextFieldProps) {
  return (
    <TextField
      {...props}
      size="short"
      inputMode="text"
      placeholder={props.placeholder ?? 'dd/mm/yyyy'}
      maxLength={10}
    />
  );
}

export function TextArea(props: FieldProps & { readonly rows?: number; readonly maxLength?: number }) {
  const id = props.id ?? props.name;
  return (
    <Field {...props}>
      <textarea
        class="input"
        id={id}
        name={props.name}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        {...describedBy(id, props.hint, props.error)}
      >
        {props.value ?? ''}
      </textarea>
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function SelectField(
  props: FieldProps & {
    readonly options: readonly Option[];
    /** First entry with an empty value, e.g. "Tất cả". */
    readonly any?: string;
  },
) {
  const id = props.id ?? props.name;
  return (
    <Field {...props}>
      <select class="input" id={id} name={props.name} {...describedBy(id, props.hint, props.error)}>
        {props.any !== undefined && <option value="">{props.any}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Sends the browser's search keyboard; marks need not be typed. */
export function SearchField(props: TextFieldProps) {
  return <TextField {...props} type="search" inputMode="search" maxLength={props.maxLength ?? 120} />;
}
