/** Targets of a place beside its pace, and the form that sets one. */
import { Fragment } from 'preact';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BarChart,
  Button,
  Disclosure,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  NumberField,
  Section,
  TextField,
} from '../../../ui/index.ts';
import type { RunRate, Target } from '../domain/target.ts';
import { deskFiguresText } from '../messages/desk.ts';
import { figuresText } from '../messages/index.ts';
import type { DeskQuery } from './desk-query.ts';
import type { DeskView } from './desk-view.ts';

export interface TargetForm {
  /** Key of the command, made with the form. */
  readonly command: string;
  readonly entered: Readonly<Record<'year' | 'members' | 'source', string>>;
  readonly issues: readonly Issue[];
}

export interface TargetSectionProps {
  readonly language: Language;
  readonly base: string;
  readonly query: DeskQuery;
  readonly view: DeskView;
  readonly year: number;
  /** Absent for a role that sets none. */
  readonly targetForm?: TargetForm;
}

export function TargetSection({ language, base, query, view, year, targetForm }: TargetSectionProps) {
  const text = deskFiguresText(language);
  return (
    <Section title={text.targetTitle} id="target">
      {view.targets.length === 0 && <p>{text.noTarget(year)}</p>}
      {view.targets.map(({ target, rate, months }) => (
        <Fragment key={target.year}>
          <RunRateLine language={language} target={target} rate={rate} />
          <EvenPace language={language} target={target} months={months} />
        </Fragment>
      ))}
      {targetForm && (
        <Disclosure summary={text.setTarget} open={targetForm.issues.length > 0}>
          <form class="stack" method="post" action={`${base}/target`}>
            <ErrorSummary language={language} issues={targetForm.issues} />
            <HiddenFields fields={{ command: targetForm.command, place: query.place }} />
            <NumberField
              language={language}
              name="year"
              label={text.year}
              value={targetForm.entered.year}
              error={issueFor(targetForm.issues, 'year')}
            />
            <NumberField
              language={language}
              name="members"
              label={text.target}
              hint={text.targetHint}
              value={targetForm.entered.members}
              error={issueFor(targetForm.issues, 'members')}
            />
            <TextField
              language={language}
              name="source"
              label={text.source}
              hint={text.sourceHint}
              maxLength={200}
              value={targetForm.entered.source}
              error={issueFor(targetForm.issues, 'source')}
            />
            <Button kind="secondary">{text.saveTarget}</Button>
          </form>
        </Disclosure>
      )}
    </Section>
  );
}

/** The months of the target's year, each against an even pace. */
function EvenPace(props: {
  readonly language: Language;
  readonly target: Target;
  readonly months: readonly { readonly part: string; readonly members: number }[];
}) {
  const { language, target, months } = props;
  const text = figuresText(language);
  const even = target.members / 12;
  if (months.length === 0) return null;
  return (
    <BarChart
      language={language}
      caption={deskFiguresText(language).monthsOfYear(target.year)}
      max={Math.max(1, even, ...months.map(({ members }) => members))}
      columns={[text.month, text.newInMonth]}
      bars={months.map(({ part, members }) => ({
        ...{ label: `${part.slice(5, 7)}/${part.slice(0, 4)}`, value: members, shown: formatNumber(members, language) },
        mark: even,
      }))}
      markNote={text.evenPace(formatNumber(Math.round(even * 10) / 10, language), target.year)}
    />
  );
}

/** What was promised, what was done, and what it takes: the number is ours, the promise names its document. Without a rate a month of it is withheld. */
export function RunRateLine(props: {
  readonly language: Language;
  readonly target: Target;
  readonly rate?: RunRate | undefined;
}) {
  const { language, target, rate } = props;
  const text = deskFiguresText(language);
  const perMonth = (value: number) => text.perMonth(formatNumber(Math.round(value * 10) / 10, language));
  if (rate === undefined)
    return (
      <>
        <KeyValues
          rows={[
            { label: text.targetYear(target.year), value: formatNumber(target.members, language) },
            { label: text.targetSource, value: target.source },
          ]}
        />
        <p>{text.paceWithheld}</p>
      </>
    );
  return (
    <>
      <KeyValues
        rows={[
          { label: text.targetYear(target.year), value: formatNumber(target.members, language) },
          { label: text.reachedSoFar, value: formatNumber(rate.soFar, language) },
          ...(rate.pace === undefined ? [] : [{ label: text.pace, value: perMonth(rate.pace) }]),
          ...(rate.needed === undefined ? [] : [{ label: text.needed, value: perMonth(rate.needed) }]),
          { label: text.targetSource, value: target.source },
        ]}
      />
      <p>
        {rate.soFar >= target.members
          ? text.met
          : rate.expected !== undefined && text.atThisPace(formatNumber(rate.expected, language), target.year)}
      </p>
    </>
  );
}
