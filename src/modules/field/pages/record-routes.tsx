/** Addresses of what was sent: the list, one record, choosing among two, and asking the owner to sign. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { recordReading } from '../../enterprises/index.ts';
import { printSignatureCode, sendSignatureLetter } from '../actions/ask-for-signature.ts';
import { chooseAssessment } from '../actions/choose-record.ts';
import { ownContact } from '../actions/second-proof.ts';
import { seeRecord } from '../actions/see-record.ts';
import { signWithDigits } from '../actions/sign-record.ts';
import { fieldText } from '../messages/index.ts';
import { listFieldRecords, readPhoto } from '../store/records.read.ts';
import { type FieldPageDeps, fieldRoute } from './page-deps.ts';
import { RecordPage } from './record-page.tsx';
import { firmNames, readRecordView } from './record-view.ts';
import { RecordsPage, STATES } from './records-page.tsx';
import { SignSheetPage } from './sign-sheet-page.tsx';

const PAGE = 25;

export function recordRoutes(deps: FieldPageDeps): Route[] {
  type Handle = (deps: FieldPageDeps, request: PageRequest, actor: Actor) => Promise<Reply>;
  const route = (method: Route['method'], path: string, handle: Handle): Route =>
    fieldRoute(deps, method, `/records${path}`, (request, actor) => handle(deps, request, actor));
  return [
    route('GET', '', list),
    route('GET', '/:record', (_, request, actor) => show(deps, request, actor)),
    route('GET', '/:record/photos/:photo', photo),
    route('POST', '/:record/choose', choose),
    route('POST', '/:record/code', sendCode),
    route('POST', '/:record/sign', sign),
    route('POST', '/:record/paper', printSheet),
  ];
}

async function list(deps: FieldPageDeps, { language, query }: PageRequest, actor: Actor): Promise<Reply> {
  const state = STATES.find((each) => each === query.get('state'));
  const after = query.get('after');
  const records = await listFieldRecords(deps.db, {
    ...{ personId: actor.personId, state, limit: PAGE },
    after: isUuid(after) ? after : undefined,
  });
  return {
    kind: 'page',
    title: fieldText(language).records.title,
    section: 'desk',
    deskSection: 'field',
    body: (
      <RecordsPage
        {...{ language, list: records, state, isFirst: !isUuid(after) }}
        firms={await firmNames(deps.db, records.records)}
      />
    ),
  };
}

const recordId = ({ params }: PageRequest): string => params.record ?? '';
const addressOf = (request: PageRequest): string => `/${request.language}/desk/field/records/${recordId(request)}`;

async function show(deps: FieldPageDeps, request: PageRequest, actor: Actor, refusal?: Refusal): Promise<Reply> {
  const { language, now, query } = request;
  const seen = await seeRecord(deps, { actor, recordId: recordId(request), now });
  if (!seen.ok) return { kind: 'not-found' };
  const { record } = seen.value;
  if (record.dossierId !== undefined) {
    const subject = { kind: 'dossier', id: record.dossierId } as const;
    await recordReading(deps, { actor, subject, fields: ['assessment'], purpose: 'support', now });
  }
  const view = await readRecordView(deps, seen.value);
  const { errors } = fieldText(language);
  return {
    kind: 'page',
    ...(refusal && { status: 422 }),
    title: view.firm ?? fieldText(language).records.title,
    section: 'desk',
    deskSection: 'field',
    address: addressOf(request),
    body: (
      <RecordPage
        {...{ language, view, saved: refusal ? '' : query.get('saved'), nextCommand: () => deps.ids.next() }}
        reachesOwner={seen.value.isOwn && (await ownContact(deps, deps.db, record)) !== undefined}
        {...(refusal && {
          issues: [
            {
              field: refusal.code.startsWith('field.code') ? 'code' : '',
              message: errors[refusal.code] ?? refusal.code,
            },
          ],
        })}
      />
    ),
  };
}

/** A refusal is told on the record's own page; one of a record nobody may see is none. */
async function refusedOn(deps: FieldPageDeps, request: PageRequest, actor: Actor, refusal: Refusal): Promise<Reply> {
  if (refusal.code.startsWith('accounts.')) return { kind: 'refused', status: 403, code: refusal.code };
  return refusal.code === 'field.record.unknown' ? { kind: 'not-found' } : show(deps, request, actor, refusal);
}

async function photo(deps: FieldPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const seen = await seeRecord(deps, { actor, recordId: recordId(request), now: request.now });
  const id = request.params.photo ?? '';
  const bytes = seen.ok && isUuid(id) ? await readPhoto(deps.db, seen.value.record.id, id) : undefined;
  return bytes === undefined ? { kind: 'not-found' } : { kind: 'file', contentType: 'image/jpeg', body: bytes };
}

async function choose(deps: FieldPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const command = commandOf(deps, request);
  const chosen = await chooseAssessment(deps, { actor, recordId: recordId(request), command, now: request.now });
  if (!chosen.ok) return refusedOn(deps, request, actor, chosen.refusals[0]!);
  return { kind: 'redirect', to: `${addressOf(request)}?saved=chosen` };
}

async function sendCode(deps: FieldPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, now } = request;
  const order = { actor, recordId: recordId(request), command: commandOf(deps, request), language, now };
  const sent = await sendSignatureLetter(deps, order);
  if (!sent.ok) return refusedOn(deps, request, actor, sent.refusals[0]!);
  return { kind: 'redirect', to: `${addressOf(request)}?saved=sent#sign` };
}

async function sign(deps: FieldPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const typed = request.form.get('code').slice(0, 20);
  const signed = await signWithDigits(deps, { actor, recordId: recordId(request), typed, now: request.now });
  if (!signed.ok) return refusedOn(deps, request, actor, signed.refusals[0]!);
  return { kind: 'redirect', to: `${addressOf(request)}?saved=signed` };
}

async function printSheet(deps: FieldPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, now, today, origin } = request;
  const order = { actor, recordId: recordId(request), command: commandOf(deps, request), language, now };
  const printed = await printSignatureCode(deps, order);
  if (!printed.ok) return refusedOn(deps, request, actor, printed.refusals[0]!);
  const seen = await seeRecord(deps, { actor, recordId: recordId(request), now });
  if (!seen.ok) return { kind: 'not-found' };
  const view = await readRecordView(deps, seen.value);
  return {
    kind: 'page',
    title: fieldText(language).paper.title,
    section: 'desk',
    deskSection: 'field',
    address: addressOf(request),
    body: <SignSheetPage {...{ language, origin, today, view, printed: printed.value }} />,
  };
}
