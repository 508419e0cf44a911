/** How a record was signed or refused, in words: what stood beside a sheet of paper is always told. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { fieldText } from '../messages/index.ts';
import type { RecordView } from './record-view.ts';

export function methodInWords({ record, names }: Pick<RecordView, 'record' | 'names'>, language: Language): string {
  const { methods } = fieldText(language).record;
  const { signedBy, scannedBy } = record;
  if (signedBy === undefined) return '';
  if (signedBy === 'paper-officer') return methods.paperOfficer(names.get(scannedBy ?? '') ?? '');
  return methods[signedBy];
}
