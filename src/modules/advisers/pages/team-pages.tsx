/** The community digital teams of a place with their report, and one team with its roster and what it did. */
import type { Fields } from '../../../foundation/http/route.ts';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  Choices,
  DataTable,
  EmptyState,
  ErrorSummary,
  fieldOf,
  HiddenFields,
  type Issue,
  LinkButton,
  Notice,
  NumberField,
  PageTitle,
  PlainList,
  Section,
  SelectField,
  SourceLine,
  TextField,
} from '../../../ui/index.ts';
import type { TeamDeps } from '../actions/keep-teams.ts';
import { nameIn } from '../domain/named.ts';
import type { reportOf, Team, TeamMember } from '../domain/team.ts';
import { teamText } from '../messages/teams.ts';
import { optionsOf } from './network-page.ts';

interface Shown {
  readonly deps: Pick<TeamDeps, 'teams'>;
  readonly report: ReturnType<typeof reportOf>;
  readonly issues: readonly Issue[];
  readonly form: Fields;
  readonly language: Language;
}

export function TeamsPage(
  props: Shown & {
    readonly place: string;
    readonly teams: readonly (Team & { readonly members: number })[];
    /** A commune notes its own; a province reads. */
    readonly mayAdd: boolean;
    readonly command: string;
  },
) {
  const { place, teams, mayAdd, issues, language } = props;
  const text = teamText(language);
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title} lead={text.lead(place)} />
      {teams.length === 0 ? (
        <EmptyState title={text.none} act={mayAdd && <LinkButton href="#add">{text.add}</LinkButton>}>
          <p>{text.noneHelp}</p>
        </EmptyState>
      ) : (
        (['commune', 'hamlet'] as const).map((level) => <TeamTable key={level} {...props} level={level} />)
      )}
      <Report {...props} />
      {mayAdd && <AddTeam {...props} />}
    </>
  );
}

/** Each level by itself: they are not added. */
function TeamTable({
  teams,
  level,
  language,
}: {
  readonly teams: readonly (Team & { readonly members: number })[];
  readonly level: Team['level'];
  readonly language: Language;
}) {
  const text = teamText(language);
  const own = teams.filter((team) => team.level === level);
  if (own.length === 0) return null;
  return (
    <Section title={text.levels[level]} id={level}>
      <DataTable
        language={language}
        caption={text.levels[level]}
        captionHidden
        columns={[
          { label: text.columns.name },
          { label: text.columns.decision },
          { label: text.columns.members, numeric: true },
        ]}
        rows={own.map(({ id, name, decisionNo, members }) => [
          <a key={id} href={`/${language}/desk/teams/${id}`}>
            {name}
          </a>,
          decisionNo ?? '',
          formatNumber(members, language),
        ])}
      />
    </Section>
  );
}

function Report({ deps, report, language }: Shown) {
  const text = teamText(language);
  return (
    <Section title={text.report} id="report">
      {report.size === 0 ? (
        <p>{text.noReport}</p>
      ) : (
        <DataTable
          language={language}
          caption={text.report}
          captionHidden
          fold={false}
          columns={[{ label: text.task }, { label: text.times, numeric: true }, { label: text.people, numeric: true }]}
          rows={[...report].map(([task, { times, people }]) => [
            nameIn(deps.teams.tasks, task, language),
            formatNumber(times, language),
            formatNumber(people, language),
          ])}
        />
      )}
      <SourceLine>{text.reportLead}</SourceLine>
    </Section>
  );
}

function AddTeam(props: Shown & { readonly command: string }) {
  const { form, command, language } = props;
  const text = teamText(language);
  return (
    <Section title={text.add} id="add">
      <form method="post" action={`/${language}/desk/teams`} class="stack">
        <HiddenFields fields={{ command }} />
        <TextField {...typed(props, 'name')} label={text.name} hint={text.nameHint} maxLength={120} />
        <Choices
          {...typed(props, 'level')}
          type="radio"
          legend={text.level}
          options={(['hamlet', 'commune'] as const).map((value) => ({ value, label: text.levels[value] }))}
          selected={[form.get('level')]}
        />
        <TextField {...typed(props, 'decisionNo')} label={text.decisionNo} maxLength={60} optional />
        <Actions>
          <Button>{text.addAct}</Button>
        </Actions>
      </form>
    </Section>
  );
}

export function TeamPage(
  props: Shown & {
    readonly team: Team;
    readonly members: readonly TeamMember[];
    readonly saved: boolean;
    readonly nextCommand: () => string;
  },
) {
  const { deps, team, members, saved, issues, nextCommand, language } = props;
  const text = teamText(language);
  const base = `/${language}/desk/teams/${team.id}`;
  return (
    <>
      <BackLink href={`/${language}/desk/teams`}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {saved && <Notice tone="ok" title={text.saved} />}
      <PageTitle title={team.name} over={text.levels[team.level]} />
      <Section title={text.tasks} id="tasks">
        <form method="post" action={`${base}/tasks`} class="stack">
          <HiddenFields fields={{ command: nextCommand() }} />
          <SelectField
            {...typed(props, 'task')}
            label={text.task}
            any={text.choose}
            options={optionsOf(deps.teams.tasks, language)}
          />
          <NumberField {...typed(props, 'people')} label={text.peopleHelped} />
          <Actions>
            <Button>{text.done}</Button>
          </Actions>
        </form>
      </Section>
      <Report {...props} />
      <Section title={text.roster} id="roster">
        {members.length === 0 ? (
          <p>{text.noMembers}</p>
        ) : (
          <PlainList
            items={members.map(({ id, name, part }) => (
              <>
                {name}, {nameIn(deps.teams.parts, part, language)}{' '}
                <ActForm
                  action={`${base}/members/remove`}
                  command={nextCommand()}
                  kind="text"
                  hidden={{ memberId: id }}
                >
                  {text.leave}
                </ActForm>
              </>
            ))}
          />
        )}
        <form method="post" action={`${base}/members`} class="stack">
          <HiddenFields fields={{ command: nextCommand() }} />
          <TextField {...typed(props, 'member')} label={text.member} maxLength={100} />
          <SelectField
            {...typed(props, 'part')}
            label={text.part}
            any={text.choose}
            options={optionsOf(deps.teams.parts, language)}
          />
          <Actions>
            <Button kind="secondary">{text.join}</Button>
          </Actions>
        </form>
      </Section>
      <Section title={text.end} id="end">
        <p>{text.endNote}</p>
        <ActForm action={`${base}/end`} command={nextCommand()} kind="secondary">
          {text.end}
        </ActForm>
      </Section>
    </>
  );
}

function typed({ language, issues, form }: Shown, name: string) {
  return fieldOf({ language, issues }, name, form.get(name));
}
