/** Targets of the country or of one province with their pace: the country as counted now, a province as its release says. */
import { addDays, addMonths, type LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { NATION_ID } from '../domain/cell.ts';
import type { Indicator } from '../domain/indicator.ts';
import { type RunRate, runRate, type Target } from '../domain/target.ts';
import { listTargets } from '../store/targets.read.ts';
import type { FigureQuery } from './figure-query.ts';
import type { FigureView } from './figure-view.ts';

export interface PlaceTarget {
  readonly target: Target;
  /** Absent where a month of that year is withheld: the pace would give it away. */
  readonly rate?: RunRate;
}

export async function targetsOf(
  db: Db,
  asked: {
    readonly indicator: Indicator;
    readonly query: FigureQuery;
    readonly view: FigureView;
    readonly today: LocalDate;
  },
): Promise<readonly PlaceTarget[]> {
  const { indicator, query, view, today } = asked;
  if (query.filter !== undefined) return [];
  const targets = await listTargets(db, indicator.id, query.province?.id ?? NATION_ID);
  return targets.map((target) => {
    const isOfYear = (month: string) => month.startsWith(`${String(target.year)}-`);
    if (query.province === undefined) {
      const soFar = view.months.filter(({ period }) => isOfYear(period)).reduce((sum, each) => sum + each.members, 0);
      return { target, rate: runRate(target, soFar, today) };
    }
    const { released } = view;
    const months = released?.byMonth.columns ?? [];
    const cells = released?.byMonth.rows.get(query.province.id)?.cells ?? [];
    const ofYear = months.flatMap((month, at) => (isOfYear(month) ? [cells[at] ?? 0] : []));
    const shown = ofYear.filter((value) => value !== 'withheld');
    const last = months.at(-1);
    if (last === undefined || shown.length < ofYear.length) return { target };
    // Counted through the last month of the release: the days since are not told yet.
    const ended = addDays(addMonths(`${last.slice(0, 7)}-01` as LocalDate, 1), -1);
    const [counted = today] = [ended, today].sort();
    const soFar = shown.reduce((sum, value) => sum + value, 0);
    return { target, rate: runRate(target, soFar, counted) };
  });
}
