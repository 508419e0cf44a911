/** Until when the next act was promised, how long that is, and what happens if it is not kept. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { LoneLink, PromiseBox } from '../../../ui/index.ts';
import { rulesOf } from '../actions/case-deps.ts';
import type { Case } from '../domain/case.ts';
import { workingDaysLeft } from '../domain/days-left.ts';
import { caseText } from '../messages/index.ts';
import type { CasePageDeps } from './page-deps.ts';

export function CasePromise(props: {
  readonly deps: Pick<CasePageDeps, 'types' | 'calendars'>;
  readonly found: Case;
  readonly promise: NonNullable<Case['promise']>;
  readonly language: Language;
  readonly today: LocalDate;
  /** Address of the case. */
  readonly href: string;
  readonly label: string;
  readonly ifLate: string | undefined;
}) {
  const { deps, found, language, today } = props;
  const { lastDay, certain } = props.promise;
  const text = caseText(language);
  const left = workingDaysLeft(rulesOf(deps, found).calendar, today, lastDay);
  return (
    <PromiseBox
      language={language}
      label={props.label}
      date={lastDay}
      remaining={certain ? text.firm.left(left) : `${text.firm.left(left)} ${text.firm.uncertain}`}
      ifLate={props.ifLate}
      late={left < 0}
      act={<LoneLink href={`${props.href}/calendar.ics`}>{text.calendar.add}</LoneLink>}
    />
  );
}
