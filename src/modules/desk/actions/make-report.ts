/** Fills the office's template with the figures of a month and keeps the result as it was that day, each number with its link. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { figureAt } from '../../figures/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import {
  type FilledFigure,
  fillTemplate,
  monthOf,
  readTemplate,
  type TemplatePart,
} from '../domain/report-template.ts';
import { officesOf } from '../domain/scope-places.ts';
import { findTemplate } from '../store/reports.read.ts';
import { insertReport } from '../store/reports.write.ts';
import { type DeskActionDeps, officeFor } from './desk-action-deps.ts';

export type ReportRefusal = NotAllowed | Refusal<'desk.report.month' | 'desk.report.template'>;

export interface MakeReportDeps extends DeskActionDeps {
  /** Used by an office that never wrote its own. */
  readonly usualTemplate: string;
  /** The figure as printed, with its link. */
  readonly written: (figure: FilledFigure) => string;
}

/** Gives the report's id. */
export function makeReport(
  deps: MakeReportDeps,
  order: {
    readonly actor: Actor | undefined;
    /** First day of a month that has begun. */
    readonly month: LocalDate;
    readonly command: string;
    readonly now: Instant;
  },
): Promise<Result<string, ReportRefusal>> {
  const { actor, month, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ReportRefusal>(trx, command, async () => {
      const office = officeFor(deps, actor, 'reports.write');
      if (!office.ok || actor === undefined) return office.ok ? refused({ code: 'accounts.not-signed-in' }) : office;
      if (!month.endsWith('-01') || month > localDateOf(now))
        return refused({ code: 'desk.report.month', field: 'month' });
      const template = await findTemplate(trx, officesOf(office.value, deps.places));
      const { parts, problems } = readTemplate(template?.body ?? deps.usualTemplate, deps.figures());
      // A figure of the template went out of the content since it was saved.
      if (problems.length > 0) return refused({ code: 'desk.report.template', field: 'month' });
      const figures = await figuresOf(trx, deps, parts, { office: office.value, month });
      const body = fillTemplate(parts, (index) => deps.written(figures[index]!));
      const id = deps.ids.next();
      const bodyHash = contentHash(body);
      await insertReport(trx, {
        ...{ id, office: office.value, month, templateId: template?.id, body, figures, bodyHash },
        ...{ by: actor.personId, at: now },
      });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...{ type: 'report.saved', actor: actorRef(actor), localityId: office.value, occurredAt: now },
          payload: { reportId: id, month, version: template?.version ?? 0, bodyHash },
        },
      ]);
      return accepted(id);
    }),
  );
}

async function figuresOf(
  trx: Trx,
  { places }: DeskActionDeps,
  parts: readonly TemplatePart[],
  { office, month }: { readonly office: string; readonly month: LocalDate },
): Promise<readonly FilledFigure[]> {
  const filled: FilledFigure[] = [];
  for (const part of parts) {
    if (!('placeholder' in part)) continue;
    const { figure, kind } = part.placeholder;
    const place = part.placeholder.place === 'here' ? office : part.placeholder.place;
    const period = monthOf(part.placeholder, month);
    // A place outside the office, after its role or the map changed, stays without a number.
    const value =
      places.contains(office, place) === 'yes'
        ? await figureAt(trx, places, { figure, kind, place, period })
        : undefined;
    filled.push({ figure, kind, place, month: period ?? null, value: value ?? null });
  }
  return filled;
}
