/** An office writes its own template: read through first, a new version each time. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { LONGEST_TEMPLATE, readTemplate, type TemplateProblem } from '../domain/report-template.ts';
import { insertTemplate } from '../store/reports.write.ts';
import { type DeskActionDeps, officeFor } from './desk-action-deps.ts';

export type TemplateRefusal =
  | NotAllowed
  | Refusal<`desk.template.${TemplateProblem['code'] | 'empty' | 'too-long' | 'outside'}`>;

export function saveTemplate(
  deps: DeskActionDeps,
  order: { readonly actor: Actor | undefined; readonly body: string; readonly command: string; readonly now: Instant },
): Promise<Result<string, TemplateRefusal>> {
  const { actor, command, now } = order;
  const body = order.body.replace(/\r\n?/g, '\n').trim();
  return inTransaction(deps.db, (trx) =>
    onceAccepted<TemplateRefusal>(trx, command, async () => {
      const office = officeFor(deps, actor, 'reports.write');
      if (!office.ok || actor === undefined) return office.ok ? refused({ code: 'accounts.not-signed-in' }) : office;
      const problems = problemsOf(deps, body, office.value);
      if (problems.length > 0) return refused(...problems);
      const id = deps.ids.next();
      const version = await insertTemplate(trx, { id, office: office.value, body, by: actor.personId, at: now });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...{ type: 'report.template-saved', actor: actorRef(actor), localityId: office.value, occurredAt: now },
          payload: { templateId: id, version, bodyHash: contentHash(body) },
        },
      ]);
      return accepted(id);
    }),
  );
}

function problemsOf(
  deps: DeskActionDeps,
  body: string,
  office: string,
): readonly Exclude<TemplateRefusal, NotAllowed>[] {
  if (body === '') return [{ code: 'desk.template.empty', field: 'body' }];
  if (body.length > LONGEST_TEMPLATE) return [{ code: 'desk.template.too-long', field: 'body' }];
  const { parts, problems } = readTemplate(body, deps.figures());
  const outside = parts.flatMap((part) => {
    if (!('placeholder' in part)) return [];
    const { place } = part.placeholder;
    return place === 'here' || deps.places.contains(office, place) === 'yes' ? [] : [place.slice(0, 60)];
  });
  return [
    ...problems.map(({ code, written }) => ({
      ...{ code: `desk.template.${code}` as const, field: 'body', details: { written } },
    })),
    ...outside.map((written) => ({ code: 'desk.template.outside' as const, field: 'body', details: { written } })),
  ];
}
