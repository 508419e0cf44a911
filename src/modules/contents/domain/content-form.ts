/** A form for the common changes of a file, so that nobody edits raw data for a price or a table. The module that owns the file's shape makes it. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { type Bilingual, LANGUAGES, type Language } from '../../../foundation/i18n/language.ts';
import type { Refusal, Result } from '../../../foundation/result.ts';

interface Named {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

export type FormField =
  | (Named & {
      readonly kind: 'text' | 'area' | 'money' | 'number' | 'url' | 'day';
      readonly value: string;
      readonly optional?: boolean;
      readonly rows?: number;
    })
  | (Named & {
      readonly kind: 'choice' | 'checks' | 'select';
      readonly options: readonly {
        readonly value: string;
        readonly label: string;
        /** Ticks of one group stand together under its name, folded. */
        readonly group?: string;
      }[];
      readonly selected: readonly string[];
    })
  /** Lines of a table; inputs are called `name.1.column`. Empty lines are skipped. */
  | (Named & {
      readonly kind: 'rows';
      readonly columns: readonly { readonly name: string; readonly label: string; readonly kind: 'text' | 'number' }[];
      readonly rows: readonly Readonly<Record<string, string>>[];
      /** Empty lines to add with. */
      readonly spare: number;
    });

/** What was typed: first value or '', all values of ticks. */
export interface Entered {
  get(name: string): string;
  all(name: string): readonly string[];
  names(): string[];
}

/** `field` names the input; the message is words already, because only the form knows what it asked. */
export type FormIssue = Refusal<'contents.form.field'> & { readonly field: string; readonly message: string };

export interface FormItem {
  /** '' when the file has one. */
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  /** What is missing there, in words: closing it is what the desk asks for first. */
  readonly gap?: string;
}

export interface FormContext {
  readonly language: Language;
  readonly today: LocalDate;
  /** The source was read itself, so what it says may be called official or compared. */
  readonly verified: boolean;
  /** The day on which the source was read. */
  readonly readOn: LocalDate;
  /** First day of the version that comes of it. */
  readonly from: LocalDate;
}

export interface ContentForm {
  readonly id: string;
  handles(path: string): boolean;
  title(language: Language): string;
  /** Present where only what is not in force yet may be changed so; `inForce`: the file's data as readers have it. */
  readonly onlyNew?: (item: string, inForce: unknown) => boolean;
  /** What of the file it can change; `body` is the data of JSON or the text of Markdown, and has passed its schema. */
  items(body: unknown, language: Language): readonly FormItem[];
  /** Undefined for an item the file does not have. */
  fields(body: unknown, item: string, language: Language): readonly FormField[] | undefined;
  /** The file's data with the entered values in it. */
  apply(body: unknown, item: string, entered: Entered, context: FormContext): Result<unknown, FormIssue>;
}

export function fieldIssue(field: string, message: string): FormIssue {
  return { code: 'contents.form.field', field, message };
}

/** Lines of a table in their order, those with nothing typed left out; `at` names the line's inputs. */
export function enteredRows(
  entered: Entered,
  name: string,
  columns: readonly string[],
): readonly { readonly at: string; readonly values: Readonly<Record<string, string>> }[] {
  const pattern = new RegExp(`^${name}\\.(\\d{1,3})\\.`);
  const numbers = new Set(entered.names().flatMap((each) => pattern.exec(each)?.[1] ?? []));
  return [...numbers]
    .sort((a, b) => Number(a) - Number(b))
    .map((number) => {
      const at = `${name}.${number}`;
      return { at, values: Object.fromEntries(columns.map((column) => [column, entered.get(`${at}.${column}`)])) };
    })
    .filter(({ values }) => Object.values(values).some((value) => value !== ''));
}

/** `270.000` and `270000` alike; undefined when it is no whole number. */
export function enteredWhole(text: string): number | undefined {
  const plain = text.replace(/[\s.,]/g, '');
  return /^\d{1,15}$/.test(plain) ? Number(plain) : undefined;
}

/** `12,5` and `12.5`; undefined when it is no number of at most `decimals` places. */
export function enteredDecimal(text: string, decimals = 2): number | undefined {
  const plain = text.trim().replace(',', '.');
  return new RegExp(`^\\d{1,9}(\\.\\d{1,${String(decimals)}})?$`).test(plain) ? Number(plain) : undefined;
}

/** Two fields for a text in both languages: `name.vi`, `name.en`. */
export function bilingualFields(
  name: string,
  label: (language: Language) => string,
  value: Bilingual | undefined,
  kind: 'text' | 'area' = 'text',
): readonly FormField[] {
  return LANGUAGES.map((language) => ({
    ...{ kind, name: `${name}.${language}`, label: label(language), value: value?.[language] ?? '' },
    ...(kind === 'area' && { rows: 4 }),
  }));
}

/** Both languages, or the issue at each that is empty. */
export function enteredBilingual(
  entered: Entered,
  name: string,
  missing: string,
): { readonly value: Bilingual; readonly issues: readonly FormIssue[] } {
  const value = { vi: entered.get(`${name}.vi`), en: entered.get(`${name}.en`) };
  const issues = LANGUAGES.flatMap((language) =>
    value[language] === '' ? [fieldIssue(`${name}.${language}`, missing)] : [],
  );
  return { value, issues };
}
