/** Settles what an officer says about a file (which column is what, the day, wrong lines) and, when told so, puts it into the row. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { type FileMapping, planColumns } from '../domain/register-columns.ts';
import { isOpen } from '../domain/register-upload.ts';
import { findUpload, lockUpload, uploadSource } from '../store/register-uploads.read.ts';
import { rememberMapping, settleUpload } from '../store/register-uploads.write.ts';
import { type ImportDeskDeps, importAreaOf } from './import-desk-deps.ts';
import { firstLines } from './preview-upload.ts';
import { fingerprintOf, proposeMapping } from './receive-upload.ts';
import { registerFile, UnreadableFile } from './register-file.ts';

export interface SettleOrder {
  readonly actor: Actor | undefined;
  readonly uploadId: string;
  readonly mapping: FileMapping;
  readonly asOf: LocalDate;
  readonly keepGood: boolean;
  /** Begin with it as soon as no other import is being read. */
  readonly start: boolean;
  readonly now: Instant;
}

export async function settleRegisterUpload(
  deps: ImportDeskDeps,
  order: SettleOrder,
): Promise<Result<undefined, Refusal>> {
  const may = importAreaOf(deps, order.actor);
  if (!may.ok) return may;
  const area = may.value;
  const found = await findUpload(deps.db, order.uploadId, area);
  if (found === undefined) return refused({ code: 'enterprises.register.no-such-import' });
  let { headings } = found;
  let { mapping } = order;
  if (mapping.delimiter !== found.mapping.delimiter) {
    const again = await readAgain(deps, found, mapping);
    if (!again.ok) return again;
    headings = again.value;
    mapping = { ...(await proposeMapping(deps, area, headings)), ...pick(mapping) };
  }
  const planned = planColumns(headings, mapping);
  if (order.start && !planned.ok) return planned;
  return inTransaction(deps.db, async (trx) => {
    const upload = await lockUpload(trx, order.uploadId, area);
    if (upload === undefined) return refused({ code: 'enterprises.register.no-such-import' });
    // Started twice is started.
    if (!isOpen(upload)) return order.start ? accepted(undefined) : refused({ code: 'enterprises.register.begun' });
    const { asOf, keepGood } = order;
    const state = order.start ? 'waiting' : 'arrived';
    await settleUpload(trx, upload.id, { headings, mapping, asOf, keepGood, state });
    if (order.start) {
      const by = order.actor?.personId ?? upload.uploadedBy;
      await rememberMapping(trx, { area, fingerprint: fingerprintOf(headings), mapping, by, at: order.now });
    }
    return accepted(undefined);
  });
}

const pick = ({ delimiter, industryEdition }: FileMapping): FileMapping => ({
  ...(delimiter !== undefined && { delimiter }),
  ...(industryEdition !== undefined && { industryEdition }),
});

/** Another delimiter makes other headings. */
async function readAgain(
  { db }: ImportDeskDeps,
  upload: { readonly id: string; readonly size: number },
  { delimiter }: FileMapping,
): Promise<Result<readonly string[], Refusal>> {
  try {
    const file = await registerFile(uploadSource(db, upload));
    return accepted((await firstLines(file, delimiter === undefined ? {} : { delimiter })).headings);
  } catch (fault) {
    if (fault instanceof UnreadableFile) return refused({ code: fault.code });
    throw fault;
  }
}
