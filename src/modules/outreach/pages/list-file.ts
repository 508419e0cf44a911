/** The list of the unreached as a file: what the page shows and no contact. */
import { csvLine } from '../../../foundation/csv/csv-writer.ts';
import type { Reply } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { writeXlsx } from '../../../foundation/xlsx/xlsx-writer.ts';
import type { Classification } from '../../industries/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { outreachText } from '../messages/index.ts';
import type { UnreachedFirm } from '../store/outreach.read.ts';

/** More rows than one office can call. */
export const MOST_ROWS = 5_000;

export async function listFile(
  firms: readonly UnreachedFirm[],
  format: 'csv' | 'xlsx',
  context: { readonly language: Language; readonly places: Gazetteer; readonly industries: Classification },
): Promise<Reply> {
  const { language, places, industries } = context;
  const words = outreachText(language);
  const { labels } = words.firm;
  const columns = [
    { label: words.list.columns.name },
    { label: words.firm.over('').trim() },
    { label: labels.place },
    { label: labels.industry },
    { label: labels.status },
    { label: labels.founded, type: 'date' as const },
    { label: labels.employees, type: 'number' as const },
    { label: words.list.columns.tried },
  ];
  const rows = firms.map((firm) => [
    firm.name,
    firm.taxCode,
    firm.communeId === null ? null : places.addressOf(firm.communeId, language),
    firm.industry === null ? null : industries.nameOf(firm.industry, language),
    firm.operatingStatus === null ? null : (words.status[firm.operatingStatus] ?? firm.operatingStatus),
    firm.foundedOn,
    firm.employeesInsured,
    firm.lastOutcome === null ? null : words.outcomes[firm.lastOutcome],
  ]);
  if (format === 'xlsx')
    return {
      kind: 'file',
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      fileName: 'chua-tiep-can.xlsx',
      body: await writeXlsx({ sheets: [{ name: words.list.title, columns, rows }] }),
    };
  const lines = [columns.map(({ label }) => label), ...rows].map((cells) => csvLine(cells));
  return {
    kind: 'file',
    contentType: 'text/csv; charset=utf-8',
    fileName: 'chua-tiep-can.csv',
    // With a mark of order, so that a spreadsheet reads Vietnamese.
    body: `\uFEFF${lines.join('\r\n')}\r\n`,
  };
}
