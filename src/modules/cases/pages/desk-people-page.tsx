/** Who works at a desk, how much each holds, and when somebody is away. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  DataTable,
  DateField,
  EmptyState,
  ErrorSummary,
  fieldOf,
  HiddenFields,
  type Issue,
  LinkButton,
  LoneLink,
  Notice,
  PageTitle,
  Section,
  SelectField,
} from '../../../ui/index.ts';
import type { Colleague } from '../../accounts/index.ts';
import type { Absence } from '../domain/absence.ts';
import { caseText } from '../messages/index.ts';
import type { Workload } from '../store/workload.read.ts';

export interface DeskPeoplePageProps {
  readonly language: Language;
  /** `/vi/desk/cases`. */
  readonly base: string;
  readonly deskName: string;
  readonly personId: string;
  readonly colleagues: readonly Colleague[];
  readonly workloads: ReadonlyMap<string, Workload>;
  /** Until when, by person. */
  readonly away: ReadonlyMap<string, LocalDate>;
  readonly own: readonly Absence[];
  readonly nextCommand: () => string;
  readonly saved: boolean;
  readonly issues: readonly Issue[];
  readonly entered: { readonly from: string; readonly until: string; readonly cover: string };
}

export function DeskPeoplePage(props: DeskPeoplePageProps) {
  const { language, base, colleagues, issues } = props;
  const text = caseText(language).people;
  return (
    <>
      <BackLink href={base}>{caseText(language).work.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {props.saved && <Notice tone="ok" title={caseText(language).firm.saved} />}
      <PageTitle title={text.title} lead={text.lead(props.deskName)} />
      {colleagues.length === 0 ? (
        <EmptyState title={text.nobody} act={<LinkButton href={base}>{caseText(language).work.back}</LinkButton>} />
      ) : (
        <People {...props} />
      )}
      {props.own.length > 0 && <OwnAbsences {...props} />}
      <Section title={text.enter} id="enter">
        <AbsenceForm {...props} />
      </Section>
    </>
  );
}

function People({ language, base, personId, colleagues, workloads, away }: DeskPeoplePageProps) {
  const text = caseText(language).people;
  return (
    <DataTable
      language={language}
      caption={text.caption}
      captionHidden
      columns={[
        { label: text.columns.name },
        { label: text.columns.open, numeric: true },
        { label: text.columns.urgent, numeric: true },
        { label: text.columns.waiting, numeric: true },
        { label: text.columns.away },
      ]}
      rows={colleagues.map((person) => {
        const load = workloads.get(person.personId) ?? { open: 0, urgent: 0, waiting: 0 };
        const until = away.get(person.personId);
        const name = person.name ?? caseText(language).unnamed('');
        return [
          <LoneLink key={person.assignmentId} href={`${base}?holder=${person.personId}`}>
            {person.personId === personId ? `${name} (${text.you})` : name}
          </LoneLink>,
          formatNumber(load.open, language),
          formatNumber(load.urgent, language),
          formatNumber(load.waiting, language),
          until === undefined ? '' : formatDate(until),
        ];
      })}
    />
  );
}

function OwnAbsences({ language, base, own, colleagues, nextCommand }: DeskPeoplePageProps) {
  const text = caseText(language).people;
  const cover = (id: string | undefined) => colleagues.find(({ assignmentId }) => assignmentId === id)?.name;
  return (
    <Section title={text.absences} id="own">
      <ul class="plain ruled">
        {own.map(({ id, from, until, coverAssignmentId }) => {
          const name = cover(coverAssignmentId);
          return (
            <li key={id}>
              {`${text.absence(formatDate(from), formatDate(until))}, ${name === null || name === undefined ? text.leastBusy : text.covered(name)}`}
              <ActForm
                action={`${base}/people/end-absence`}
                command={nextCommand()}
                kind="text"
                hidden={{ absence: id }}
              >
                {text.end}
              </ActForm>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function AbsenceForm({ language, base, personId, colleagues, entered, issues, nextCommand }: DeskPeoplePageProps) {
  const text = caseText(language).people;
  const field = (name: 'from' | 'until' | 'cover') => fieldOf({ language, issues }, name, entered[name]);
  const others = colleagues.filter((person) => person.personId !== personId);
  return (
    <form class="stack" method="post" action={`${base}/people`}>
      <HiddenFields fields={{ command: nextCommand() }} />
      <p>{text.enterLead}</p>
      <DateField {...field('from')} label={text.from} hint={text.hint} />
      <DateField {...field('until')} label={text.until} />
      {others.length > 0 && (
        <SelectField
          {...field('cover')}
          label={text.cover}
          any={text.any}
          options={others.map(({ assignmentId, name }) => ({
            value: assignmentId,
            label: name ?? caseText(language).unnamed(''),
          }))}
        />
      )}
      <Actions>
        <Button>{text.save}</Button>
      </Actions>
    </form>
  );
}
