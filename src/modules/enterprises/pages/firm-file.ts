/** A list of firms as a file a spreadsheet opens: the same columns whoever asked for it. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { csvLine } from '../../../foundation/csv/csv-writer.ts';
import type { Reply } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { writeXlsx } from '../../../foundation/xlsx/xlsx-writer.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import type { ListedFirm } from '../actions/list-firms.ts';
import { firmDeskText } from '../messages/firm-desk.ts';
import type { FactNames } from './fact-words.ts';
import { firmInWords } from './firm-words.ts';

export interface FirmFile {
  readonly language: Language;
  readonly today: LocalDate;
  /** Without day and ending. */
  readonly fileName: string;
  readonly format: 'csv' | 'xlsx';
  readonly firms: readonly ListedFirm[];
  readonly context: ConditionContext;
  readonly names: FactNames;
}

export async function firmFile({ language, today, format, firms, context, names, ...file }: FirmFile): Promise<Reply> {
  const text = firmDeskText(language).list;
  const columns = Object.entries(text.fileColumns) as [keyof typeof text.fileColumns, string][];
  const rows = firms.map((firm) => {
    const words = firmInWords(firm, language, context, names);
    return columns.map(([name]) => words[name]);
  });
  const fileName = `${file.fileName}-${today}.${format}`;
  if (format === 'csv') {
    const lines = [csvLine(columns.map(([, label]) => label)), ...rows.map((row) => csvLine(row))];
    const body = `\u{feff}${lines.join('\r\n')}\r\n`;
    return { kind: 'file', contentType: 'text/csv; charset=utf-8', body, fileName };
  }
  const typed = columns.map(([name, label]) => ({
    label,
    type: name === 'foundedOn' || name === 'asOf' ? ('date' as const) : ('text' as const),
  }));
  const body = await writeXlsx({ sheets: [{ name: text.sheet, columns: typed, rows }] });
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { kind: 'file', contentType, body, fileName };
}
