/** An event in words: who, where, when; codes stay codes. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate, formatInstantTime } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { RecordedEvent } from '../../ledger/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { auditText, eventNames } from '../messages/index.ts';
import { jobNames } from '../messages/jobs.ts';

export interface AuditWords {
  readonly language: Language;
  readonly names: ReadonlyMap<string, string>;
  readonly places: Pick<Gazetteer, 'addressOf'>;
}

export function whoDid({ actor }: RecordedEvent, { language, names }: AuditWords): string {
  const text = auditText(language).who;
  switch (actor.kind) {
    case 'visitor':
      return text.visitor;
    case 'plan-holder':
      return text['plan-holder'];
    case 'system':
      return text.system(jobNames(language)[actor.job] ?? actor.job);
    case 'account':
      return names.get(actor.personId) ?? text.someone;
  }
}

export function whereOf({ localityId }: RecordedEvent, { language, places }: AuditWords): string {
  return (localityId === undefined ? '' : places.addressOf(localityId, language)) || auditText(language).nowhere;
}

export function actOf({ type }: Pick<RecordedEvent, 'type'>, language: Language): string {
  return eventNames(language)[type] ?? type;
}

export function momentOf(instant: Instant): string {
  return `${formatInstantDate(instant)} ${formatInstantTime(instant)}`;
}
