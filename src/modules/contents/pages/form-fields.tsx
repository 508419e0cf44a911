/** Draws the fields a content form asks for; every control carries what was entered and its own error. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Choices,
  DateField,
  Field,
  GroupedTicks,
  type Issue,
  issueFor,
  MoneyField,
  NumberField,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { Entered, FormField } from '../domain/content-form.ts';
import { contentText } from '../messages/index.ts';

export function FormFields(props: {
  readonly language: Language;
  readonly fields: readonly FormField[];
  readonly issues: readonly Issue[];
  /** What was typed, when the form comes back. */
  readonly entered?: Entered | undefined;
}) {
  return (
    <>
      {props.fields.map((field) => (
        <OneField key={field.name} {...props} field={field} />
      ))}
    </>
  );
}

function OneField(props: {
  readonly language: Language;
  readonly field: FormField;
  readonly issues: readonly Issue[];
  readonly entered?: Entered | undefined;
}) {
  const { language, field, issues, entered } = props;
  const error = issueFor(issues, field.name);
  const frame = {
    ...{ language, name: field.name, label: field.label },
    ...(field.hint !== undefined && { hint: field.hint }),
    ...(error !== undefined && { error }),
  };
  if (field.kind === 'rows') return <Rows {...props} field={field} />;
  if ('options' in field) {
    const selected = entered?.all(field.name) ?? field.selected;
    if (field.kind === 'select') return <SelectField {...frame} options={field.options} value={selected[0] ?? ''} />;
    const { label: legend, ...rest } = frame;
    const groups = groupsOf(field.options);
    if (field.kind === 'checks' && groups.length > 1)
      return <GroupedTicks {...rest} legend={legend} groups={groups} selected={selected} />;
    const type = field.kind === 'choice' ? 'radio' : 'checkbox';
    // A long list of ticks runs in lines, or the form never ends.
    const inline = field.kind === 'checks' && field.options.length > 8;
    return (
      <Choices {...rest} type={type} legend={legend} options={field.options} selected={selected} inline={inline} />
    );
  }
  const bound = { ...frame, value: entered?.get(field.name) ?? field.value, optional: field.optional === true };
  switch (field.kind) {
    case 'area':
      return <TextArea {...bound} rows={field.rows ?? 3} />;
    case 'money':
      return <MoneyField {...bound} />;
    case 'number':
      return <NumberField {...bound} />;
    case 'day':
      return <DateField {...bound} />;
    case 'url':
      return <TextField {...bound} type="url" />;
    case 'text':
      return <TextField {...bound} />;
  }
}

/** In the order of their first tick; empty when they are not grouped. */
function groupsOf(options: Extract<FormField, { options: unknown }>['options']) {
  const names = [...new Set(options.flatMap(({ group }) => group ?? []))];
  return names.map((label) => ({ label, options: options.filter(({ group }) => group === label) }));
}

function Rows(props: {
  readonly language: Language;
  readonly field: Extract<FormField, { kind: 'rows' }>;
  readonly issues: readonly Issue[];
  readonly entered?: Entered | undefined;
}) {
  const { language, field, issues, entered } = props;
  const text = contentText(language).edit;
  const lines = field.rows.length + field.spare;
  const error = issueFor(issues, field.name);
  return (
    <fieldset id={field.name} class={error ? 'group bad' : 'group'}>
      <legend class="label">{field.label}</legend>
      {field.hint && <p class="hint">{field.hint}</p>}
      {error !== undefined && <span class="err">{error}</span>}
      <table class={field.columns.length > 2 ? 'tbl fold' : 'tbl'}>
        <caption class="vh">{field.label}</caption>
        <thead>
          <tr>
            {field.columns.map((column) => (
              <th key={column.name} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: lines }, (_, index) => (
            <tr key={index}>
              {field.columns.map((column) => {
                const name = `${field.name}.${String(index + 1)}.${column.name}`;
                const wrong = issueFor(issues, name);
                return (
                  <td key={name} data-h={field.columns.length > 2 ? column.label : undefined}>
                    <label class="vh" for={name}>
                      {`${text.line(String(index + 1))}, ${column.label}`}
                    </label>
                    <Field language={language} name={name} error={wrong}>
                      <input
                        class={column.kind === 'number' ? 'input short' : 'input'}
                        id={name}
                        name={name}
                        value={entered?.get(name) ?? field.rows[index]?.[column.name] ?? ''}
                        inputMode={column.kind === 'number' ? 'decimal' : 'text'}
                        autocomplete="off"
                        aria-invalid={wrong ? 'true' : undefined}
                        aria-describedby={wrong ? `${name}-error` : undefined}
                      />
                    </Field>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
