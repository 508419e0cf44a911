/** Ties to vendors as an adviser declares them: a vendor of the catalogue or one typed in, and what ties them. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

/** As typed. */
export interface EnteredConflict {
  readonly vendorName: string;
  readonly nature: string;
}

export type ConflictRefusal = Refusal<'advisers.conflict.vendor' | 'advisers.conflict.nature'>;

const LONGEST = 200;

/** Empty rows are left out; the rows of a form are numbered from 1. */
export function readConflicts(
  rows: readonly EnteredConflict[],
  { isNature }: { readonly isNature: (code: string) => boolean },
): Result<readonly EnteredConflict[], ConflictRefusal> {
  const read: EnteredConflict[] = [];
  const refusals: ConflictRefusal[] = [];
  for (const [index, row] of rows.entries()) {
    const vendorName = row.vendorName.replace(/\s+/g, ' ').trim();
    const { nature } = row;
    if (vendorName === '' && nature === '') continue;
    if (vendorName === '' || vendorName.length > LONGEST)
      refusals.push({ code: 'advisers.conflict.vendor', field: `vendor${String(index + 1)}` });
    if (!isNature(nature)) refusals.push({ code: 'advisers.conflict.nature', field: `nature${String(index + 1)}` });
    if (!read.some((known) => known.vendorName === vendorName && known.nature === nature))
      read.push({ vendorName, nature });
  }
  return refusals.length > 0 ? refused(...refusals) : accepted(read);
}
