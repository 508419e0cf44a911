/** Reads templates and reports of an office. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { FilledFigure } from '../domain/report-template.ts';
import './tables.ts';

export interface ReportTemplate {
  readonly id: string;
  readonly version: number;
  readonly body: string;
  readonly savedAt: Instant;
}

/** The latest of the first of these offices that wrote one; undefined when none ever did. */
export function findTemplate(db: Db, offices: readonly string[]): Promise<ReportTemplate | undefined> {
  const [own = ''] = offices;
  return db
    .selectFrom('report_templates')
    .select(['id', 'version', 'body', 'saved_at as savedAt'])
    .where('office', 'in', [...offices])
    .orderBy((eb) => eb('office', '=', own), 'desc')
    .orderBy('saved_at', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export interface Report {
  readonly id: string;
  readonly office: string;
  readonly month: LocalDate;
  readonly body: string;
  readonly figures: readonly FilledFigure[];
  readonly bodyHash: string;
  readonly savedBy: string;
  readonly savedAt: Instant;
}

export async function findReport(db: Db, id: string): Promise<Report | undefined> {
  const row = await db
    .selectFrom('reports')
    .select([
      'id',
      'office',
      'month',
      'body',
      'figures',
      'body_hash as bodyHash',
      'saved_by as savedBy',
      'saved_at as savedAt',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, figures: row.figures as readonly FilledFigure[] };
}

/** The latest first. */
export function listReports(
  db: Db,
  offices: readonly string[],
  limit = 36,
): Promise<readonly Pick<Report, 'id' | 'month' | 'savedBy' | 'savedAt'>[]> {
  return db
    .selectFrom('reports')
    .select(['id', 'month', 'saved_by as savedBy', 'saved_at as savedAt'])
    .where('office', 'in', [...offices])
    .orderBy('saved_at', 'desc')
    .limit(limit)
    .execute();
}
