/** Writes a new version of a template, and reports. */
import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { FilledFigure } from '../domain/report-template.ts';
import './tables.ts';

/** Gives the version. Two colleagues saving at once get two versions, one after the other. */
export async function insertTemplate(
  trx: Trx,
  template: {
    readonly id: string;
    readonly office: string;
    readonly body: string;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`report-template ${template.office}`}))`.execute(trx);
  const row = await trx
    .insertInto('report_templates')
    .values({
      ...{ id: template.id, office: template.office, body: template.body },
      version: sql<number>`coalesce((select max(version) from report_templates where office = ${template.office}), 0) + 1`,
      ...{ saved_by: template.by, saved_at: template.at },
    })
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

export async function insertReport(
  trx: Trx,
  report: {
    readonly id: string;
    readonly office: string;
    readonly month: LocalDate;
    readonly templateId: string | undefined;
    readonly body: string;
    readonly figures: readonly FilledFigure[];
    readonly bodyHash: string;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  await trx
    .insertInto('reports')
    .values({
      ...{ id: report.id, office: report.office, month: report.month, template_id: report.templateId ?? null },
      ...{ body: report.body, figures: JSON.stringify(report.figures), body_hash: report.bodyHash },
      ...{ saved_by: report.by, saved_at: report.at },
    })
    .execute();
}
