/** Reads the form in which an officer says what a file means. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { parseLocalDate } from '../../../foundation/clock.ts';
import type { Fields } from '../../../foundation/http/route.ts';
import { type FileMapping, REGISTER_COLUMNS } from '../domain/register-columns.ts';
import { isOperatingStatus } from '../domain/register-status.ts';

export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;

export interface ImportForm {
  readonly mapping: FileMapping;
  /** Undefined when it is no day, or one to come. */
  readonly asOf: LocalDate | undefined;
  readonly keepGood: boolean;
  readonly start: boolean;
}

export function readImportForm(form: Fields, today: LocalDate): ImportForm {
  const columns = Object.fromEntries(REGISTER_COLUMNS.map((field) => [field, form.get(field) || null]));
  const edition = form.get('edition');
  const delimiter = DELIMITERS[form.get('delimiter') as keyof typeof DELIMITERS] as string | undefined;
  const operatingStatus = statusWords(form);
  const asOf = dayOf(form.get('asOf'));
  return {
    mapping: {
      columns,
      ...((edition === '2018' || edition === '2025') && { industryEdition: edition }),
      ...(delimiter !== undefined && { delimiter }),
      ...(Object.keys(operatingStatus).length > 0 && { operatingStatus }),
    },
    asOf: asOf !== undefined && asOf <= today ? asOf : undefined,
    keepGood: form.get('wrong') === 'keep',
    start: form.get('do') === 'start',
  };
}

const MOST_WORDS = 20;

function statusWords(form: Fields): Record<string, string> {
  const words: Record<string, string> = {};
  for (let index = 0; index < MOST_WORDS; index += 1) {
    const word = form.get(`word-${index}`).slice(0, 200);
    const status = form.get(`status-${index}`);
    if (word !== '' && isOperatingStatus(status)) words[word] = status;
  }
  return words;
}

/** 01/06/2026, 1-6-2026 or 2026-06-01. */
function dayOf(text: string): LocalDate | undefined {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  return parseLocalDate(local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : text);
}
