/** One fact as a question: the right control for its type, without JavaScript. `FactControl` alone, or `FactQuestion` as a whole screen. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  type Choice,
  Choices,
  DateField,
  type Issue,
  issueFor,
  MoneyField,
  NumberField,
  OneQuestion,
  type OneQuestionProps,
  SelectField,
  TextField,
  YesNoUnknown,
} from '../../../ui/index.ts';
import type { Code, FactDefinition, FactField, FactValue } from '../../conditions/index.ts';
import { IndustryPicker } from '../../industries/index.ts';
import { CommunePicker } from '../../localities/index.ts';
import { itemKeyField } from '../domain/plain-facts.ts';
import { formatTaxCode, isPersonalTaxCode } from '../domain/tax-code.ts';
import { dossierText } from '../messages/index.ts';
import { addingFieldOf, type FactEntry, NONE } from './fact-form.ts';
import { type FactNames, factItemInWords } from './fact-words.ts';

export interface FactControlProps extends FactNames {
  readonly definition: FactDefinition;
  readonly language: Language;
  /** What is on file: a value, or the items of a list (`[]` = none was said). Absent = nobody knows. */
  readonly value?: FactValue;
  readonly items?: readonly Readonly<Record<string, FactValue>>[];
  /** What was entered, when the form comes back. */
  readonly entry?: FactEntry;
  readonly issues?: readonly Issue[];
  /** Show only these codes of a long list; give the same to `parseFactForm` as `offered`. */
  readonly choices?: readonly Code[];
}

/** How `OneQuestion` frames the control of this fact; the control's id is the fact's key. */
export function asksOf(definition: FactDefinition): OneQuestionProps['asks'] {
  if (definition.type === 'locality' || definition.type === 'industry') return 'free';
  if (definition.cardinality === 'many') return hasLines(definition) ? 'free' : 'group';
  return definition.type === 'code' || definition.type === 'boolean' ? 'group' : 'field';
}

export function FactControl(props: FactControlProps) {
  const { definition } = props;
  if (definition.type === 'locality') return <Place {...props} />;
  if (definition.type === 'industry') return <Trade {...props} />;
  if (definition.cardinality === 'many') return hasLines(definition) ? <Lines {...props} /> : <Ticks {...props} />;
  if (definition.type === 'boolean') return <YesOrNo {...props} />;
  if (definition.type === 'code') return <OneOf {...props} />;
  return <Typed {...props} />;
}

/** The fact's own question and hint in the frame; `frame` brings action, command, progress, ways back and on. */
export function FactQuestion({
  frame,
  ...control
}: FactControlProps & {
  readonly frame: Omit<OneQuestionProps, 'language' | 'question' | 'asks' | 'fieldId' | 'children' | 'issues'>;
}) {
  const { definition, language, issues } = control;
  return (
    <OneQuestion
      hint={definition.hint?.[language]}
      {...frame}
      language={language}
      question={definition.question?.[language] ?? definition.label[language]}
      asks={asksOf(definition)}
      fieldId={definition.key}
      {...(issues && { issues })}
    >
      <FactControl {...control} />
    </OneQuestion>
  );
}

function hasLines(definition: FactDefinition): boolean {
  return Object.keys(definition.fields ?? {}).length > 1;
}

function errorOf({ issues, definition }: FactControlProps): { error?: string } {
  const error = issueFor(issues ?? [], definition.key);
  return error === undefined ? {} : { error };
}

function asChoices(codes: readonly Code[], language: Language): Choice[] {
  return codes.map((code) => ({ value: code.code, label: code[language] }));
}

function Place(props: FactControlProps) {
  const { definition, language, places, entry, value } = props;
  const asked = entry?.place === undefined ? {} : { text: entry.place.text, search: entry.place.search };
  const known = typeof value === 'string' ? { value } : {};
  return (
    <CommunePicker
      language={language}
      places={places}
      name={definition.key}
      {...known}
      {...asked}
      {...errorOf(props)}
    />
  );
}

function Trade(props: FactControlProps) {
  const { definition, language, industries, entry, value } = props;
  const asked = entry?.industry === undefined ? {} : { text: entry.industry.text, matches: entry.industry.matches };
  const known = typeof value === 'string' ? { value } : {};
  return (
    <IndustryPicker
      language={language}
      industries={industries}
      name={definition.key}
      {...known}
      {...asked}
      {...errorOf(props)}
    />
  );
}

function YesOrNo(props: FactControlProps) {
  const { definition, language, value } = props;
  const chosen = typeof value === 'boolean' ? { value: value ? ('yes' as const) : ('no' as const) } : {};
  return <YesNoUnknown language={language} name={definition.key} {...chosen} {...errorOf(props)} />;
}

