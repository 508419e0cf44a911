/** Question 1 answered with a code the register knows: its public fields, and whether this is the visitor's firm. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { OneQuestion, SummaryList } from '../../../ui/index.ts';
import { factValueInWords, formatTaxCode, type PublicRecord } from '../../enterprises/index.ts';
import { QUESTION_COUNT } from '../domain/question-flow.ts';
import { planText } from '../messages/index.ts';
import type { PlanPageDeps } from './page-deps.ts';
import { namesFor, spansAt } from './question-page.tsx';

export interface FirmPageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly deps: PlanPageDeps;
  readonly record: PublicRecord;
  /** Where the question was asked: a "no" leads back there, a "yes" is posted there. */
  readonly action: string;
}

export function FirmPage({ language, today, deps, record, action }: FirmPageProps) {
  const text = planText(language).firm;
  return (
    <OneQuestion
      language={language}
      action={action}
      command={deps.ids.next()}
      hidden={{ taxCode: record.taxCode, firm: 'shown' }}
      question={text.question}
      asks="free"
      progress={{ current: 1, total: QUESTION_COUNT }}
      spans={spansAt(1)}
      continueLabel={text.yes}
      second={{ name: 'own', value: '1', label: text.other }}
      leave={{ href: action, label: text.no }}
      note={text.note}
    >
      <SummaryList language={language} rows={rowsOf({ language, today, deps, record })} />
      <p class="src">{text.source(formatDate(record.asOf))}</p>
    </OneQuestion>
  );
}

function rowsOf({ language, today, deps, record }: Omit<FirmPageProps, 'action'>) {
  const text = planText(language).firm;
  const { facts } = deps.contextAt(today).vocabulary;
  const names = namesFor(deps);
  const shown = { commune: record.communeId, industry: record.industry, operatingStatus: record.operatingStatus };
  return [
    ...(record.name === undefined ? [] : [{ label: text.name, value: record.name }]),
    { label: text.taxCode, value: formatTaxCode(record.taxCode) },
    ...Object.entries(shown).flatMap(([key, value]) => {
      const definition = facts[key];
      if (value === undefined || definition === undefined) return [];
      return [{ label: definition.label[language], value: factValueInWords(definition, value, language, names) }];
    }),
  ];
}
