/** One firm of the register: its page, the form that logs a contact, and the recorded look at how to reach it. */
import type { Actor } from '../../../foundation/actor.ts';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply } from '../../../foundation/http/route.ts';
import type { Issue } from '../../../ui/index.ts';
import { personNames } from '../../accounts/index.ts';
import {
  findRecord,
  isPersonalTaxCode,
  parseTaxCode,
  type RegisterRecord,
  recordReading,
} from '../../enterprises/index.ts';
import { logContact } from '../actions/log-contact.ts';
import { outreachText } from '../messages/index.ts';
import { canReach } from '../policy.ts';
import { findDetails, findFirmOutreach, listContacts, listDetailKinds } from '../store/outreach.read.ts';
import { FirmPage } from './firm-page.tsx';
import type { OutreachPageDeps } from './page-deps.ts';

export const baseOf = (language: string): string => `/${language}/desk/unreached`;

/** Firms outside the scope and firms nobody registered look alike. */
async function openFirm(deps: OutreachPageDeps, actor: Actor, typed: string): Promise<RegisterRecord | undefined> {
  const code = parseTaxCode(typed);
  if (!code.ok || isPersonalTaxCode(code.value.normalized)) return undefined;
  const record = await findRecord(deps.db, code.value.normalized);
  const context = { roles: deps.roles, contains: deps.places.contains };
  return record !== undefined && canReach(actor, 'firms.read', record, context).ok ? record : undefined;
}

interface Again {
  readonly issues?: readonly Issue[];
  readonly entered?: (field: string) => string;
  readonly withDetails?: boolean;
}

export async function firmPage(
  deps: OutreachPageDeps,
  request: PageRequest,
  actor: Actor,
  again: Again = {},
): Promise<Reply> {
  const { language } = request;
  const record = await openFirm(deps, actor, request.params.taxCode ?? '');
  if (record === undefined) return { kind: 'not-found' };
  const outreach = await findFirmOutreach(deps.db, record.taxCode);
  const contacts = outreach === undefined ? [] : await listContacts(deps.db, outreach.id);
  const context = { roles: deps.roles, contains: deps.places.contains };
  const place = record.communeId ?? record.provinceId;
  return {
    kind: 'page',
    ...((again.issues?.length ?? 0) > 0 && { status: 422 }),
    title: record.name,
    section: 'desk',
    deskSection: 'unreached',
    address: `${baseOf(language)}/firms/${record.taxCode}`,
    body: (
      <FirmPage
        language={language}
        base={baseOf(language)}
        record={record}
        placeName={place === undefined ? '' : deps.places.addressOf(place, language)}
        industryName={
          record.industryCode === undefined
            ? ''
            : deps.industries.nameOf(`${record.industryEdition}:${record.industryCode}`, language)
        }
        outreach={outreach}
        contacts={contacts}
        colleagues={
          await personNames(
            deps.db,
            contacts.map(({ personId }) => personId),
          )
        }
        detailKinds={outreach === undefined ? [] : await listDetailKinds(deps.db, outreach.id)}
        details={again.withDetails && outreach !== undefined ? await findDetails(deps.db, outreach.id) : undefined}
        mayContact={canReach(actor, 'firms.contact', record, context).ok}
        nextCommand={() => deps.ids.next()}
        saved={request.query.get('saved') === '1'}
        issues={again.issues ?? []}
        entered={again.entered ?? (() => '')}
      />
    ),
  };
}

export async function saveContact(deps: OutreachPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const record = await openFirm(deps, actor, request.params.taxCode ?? '');
  if (record === undefined) return { kind: 'not-found' };
  const next = readDay(form.get('next'));
  const errors = outreachText(language).errors;
  const logged =
    next === 'no-date'
      ? { ok: false as const, refusals: [{ code: 'outreach.next.not-a-date', field: 'next' }] }
      : await logContact(deps, {
          actor,
          taxCode: record.taxCode,
          channel: form.get('channel'),
          outcome: form.get('outcome'),
          nextOn: next,
          note: form.get('note'),
          details: { contactName: form.get('contactName'), phone: form.get('phone'), address: form.get('address') },
          command: commandOf(deps, request),
          now,
        });
  if (logged.ok) return { kind: 'redirect', to: `${baseOf(language)}/firms/${record.taxCode}?saved=1#history` };
  const issues = logged.refusals.flatMap(({ code, field }) => {
    const message = errors[code];
    return field === undefined || message === undefined ? [] : [{ field, message }];
  });
  if (issues.length === 0)
    return { kind: 'refused', status: 403, code: logged.refusals[0]?.code ?? 'accounts.role-may-not' };
  return firmPage(deps, request, actor, { issues, entered: (field) => form.get(field).slice(0, 600) });
}

/** Shows how to reach one firm; the firm will read who looked. */
export async function showReach(deps: OutreachPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const record = await openFirm(deps, actor, request.params.taxCode ?? '');
  if (record === undefined) return { kind: 'not-found' };
  const allowed = canReach(actor, 'firms.contact', record, { roles: deps.roles, contains: deps.places.contains });
  if (!allowed.ok) return { kind: 'refused', status: 403, code: allowed.refusals[0]?.code ?? 'accounts.role-may-not' };
  const subject = { kind: 'register' as const, id: record.taxCode };
  await recordReading(deps, { actor, subject, fields: ['contact'], purpose: 'contact', now: request.now });
  return firmPage(deps, request, actor, { withDetails: true });
}

/** `25/11/2026`, as people write it here; empty is no day. */
function readDay(text: string): LocalDate | undefined | 'no-date' {
  if (text === '') return undefined;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? 'no-date';
}