function OneOf(props: FactControlProps) {
  const { definition, language, value, entry } = props;
  const options = asChoices(props.choices ?? definition.codes ?? props.codesOf?.(definition.key) ?? [], language);
  const selected = entry?.values ?? (typeof value === 'string' ? [value] : []);
  return (
    <Choices
      language={language}
      name={definition.key}
      type="radio"
      options={options}
      selected={selected}
      {...errorOf(props)}
    />
  );
}

function Ticks(props: FactControlProps) {
  const { definition, language, items, entry } = props;
  const name = itemKeyField(definition);
  const codes = props.choices ?? definition.fields?.[name]?.codes ?? props.codesOf?.(definition.key) ?? [];
  const onFile = items?.length === 0 ? [NONE] : (items ?? []).map((item) => String(item[name]));
  const options = [...asChoices(codes, language), { value: NONE, label: dossierText(language).question.noneOfThese }];
  return (
    <Choices
      language={language}
      name={definition.key}
      type="checkbox"
      options={options}
      selected={entry?.values ?? onFile}
      {...errorOf(props)}
    />
  );
}

function Typed(props: FactControlProps) {
  const { definition, language, value, entry } = props;
  const common = {
    language,
    name: definition.key,
    value: entry?.values[0] ?? typed(definition, value),
    ...errorOf(props),
  };
  const units = dossierText(language).units;
  switch (definition.type) {
    case 'money':
      return <MoneyField {...common} unit={definition.unit === undefined ? units.VND : units[definition.unit]} />;
    case 'integer':
      return <NumberField {...common} {...(definition.unit && { unit: units[definition.unit] })} />;
    case 'date':
      return <DateField {...common} hint={dossierText(language).question.dateHint} />;
    default:
      return <TextField {...common} inputMode="numeric" maxLength={24} size="short" {...personalHint(props)} />;
  }
}

/** A personal code never goes back to the screen in full. */
function personalHint({ value, language }: FactControlProps): { hint?: string } {
  if (typeof value !== 'string' || !isPersonalTaxCode(value)) return {};
  return { hint: dossierText(language).question.personalKept(formatTaxCode(value)) };
}

/** What is on file as the owner would type it. */
function typed(definition: FactField, value: FactValue | undefined): string {
  if (value === undefined) return '';
  if (definition.type === 'date') return formatDate(value as LocalDate);
  if (definition.type === 'tax-code') return isPersonalTaxCode(String(value)) ? '' : formatTaxCode(String(value));
  return typeof value === 'number' ? String(value).replace(/\B(?=(\d{3})+$)/g, '.') : String(value);
}

/** Lines on file to keep or drop, then one to add. */
function Lines(props: FactControlProps) {
  const { definition, language, items, entry } = props;
  const { key } = definition;
  const text = dossierText(language).question;
  const name = itemKeyField(definition);
  const lines = (items ?? []).map((item) => ({
    value: String(item[name]),
    label: factItemInWords(definition, item, language, props),
  }));
  const none = { value: NONE, label: text.noneAtAll };
  const selected = entry?.values ?? (items?.length === 0 ? [NONE] : lines.map((line) => line.value));
  return (
    <>
      <Choices
        language={language}
        name={key}
        type="checkbox"
        options={lines.length > 0 ? lines : [none]}
        selected={selected}
        legend={lines.length > 0 ? text.keep : undefined}
        {...errorOf(props)}
      />
      <fieldset class="group">
        <legend class="label">{text.addLegend}</legend>
        <div class="stack">
          {Object.entries(definition.fields ?? {}).map(([field, shape]) => (
            <AddedField key={field} {...props} field={field} shape={shape} first={field === name} />
          ))}
        </div>
      </fieldset>
    </>
  );
}

function AddedField({
  field,
  shape,
  first,
  ...props
}: FactControlProps & { readonly field: string; readonly shape: FactField; readonly first: boolean }) {
  const { definition, language, entry, issues } = props;
  const text = dossierText(language).question;
  const name = addingFieldOf(definition.key, field);
  const error = issueFor(issues ?? [], name);
  const label = shape.label?.[language] ?? (first ? text.addWhich : field);
  const common = {
    language,
    name,
    label,
    value: entry?.adding?.[field] ?? '',
    ...(error !== undefined && { error }),
    ...(shape.optional && { optional: true }),
  };
  if (shape.codes !== undefined)
    return (
      <SelectField
        {...common}
        any={text.addNothing}
        options={shape.codes.map((code) => ({ value: code.code, label: code[language] }))}
      />
    );
  return shape.type === 'date' ? <DateField {...common} hint={text.dateHint} /> : <NumberField {...common} />;
}
