/** A community digital team: it helps citizens of its commune, and is no adviser of firms. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

/** A commune's own team, or one of its hamlets' or residential groups'; never added to each other. */
export type TeamLevel = 'commune' | 'hamlet';

export interface Team {
  readonly id: string;
  readonly communeId: string;
  readonly provinceId: string;
  readonly level: TeamLevel;
  readonly name: string;
  readonly decisionNo?: string | undefined;
}

export interface TeamMember {
  readonly id: string;
  readonly name: string;
  readonly part: string;
}

export type TeamRefusal = Refusal<
  | 'advisers.team.name'
  | 'advisers.team.level'
  | 'advisers.team.decision'
  | 'advisers.team.member-name'
  | 'advisers.team.part'
  | 'advisers.team.member-unknown'
  | 'advisers.team.task'
  | 'advisers.team.people'
>;

const MOST_PEOPLE = 5000;

const wrong = (isWrong: boolean, code: TeamRefusal['code'], field: string): TeamRefusal[] =>
  isWrong ? [{ code, field }] : [];
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

export function readTeam(entered: { readonly name: string; readonly level: string; readonly decisionNo: string }) {
  const [name, decisionNo] = [plain(entered.name), plain(entered.decisionNo)];
  const { level } = entered;
  const isLevel = level === 'commune' || level === 'hamlet';
  const refusals = [
    ...wrong(name.length < 2 || name.length > 120, 'advisers.team.name', 'name'),
    ...wrong(!isLevel, 'advisers.team.level', 'level'),
    ...wrong(
      decisionNo !== '' && (decisionNo.length < 3 || decisionNo.length > 60),
      'advisers.team.decision',
      'decisionNo',
    ),
  ];
  if (!isLevel || refusals.length > 0) return refused(...refusals);
  return accepted({ name, level, ...(decisionNo !== '' && { decisionNo }) } satisfies Partial<Team>);
}

export function readMember(
  entered: { readonly name: string; readonly part: string },
  isPart: (code: string) => boolean,
): Result<Pick<TeamMember, 'name' | 'part'>, TeamRefusal> {
  const name = plain(entered.name);
  const refusals = [
    ...wrong(name.length < 2 || name.length > 100, 'advisers.team.member-name', 'member'),
    ...wrong(!isPart(entered.part), 'advisers.team.part', 'part'),
  ];
  return refusals.length > 0 ? refused(...refusals) : accepted({ name, part: entered.part });
}

export function readTask(
  entered: { readonly task: string; readonly people: string },
  isTask: (code: string) => boolean,
): Result<{ readonly task: string; readonly people: number }, TeamRefusal> {
  const people = /^\d{1,4}$/.test(entered.people) ? Number(entered.people) : 0;
  const refusals = [
    ...wrong(!isTask(entered.task), 'advisers.team.task', 'task'),
    ...wrong(people < 1 || people > MOST_PEOPLE, 'advisers.team.people', 'people'),
  ];
  return refusals.length > 0 ? refused(...refusals) : accepted({ task: entered.task, people });
}

export interface TaskEvent {
  readonly task: string;
  readonly people: number;
}

/** How often each task was done and how many people were helped each time; somebody helped twice counts twice, and the page says so. */
export function reportOf(
  events: readonly TaskEvent[],
): ReadonlyMap<string, { readonly times: number; readonly people: number }> {
  const report = new Map<string, { times: number; people: number }>();
  for (const { task, people } of events) {
    const before = report.get(task) ?? { times: 0, people: 0 };
    report.set(task, { times: before.times + 1, people: before.people + people });
  }
  return report;
}
